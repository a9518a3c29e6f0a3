"""What a model refuses about a file, as faults with the key and line that they stand on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..core.errors import Fault
from .key_paths import KeyPath, shown_key
from .toml_file import TomlFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Resolve = Callable[[KeyPath], tuple[TomlFile, KeyPath]]
"""From a place in what was validated to the file and the key in it."""

CODES: Mapping[str, str] = {
    "missing": "missing_key",
    "string_type": "not_a_text",
    "string_unicode": "text_not_unicode",
    "string_too_long": "text_too_long",
    "bool_type": "not_true_or_false",
    "int_type": "not_a_whole_number",
    "tuple_type": "not_a_list",
    "dict_type": "not_a_table",
    "mapping_type": "not_a_table",
    "model_type": "not_a_table",
    "datetime_type": "not_a_time",
    "date_type": "not_a_date",
    "literal_error": "not_one_of",
    "greater_than": "not_above",
    "greater_than_equal": "below_least",
    "less_than_equal": "above_most",
    "string_too_short": "empty_text",
    "too_short": "too_few",
    "too_long": "too_many",
}
OWN_CODES: Mapping[str, str] = {
    "two_kinds_of_answer": "two_kinds_of_answer",
    "no_reason": "reason_missing",
    "not in the calendar of UTC": "not_a_time",
}
"""By the message of a validator of ours, the code that a file's fault has."""

PAIR_KINDS = ("missing", "too_long", "tuple_type")
"""What the model refuses about a phrase that is not what is written and what is read instead."""

MAX_WORD = 100
"""Characters of a word that somebody may have meant otherwise."""

WITH_NEAREST: Mapping[str, str] = {
    "unknown_key": "unknown_key_nearest",
    "unknown_language": "unknown_language_nearest",
    "unknown_setting": "unknown_setting_nearest",
    "no_such_field": "no_such_field_nearest",
    "not_an_option": "not_an_option_nearest",
    "no_such_criterion": "no_such_criterion_nearest",
    "no_such_dimension": "no_such_dimension_nearest",
    "no_such_claim": "no_such_claim_nearest",
    "no_such_source": "no_such_source_nearest",
    "no_such_measure": "no_such_measure_nearest",
    "no_such_figure": "no_such_figure_nearest",
}
"""For a word that is not known, the code to use where a known one is like it."""


def model_faults(error: ValueError, data: object, resolve: Resolve) -> list[Fault]:
    """The faults in what a model refused, one for each key.

    Args:
        error: from the model: pydantic's ValidationError.
        data: what was validated.
        resolve: finds the file and the key for a place in `data`.

    Raises:
        ValueError: another one, as it is.
    """
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        raise error
    found: dict[KeyPath, list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False):
        found.setdefault(_real_path(detail, data), []).append(detail)
    outer = {path[:length] for path in found for length in range(1, len(path))}
    return [_fault(path, _telling(details), resolve) for path, details in found.items() if path not in outer]


def _telling(details: list[ErrorDetails]) -> ErrorDetails:
    """Of what each member of a union refused, what a person can use; without such a one, none fits."""
    too_long = [detail for detail in details if detail["type"] == "string_too_long"]
    first = next(iter(too_long or details))
    return first if too_long or len(details) == 1 else {**first, "type": "union"}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; nothing is like a word of endless length."""
    from difflib import get_close_matches

    if len(word) > MAX_WORD:
        return None
    likely = sorted(other for other in known if len(other) <= MAX_WORD)
    return next(iter(get_close_matches(word, likely, n=1)), None)


def unknown(
    code: str, word: str, known: Iterable[str], file: TomlFile, path: KeyPath, *, tolerated: bool = False
) -> Fault:
    """A fault for a word that is not known, which names a known one where one is like it.

    Args:
        code: for a word that is like none of the known ones; one of `WITH_NEAREST`.
        word: as it was written.
        known: what could have been meant.
        file: where it stands.
        path: the key that it stands at.
        tolerated: only `check` names it.
    """
    near = nearest(word, known) if next(file.hints, None) is not None else None
    if near is None:
        return file.fault(code, path, tolerated=tolerated, word=word)
    return file.fault(WITH_NEAREST[code], path, tolerated=tolerated, word=word, nearest=near)


def _real_path(detail: ErrorDetails, data: object) -> KeyPath:
    """The part of an error's place that is in the file: unions add the names of their members."""
    path: KeyPath = ()
    value = data
    for part in detail["loc"]:
        inner = _item(value, part)
        if inner is not None:
            (value,) = inner
            path = (*path, part)
    return (*path, detail["loc"][-1]) if detail["type"] == "missing" else path


def _item(value: object, part: str | int) -> tuple[object] | None:
    """What stands at a place in a list or a table; None where there is no such place."""
    if isinstance(value, tuple):
        return (value[part],) if isinstance(part, int) and part < len(value) else None
    return (value[part],) if isinstance(value, dict) and part in value else None


def _fault(path: KeyPath, detail: ErrorDetails, resolve: Resolve) -> Fault:
    file, key = resolve(path)
    code, values = _code(key, detail)
    place = file.place(key)
    if code == "bad_level":
        place = type(place)(place.file, shown_key(key[:-1]), place.line)
    return Fault(code, values, place)


def _code(key: KeyPath, detail: ErrorDetails) -> tuple[str, dict[str, str | int]]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = key[-1] if key else ""
    shown = shown_value(detail["input"])
    if key[:1] == ("answers",) and name == "level" and kind != "missing":
        return "bad_level", {"level": shown}
    if key[:1] in (("words",), ("addressing",)) and kind in PAIR_KINDS:
        return "not_a_pair", {}
    if kind in ("too_short", "too_long"):
        return _count_code(key, kind, context)
    if kind == "value_error":
        return OWN_CODES.get(str(context["error"]), "no_number"), {}
    code = CODES.get(kind, "wrong_value")
    values: dict[str, str | int] = {"value": shown}
    if kind == "literal_error":
        values["choices"] = ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))
    elif kind == "string_too_long":
        values = {"length": len(str(detail["input"])), "most": int(context["max_length"])}
    else:
        limit = context.get("gt", context.get("ge", context.get("le")))
        values |= {} if limit is None else {"limit": limit}
    return code, values


def _count_code(key: KeyPath, kind: str, context: Mapping[str, int]) -> tuple[str, dict[str, str | int]]:
    count, name = context["actual_length"], key[-1] if key else ""
    if name == "levels" and "measures" not in key:
        return "not_five_levels", {"count": count}
    if name == "steps":
        return "not_four_steps", {"count": count}
    if name == "criteria":
        return "no_criteria", {}
    return CODES[kind], {"count": count}


def shown_value(value: object) -> str:
    """A value of a file as a sentence quotes it, short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value[:40]}…"' if len(value) > 40 else f'"{value}"'
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    return str(value)[:40]
