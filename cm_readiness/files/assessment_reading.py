"""The file of an assessment to one value, or all faults that keep it from being opened."""

from __future__ import annotations

from pathlib import Path

from .. import __version__
from ..core.assessment import Assessment
from ..core.errors import Place, ReadinessError, error_of
from .faults import shown
from .migration import FORMAT, migrated, oldest
from .toml_file import TomlFile, frozen, parse_toml, read_content, text_of


def read_assessment(path: Path) -> Assessment:
    """Read an assessment.

    Raises:
        ReadinessError: with all faults that keep it from being opened.
    """
    return open_assessment(path)[0]


def open_assessment(path: Path) -> tuple[Assessment, TomlFile]:
    """Read an assessment, and keep the file for the lines of its keys.

    Raises:
        ReadinessError: as `read_assessment`.
    """
    return parse_assessment(path, read_content(path))


def parse_assessment(path: Path, data: bytes) -> tuple[Assessment, TomlFile]:
    """Read what an assessment's file holds; one of an older format is brought forward.

    Args:
        path: the file, for the sentences.
        data: all of it.

    Raises:
        ReadinessError: as `read_assessment`.
    """
    try:
        file = parse_toml(path, data)
    except ReadinessError as error:
        raise _of_conflict(path, data) or error from None
    refuse_other_formats(file, oldest())
    return validated(frozen(migrated(file)), file), file


def _of_conflict(path: Path, data: bytes) -> ReadinessError | None:
    """That git has left both sides of a conflict in a file; None where it has not."""
    from .conflict_markers import first_marker

    try:
        line = first_marker(text_of(data))
    except UnicodeDecodeError:
        return None
    if line is None:
        return None
    return ReadinessError("conflict_markers", Place(shown(path), line=line), file=shown(path))


def refuse_other_formats(file: TomlFile, least: int = FORMAT) -> None:
    """Refuse a machine-owned file of a newer program before anything else is looked at.

    Args:
        file: what was read.
        least: the oldest format that can be read.

    Raises:
        ReadinessError: `newer_format`, `bad_format`, or `missing_key`.
    """
    found = file.data.get("format")
    if found is None:
        raise ReadinessError("missing_key", file.place(("format",)))
    if isinstance(found, bool) or not isinstance(found, int) or found < least:
        raise ReadinessError("bad_format", file.place(("format",)), format=FORMAT)
    if found > FORMAT:
        writer = file.data.get("written_by")
        if not isinstance(writer, str) or not writer.strip():
            raise ReadinessError("newer_format_of_unknown", file.place(), version=__version__)
        raise ReadinessError("newer_format", file.place(), writer=writer, version=__version__)


def validated(data: object, file: TomlFile | None) -> Assessment:
    """An assessment from plain data.

    Args:
        data: as a file holds it, with tuples for lists.
        file: what it was read from; None for data that is new.

    Raises:
        ReadinessError: with a fault for each key that the model refuses.
    """
    source = file or TomlFile(Path(), "", {})
    try:
        return Assessment.model_validate(data, strict=True)
    except ValueError as error:
        from .model_faults import model_faults

        faults = model_faults(error, data, lambda path: (source, path))
    raise error_of(sorted(faults, key=lambda fault: fault.where.line or 0))
