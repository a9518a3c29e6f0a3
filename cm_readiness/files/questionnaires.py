"""Questionnaires: TOML files in a folder to one checked value, and where to look for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..core.errors import Fault, ReadinessError
from ..core.questionnaire import Questionnaire
from ..core.text import Text
from .heads import heads_in
from .key_paths import shortened
from .questionnaire_cache import kept_in
from .questionnaire_names import FRAME, ID, version_order
from .shipped import questionnaires_folder
from .sidecar_files import real_path

# What reads and checks a whole questionnaire is imported where nothing usable is kept.


class Found(NamedTuple):
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
    from .questionnaire_reading import checked

    questionnaire, faults = checked(folder)
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
    from .measuring_tables import check_tables
    from .questionnaire_reading import checked

    try:
        questionnaire, faults = checked(folder)
    except ReadinessError as error:
        return error.faults
    if questionnaire is None:
        return faults
    options = [o.id for asked in questionnaire.profile if asked.id == "channels" for o in asked.options]
    return (*faults, *check_tables(folder, questionnaire.languages, frozenset(options)))


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
    from .model_faults import nearest

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
    for folder, head in heads_in(place):
        title = Text.model_construct(head.title)
        yield Found(head.id, head.version, title, folder, shipped=shipped, used=False)


def _may_bear_its_id(own: Found, shipped: Found | None) -> bool:
    return shipped is None or version_order(own.version) > version_order(shipped.version)
