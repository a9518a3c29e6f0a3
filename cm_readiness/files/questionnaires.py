"""Questionnaires: TOML files in a folder to one checked value, and where to look for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import Fault, ReadinessError
from ..core.questionnaire import Dimension, Questionnaire
from ..core.text import Text
from .faults import cannot_read, shown
from .model_faults import model_faults, nearest
from .questionnaire_cache import kept_in
from .questionnaire_checks import check_draft, version_order
from .questionnaire_draft import FRAME, ID, Draft, format_faults, read_draft, read_frame
from .questionnaire_shape import Shaper
from .shipped import questionnaires_folder
from .sidecar_files import real_path
from .toml_file import TomlFile
from .toml_lines import KeyPath, shortened

NOT_AUTHORED = frozenset(
    {"dimensions", "fingerprint", "digests", "digests_before", "effort_factor", "phrases", "addressed"}
)
"""What a questionnaire has that stands in no frame."""


@dataclass(frozen=True)
class Found:
    """A questionnaire that was found in one of the folders."""

    id: str
    version: str
    title: Text
    folder: Path
    shipped: bool
    used: bool
    """Whether this is the one that its id stands for here."""


def read_questionnaire(folder: Path) -> Questionnaire:
    """Read and check a questionnaire.

    Args:
        folder: the one with `questionnaire.toml`.

    Raises:
        ReadinessError: with all faults; those that are tolerated do not raise on their own.
    """
    kept = kept_in(folder)
    known = kept.read() if kept is not None else None
    if known is not None:
        return known
    questionnaire, faults = _read(folder)
    if questionnaire is None:
        first = next(fault for fault in faults if not fault.tolerated)
        raise ReadinessError(first.code, first.where, faults=faults, **first.values)
    if kept is not None and kept == kept_in(folder):
        # Otherwise the files were changed while they were read.
        kept.write(questionnaire)
    return questionnaire


def check_questionnaire(folder: Path) -> tuple[Fault, ...]:
    """All faults of a questionnaire, those that are tolerated too.

    Args:
        folder: the one with `questionnaire.toml`.
    """
    try:
        return _read(folder)[1]
    except ReadinessError as error:
        return error.faults


def find_questionnaires(near: Path | None, folder: Path | None) -> tuple[Found, ...]:
    """All questionnaires that can be found, in the order in which they are looked up.

    One whose frame cannot be read is left out.

    Args:
        near: the folder of an assessment's file.
        folder: the folder of the assessments.
    """
    found: list[Found] = []
    used: set[str] = set()
    shipped = {item.id: item for item in _in_folder(questionnaires_folder(), shipped=True)}
    own = [item for place in _own_folders(near, folder) for item in _in_folder(place, shipped=False)]
    for item in (*own, *shipped.values()):
        counts = item.id not in used and (item.shipped or _may_bear_its_id(item, shipped.get(item.id)))
        if counts:
            used.add(item.id)
        found.append(Found(item.id, item.version, item.title, item.folder, shipped=item.shipped, used=counts))
    return tuple(found)


def find_questionnaire(identifier: str, *, near: Path | None, folder: Path | None) -> Questionnaire:
    """The questionnaire that an id stands for.

    Args:
        identifier: its id.
        near: the folder of the assessment's file.
        folder: the folder of the assessments.

    Raises:
        ReadinessError: `no_such_questionnaire`, or the faults of the one that was found.
    """
    if not ID.fullmatch(identifier):
        raise ReadinessError("no_such_questionnaire", word=shortened(identifier))
    places = _own_folders(near, folder)
    own = [item for place in places for item in _in_folder(place, shipped=False)]
    listed = {item.folder for item in own}
    for place in places:
        # One that is meant and cannot be listed says why, rather than give way to another in silence.
        if place / identifier not in listed and os.path.isfile(place / identifier / FRAME):  # noqa: PTH113
            return read_questionnaire(place / identifier)
    shipped = questionnaires_folder() / identifier
    if identifier not in {item.id for item in own} and (shipped / FRAME).is_file():
        return read_questionnaire(shipped)
    found = find_questionnaires(near, folder)
    for item in found:
        if item.id == identifier and item.used:
            return read_questionnaire(item.folder)
    near_id = nearest(identifier, {item.id for item in found})
    if near_id is None:
        raise ReadinessError("no_such_questionnaire", word=shortened(identifier))
    raise ReadinessError("no_such_questionnaire_nearest", word=shortened(identifier), nearest=near_id)


def _own_folders(near: Path | None, folder: Path | None) -> tuple[Path, ...]:
    places = [place / "questionnaires" for place in (near, folder) if place is not None]
    # The folder that the program was started in may be gone: then paths are taken as they are.
    distinct = {real_path(place): place for place in reversed(places)}
    distinct.pop(real_path(questionnaires_folder()), None)
    return tuple(reversed(distinct.values()))


def _in_folder(place: Path, *, shipped: bool) -> Iterator[Found]:
    """The questionnaires of one folder whose frames say what they are."""
    try:
        folders = sorted(path.parent for path in place.glob(f"*/{FRAME}"))
    except (OSError, ValueError) as error:
        raise cannot_read(place, error) from error
    for folder in folders:
        try:
            frame = read_frame(folder)
        except ReadinessError:
            continue
        identifier, version = frame.data.get("id"), frame.data.get("version")
        if isinstance(identifier, str) and ID.fullmatch(identifier) and isinstance(version, str):
            title = _title(frame, identifier)
            yield Found(identifier, version, title, folder, shipped=shipped, used=False)


def _title(frame: TomlFile, identifier: str) -> Text:
    shaped = Shaper(frame, _languages(frame)).table(
        Questionnaire, {"title": frame.data.get("title")}, (), hidden=frozenset()
    )["title"]
    return Text.model_validate(shaped if frame.data.get("title") else {"": identifier})


def _may_bear_its_id(own: Found, shipped: Found | None) -> bool:
    return shipped is None or version_order(own.version) > version_order(shipped.version)


def _read(folder: Path) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    """The questionnaire, unless a fault stands in its way, and all faults."""
    draft = read_draft(folder)
    newer = [fault for file in draft.files for fault in format_faults(file)]
    if any(fault.code == "newer_questionnaire" for fault in newer):
        return None, tuple(newer)
    languages = _languages(draft.frame)
    data, faults = _shaped(draft, languages)
    questionnaire = None
    try:
        questionnaire = Questionnaire.model_validate(data, strict=True)
    except ValueError as error:
        faults += model_faults(error, data, _Resolver(draft.frame, tuple(draft.dimensions.values())))
    faults += [*draft.faults, *newer, *check_draft(draft)]
    if draft.faults:
        faults = [fault for fault in faults if (fault.code, fault.where.key) != ("too_few", "dimensions")]
    if any(not fault.tolerated for fault in faults):
        questionnaire = None
    return _identified(questionnaire, draft), _in_order(faults, draft)


def _identified(questionnaire: Questionnaire | None, draft: Draft) -> Questionnaire | None:
    if questionnaire is None:
        return None
    identity = {
        "fingerprint": draft.fingerprint,
        "digests": draft.digests,
        "digests_before": draft.digests_before(questionnaire.languages),
    }
    return questionnaire.model_copy(update=identity)


def _languages(frame: TomlFile) -> tuple[str, ...]:
    """The declared languages; none when that declaration is at fault itself."""
    found = frame.data.get("languages")
    if not isinstance(found, list) or not all(isinstance(language, str) for language in found):
        return ()
    return tuple(dict.fromkeys(found))


def _shaped(draft: Draft, languages: tuple[str, ...]) -> tuple[dict[str, object], list[Fault]]:
    """All files as one table for the model, its texts complete and its criteria under their full ids."""
    shaper = Shaper(draft.frame, languages)
    declared = draft.frame.data.get("dimensions")
    frame = {key: value for key, value in draft.frame.data.items() if key not in ("format", "dimensions")}
    data = shaper.table(Questionnaire, frame, (), hidden=NOT_AUTHORED)
    faults = shaper.faults
    if isinstance(declared, list):
        dimensions: list[dict[str, object]] = []
        for name, file in draft.dimensions.items():
            shaper = Shaper(file, languages)
            own = {key: value for key, value in file.data.items() if key != "format"}
            dimensions.append(_with_full_ids(name, shaper.table(Dimension, own, (), hidden=frozenset())))
            faults += shaper.faults
        data["dimensions"] = tuple(dimensions)
    elif declared is not None:
        data["dimensions"] = declared
    return data, faults


def _with_full_ids(name: str, dimension: dict[str, object]) -> dict[str, object]:
    criteria = dimension.get("criteria")
    for criterion in criteria if isinstance(criteria, tuple) else ():
        if isinstance(criterion, dict) and isinstance(criterion.get("id"), str):
            criterion["id"] = f"{name}.{criterion['id']}"
    return dimension


@dataclass(frozen=True)
class _Resolver:
    """From a place in the whole questionnaire to the file that it came from."""

    frame: TomlFile
    dimensions: tuple[TomlFile, ...]

    def __call__(self, path: KeyPath) -> tuple[TomlFile, KeyPath]:
        match path:
            case ("dimensions", int(place), *rest):
                return self.dimensions[place], tuple(rest)
            case _:
                return self.frame, path


def _in_order(faults: list[Fault], draft: Draft) -> tuple[Fault, ...]:
    """Faults as a person goes through the files: file by file, line by line."""
    files = [shown(file.path) for file in draft.files]

    def order(fault: Fault) -> tuple[int, int, str]:
        place = fault.where
        rank = files.index(place.file) if place.file in files else len(files)
        return rank, place.line or 0, place.key

    return tuple(sorted(_distinct(faults), key=order))


def _distinct(faults: list[Fault]) -> list[Fault]:
    """Faults without those that say the same about the same place."""
    return list({(fault.code, fault.where): fault for fault in reversed(faults)}.values())
