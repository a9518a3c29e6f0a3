"""What measures go by beside the criteria: limits of platforms and trades, from a questionnaire's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ..core.authored import Authored
from ..core.errors import Fault, Place, ReadinessError, error_of
from ..core.platform_limits import Limits
from ..core.trades import ANY, GROUP, Trades
from .faults import shown
from .key_paths import KeyPath
from .model_faults import model_faults
from .questionnaire_draft import format_faults
from .questionnaire_names import ID
from .questionnaire_shape import Shaper
from .toml_file import TomlFile, read_toml, tables

LIMITS, TRADES = "limits.toml", "trades.toml"
FILES = (LIMITS, TRADES)
"""Files of a questionnaire that are no dimensions; it may have them or not."""

T = TypeVar("T", bound=Authored)


def read_limits(folder: Path, languages: tuple[str, ...]) -> Limits:
    """The limits of platforms that a questionnaire has.

    Args:
        folder: the one with `questionnaire.toml`.
        languages: those of the questionnaire.

    Raises:
        ReadinessError: `measure_no_table_file` where it has none, or all faults of it.
    """
    return _read(Limits, folder / LIMITS, languages)


def read_trades(folder: Path, languages: tuple[str, ...]) -> Trades:
    """The trades that a questionnaire has; as `read_limits`."""
    return _read(Trades, folder / TRADES, languages)


def check_tables(folder: Path, languages: tuple[str, ...], channels: frozenset[str]) -> tuple[Fault, ...]:
    """All faults of both files, where they are there.

    Args:
        folder: the one with `questionnaire.toml`.
        languages: those of the questionnaire.
        channels: the ids of the channels that a profile can name.
    """
    faults: list[Fault] = []
    for name, model in ((LIMITS, Limits), (TRADES, Trades)):
        if not (folder / name).exists():
            continue
        try:
            file = read_toml(folder / name)
        except ReadinessError as error:
            faults += error.faults
            continue
        faults += _checked(model, file, languages)[1]
        faults += _references(file, channels) if model is Limits else _ids(file)
    return tuple(sorted(faults, key=lambda fault: (fault.where.file, fault.where.line or 0)))


def _read(model: type[T], path: Path, languages: tuple[str, ...]) -> T:
    try:
        file = read_toml(path)
    except ReadinessError as error:
        if error.fault.code != "no_such_file":
            raise
        raise ReadinessError("measure_no_table_file", Place(shown(path.parent)), name=path.name) from None
    found, faults = _checked(model, file, languages)
    if found is None:
        raise error_of([fault for fault in faults if not fault.tolerated] or faults)
    return found


def _checked(model: type[T], file: TomlFile, languages: tuple[str, ...]) -> tuple[T | None, list[Fault]]:
    faults = list(format_faults(file))
    shaper = Shaper(file, languages)
    data = shaper.table(model, file.data, (), hidden=frozenset())
    faults += shaper.faults
    found: T | None = None
    try:
        found = model.model_validate(data, strict=True)
    except ValidationError as error:
        faults += model_faults(error, data, lambda path: (file, path))
    if model is Trades:
        faults += _unknown_groups(file)
    return (None if any(not fault.tolerated for fault in faults) else found), faults


def _references(file: TomlFile, channels: frozenset[str]) -> list[Fault]:
    """Limits of platforms that no profile can name."""
    return [
        file.fault("limit_of_no_channel", ("limits", place, "platform"), word=str(limit["platform"]))
        for place, limit in tables(file.data.get("limits"))
        if isinstance(limit.get("platform"), str) and limit["platform"] not in channels
    ]


def _ids(file: TomlFile) -> list[Fault]:
    faults: list[Fault] = []
    seen: set[str] = set()
    for place, trade in tables(file.data.get("trades")):
        identifier = trade.get("id")
        if not isinstance(identifier, str):
            continue
        if not ID.fullmatch(identifier):
            faults.append(file.fault("bad_id", ("trades", place, "id"), word=identifier))
        elif identifier in seen:
            faults.append(file.fault("stands_twice", ("trades", place, "id"), word=identifier))
        seen.add(identifier)
    return faults


def _unknown_groups(file: TomlFile) -> list[Fault]:
    """Cues and phrases that name a group of words that their language does not have."""
    words = file.data.get("words")
    groups = words if isinstance(words, dict) else {}
    faults: list[Fault] = []
    for path, texts in _lists_of_phrases(file.data):
        language = str(path[-1] if path[0] == "trades" else path[1])
        known = {name for code in (language, ANY) for name in groups.get(code, {})}
        faults += [
            file.fault("no_such_words", path, word=name, language=language)
            for text in texts
            for name in GROUP.findall(text)
            if name not in known
        ]
    return faults


def _lists_of_phrases(data: Mapping[str, object]) -> Iterator[tuple[KeyPath, list[str]]]:
    """All lists of cues and of phrases, with where they stand."""
    for place, trade in tables(data.get("trades")):
        cues = trade.get("cues")
        for language, texts in cues.items() if isinstance(cues, dict) else ():
            yield ("trades", place, "cues", language), _texts(texts)
    phrases = data.get("phrases")
    for language, lists in phrases.items() if isinstance(phrases, dict) else ():
        for name, texts in lists.items() if isinstance(lists, dict) else ():
            yield ("phrases", language, name), _texts(texts)


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
