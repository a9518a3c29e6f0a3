"""Open an assessment so that damage costs nothing: from its file, else from its last good copy."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..core.assessment import Assessment
from ..core.errors import Fault, Place, ReadinessError
from .assessment_reading import parse_assessment
from .atomic import write_bytes
from .faults import shown
from .migration import FORMAT
from .sidecar_files import last_good_path, real_path
from .toml_file import INVALID, read_content

DAMAGE = frozenset(
    ("not_utf8", "invalid_toml", "beyond_limits", "too_deep", "too_many_keys", "number_too_large", "cut_off")
).union(INVALID.values())
"""What no person writes on purpose; other faults are named with their line, and the file is left alone."""


@dataclass(frozen=True)
class Opened:
    """An assessment that was opened, and how."""

    path: Path
    assessment: Assessment
    content: bytes
    """What the file holds, damaged or not."""
    format: int = FORMAT
    """The format that it was written in."""
    damage: Fault | None = None
    """What is wrong with the file, where the last good copy was taken instead."""

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What to tell the person."""
        if self.damage is None:
            return ()
        saved = self.assessment.last_changed.isoformat()
        return self.damage, Fault("last_good_used", {"saved": saved}, Place(shown(self.path)))


def open_kept(path: Path) -> Opened:
    """Open an assessment; a damaged one from its last good copy. Nothing on the disk is changed.

    Raises:
        ReadinessError: what keeps it from being opened, where there is no good copy either.
    """
    content = read_content(path)
    try:
        assessment, file = parse_assessment(path, content)
    except ReadinessError as error:
        instead = _instead(path, content, error.fault if _is_damage(error.fault, content) else None)
        if instead is None:
            raise
        return instead
    if (instead := _instead(path, content)) is not None:
        return instead
    found = file.data.get("format")
    return Opened(path, assessment, content, found if isinstance(found, int) else FORMAT)


def read_last_good(path: Path) -> Assessment | None:
    """The last good copy of an assessment; None where there is none that can be read."""
    copy = last_good_path(path)
    try:
        return parse_assessment(path, read_content(copy))[0]
    except ReadinessError:
        return None


def keep_last_good(path: Path, content: bytes) -> None:
    """Keep a copy of what was just saved; where that is not possible, the older one stays.

    Args:
        path: the assessment.
        content: what it holds now.
    """
    copy = last_good_path(path)
    if copy.is_symlink():
        return
    try:
        write_bytes(copy, content, replace=True)
    except ReadinessError:
        # The answer itself is saved; the next one tries again.
        return


def forget_last_good(path: Path) -> None:
    """Remove the copy of an earlier file of this name, which a new one has nothing to do with."""
    with suppress(OSError, ValueError):
        last_good_path(path).unlink(missing_ok=True)


def _instead(path: Path, content: bytes, damage: Fault | None = None) -> Opened | None:
    """The last good copy, where the file is damaged or cut off and there is one."""
    damage = damage or _cut_off(path, content)
    kept = read_last_good(path) if damage is not None else None
    return None if kept is None else Opened(path, kept, content, damage=damage)


def _is_damage(fault: Fault, content: bytes) -> bool:
    headless = fault.code == "missing_key" and fault.where.key == "format"
    return fault.code in DAMAGE or headless or not content.strip(b"\0\t\r\n ")


def _cut_off(path: Path, content: bytes) -> Fault | None:
    """What is missing of a copy that broke off, which may well be valid TOML; None where nothing is."""
    copy = last_good_path(path)
    try:
        if copy.stat().st_size <= len(content):
            return None
        kept = read_content(copy)
    except (OSError, ReadinessError):
        return None
    if not kept.startswith(content):
        return None
    return Fault("cut_off", {"missing": len(kept) - len(content)}, Place(shown(real_path(path))))
