"""What a team's store could not be told yet: one private file of the user's data for each open assessment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

from ..core.assessment import Assessment
from ..core.errors import ReadinessError
from ..core.store import Reference
from .assessment_reading import parse_assessment
from .assessment_text import assessment_text
from .atomic import make_folder, write_bytes
from .faults import cannot_read
from .paths import unsent_folder
from .process import Process, is_running, this_process

FORMAT = 1
ENDING = ".json"
_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class Kept:
    """An assessment that is kept on this machine until the store has it."""

    path: Path
    """Its file."""
    reference: Reference
    """Which one it is in the store."""
    base: Assessment | None
    """What the store had when it was known last; None for one that is still to be created there."""
    ours: Assessment
    """What was saved here."""


class Unsent:
    """What is kept here for one store.

    Args:
        place: the store's, as it may be shown.
    """

    _used_here: ClassVar[set[Path]] = set()
    """Files of this process that are not to be sent by another part of it: somebody works on them."""

    def __init__(self, place: str) -> None:
        self._place = place

    @property
    def folder(self) -> Path:
        """Where the files are; it need not be there."""
        return unsent_folder() / hashlib.sha256(self._place.encode("utf-8", "replace")).hexdigest()[:16]

    def keep(
        self, path: Path | None, reference: Reference, base: Assessment | None, ours: Assessment
    ) -> Path:
        """Write one in one step; returns when it is on the disk.

        Args:
            path: its file, which it replaces; None for a new one.
            reference: which assessment of the store it is.
            base: what the store had when it was known last.
            ours: all of it.

        Returns:
            Its file.

        Raises:
            ReadinessError: the disk refuses.
        """
        folder = self.folder
        make_folder(folder)
        with suppress(OSError):
            folder.chmod(0o700)
        path = path or folder / f"{uuid4().hex}{ENDING}"
        said: dict[str, object] = {
            "format": FORMAT,
            "store": self._place,
            "reference": asdict(reference),
            "process": asdict(this_process()),
            "base": None if base is None else assessment_text(base),
            "ours": assessment_text(ours),
        }
        self._used_here.add(path)
        _write(path, said)
        return path

    def take_up(self, kept: Kept) -> None:
        """Work on one goes on here: nobody else sends it meanwhile.

        Raises:
            ReadinessError: the disk refuses.
        """
        self.keep(kept.path, kept.reference, kept.base, kept.ours)

    def let_go(self, path: Path) -> None:
        """Nobody works on it here any more: whoever comes next may send it."""
        self._used_here.discard(path)
        with suppress(ReadinessError, ValueError, TypeError):
            # Otherwise the others would wait until this process ends.
            _write(path, {**_read(path), "process": None})

    def forget(self, path: Path) -> None:
        """Remove one that the store has."""
        self._used_here.discard(path)
        with suppress(OSError):
            path.unlink()
        with suppress(OSError):
            path.parent.rmdir()

    def waiting(self) -> tuple[Kept, ...]:
        """Those that nobody works on, in the order of their files; what cannot be read stays where it is."""
        return tuple(self._waiting())

    def of(self, reference: Reference) -> tuple[Kept, ...]:
        """Those of one assessment that nobody works on."""
        return tuple(kept for kept in self._waiting() if kept.reference.key == reference.key)

    def references(self) -> tuple[Reference, ...]:
        """The assessments of which something is kept, each once."""
        return tuple(dict.fromkeys(kept.reference for kept in self._waiting()))

    def _waiting(self) -> Iterator[Kept]:
        try:
            names = sorted(path.name for path in self.folder.iterdir() if path.suffix == ENDING)
        except OSError:
            return
        for name in names:
            path = self.folder / name
            # One that another program has sent meanwhile, or that is damaged, keeps nobody from the others.
            with suppress(ReadinessError, ValueError, KeyError, TypeError):
                said = _read(path)
                if said["format"] == FORMAT and not self._is_used(path, said["process"]):
                    yield _kept(path, said)

    def _is_used(self, path: Path, process: Mapping[str, Any] | None) -> bool:
        if process is None:
            return False
        who, here = Process(**process), this_process()
        if who == here:
            return path in self._used_here
        return who.shares_machine(here) and is_running(who.number, who.started)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except OSError as error:
        raise cannot_read(path, error) from error
    if not isinstance(found, dict):
        raise TypeError
    return found


def _write(path: Path, said: Mapping[str, object]) -> None:
    write_bytes(path, json.dumps(said, ensure_ascii=False).encode("utf-8"), replace=True)


def _kept(path: Path, said: Mapping[str, Any]) -> Kept:
    reference = Reference(**said["reference"])
    base = None if said["base"] is None else _parsed(path, said["base"])
    return Kept(path, reference, base, _parsed(path, said["ours"]))


def _parsed(path: Path, text: str) -> Assessment:
    return parse_assessment(path, text.encode("utf-8"))[0]
