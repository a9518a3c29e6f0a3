"""The files of a questionnaire to one checked value, and everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.errors import Fault, ReadinessError
from ..core.questionnaire import Dimension, Questionnaire
from ..core.text import Text
from .faults import shown
from .key_paths import KeyPath
from .model_faults import model_faults
from .questionnaire_checks import check_draft
from .questionnaire_draft import Draft, format_faults, read_draft, read_frame
from .questionnaire_names import ID, Head
from .questionnaire_shape import Shaper
from .toml_file import TomlFile

NOT_AUTHORED = frozenset(
    {"dimensions", "fingerprint", "digests", "digests_before", "effort_factor", "phrases", "addressed"}
)
"""What a questionnaire has that stands in no frame."""


def head_of(folder: Path) -> Head | None:
    """What a questionnaire says it is; None where its frame cannot be read or says nothing of the kind."""
    try:
        frame = read_frame(folder)
    except ReadinessError:
        return None
    identifier, version = frame.data.get("id"), frame.data.get("version")
    if isinstance(identifier, str) and ID.fullmatch(identifier) and isinstance(version, str):
        return Head(identifier, version, _title(frame, identifier).root)
    return None


def _title(frame: TomlFile, identifier: str) -> Text:
    title = frame.data.get("title")
    shaper = Shaper(frame, _languages(frame))
    shaped = shaper.table(Questionnaire, {"title": title}, (), hidden=frozenset())["title"]
    return Text.model_validate(shaped if title else {"": identifier})


def checked(folder: Path) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
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
