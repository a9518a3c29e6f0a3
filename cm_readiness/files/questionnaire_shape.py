"""Bring an authored file into the shape of its model: texts completed, unknown keys named, lists frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from ..core.adaptation import Addressing
from ..core.declaring import types_in
from ..core.errors import Fault
from ..core.model import Model
from ..core.text import Text
from .key_paths import KeyPath
from .model_faults import unknown
from .toml_file import TomlFile, frozen

STAND_IN = "?"
"""Stands for a text that is at fault, so that the faults after it are found too."""


class Shaper:
    """Walks one file along a model, and notes the faults that the model itself could not name.

    Args:
        file: what was read.
        languages: those that the questionnaire declares; empty when that declaration is at fault.
    """

    def __init__(self, file: TomlFile, languages: tuple[str, ...]) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._languages = languages

    def table(
        self, model: type[Model], value: dict[str, object], path: KeyPath, *, hidden: frozenset[str]
    ) -> dict[str, object]:
        """A table for a model to validate.

        Args:
            model: what the table becomes.
            value: as it was read.
            path: where it stands.
            hidden: fields of the model that no file has.
        """
        kinds = _kinds(model, hidden)  # type: ignore[arg-type] # the hash of a value is not its class's
        if issubclass(model, Addressing):
            kinds = {**kinds, **dict.fromkeys(self._languages or value.keys() - kinds.keys(), tuple)}
        for key in value.keys() - kinds.keys():
            self.faults.append(unknown("unknown_key", key, kinds, self._file, (*path, key)))
        return {
            key: self._value(kinds[key], item, (*path, key)) for key, item in value.items() if key in kinds
        }

    def _value(self, kind: object, value: object, path: KeyPath) -> object:
        if kind is Text:
            return self._text(value, path)
        if get_origin(kind) is tuple and isinstance(value, list):
            item_kind = get_args(kind)[0]
            return tuple(self._value(item_kind, item, (*path, place)) for place, item in enumerate(value))
        if isinstance(kind, type) and issubclass(kind, Model) and isinstance(value, dict):
            return self.table(kind, value, path, hidden=frozenset())
        return frozen(value)

    def _text(self, value: object, path: KeyPath) -> dict[str, str]:
        """A text with all its languages, the first declared one first."""
        if isinstance(value, str):
            return self._plain_text(value, path)
        if not isinstance(value, dict):
            self._note("not_a_text_by_language", path)
            return self._stand_in()
        given = dict(self._translations(value, path))
        if not given:
            if not value:
                self._note("empty_text", path)
            return self._stand_in()
        languages = self._languages or tuple(given)
        first = next(language for language in languages if language in given)
        return {language: given.get(language, f"[{first}] {given[first]}") for language in languages}

    def _plain_text(self, value: str, path: KeyPath) -> dict[str, str]:
        if not value.strip():
            self._note("empty_text", path)
            return self._stand_in()
        if len(self._languages) > 1:
            self._note("text_without_language", path)
        return dict.fromkeys(self._languages or (STAND_IN,), value)

    def _translations(self, value: dict[str, object], path: KeyPath) -> Iterator[tuple[str, str]]:
        """The texts of declared languages; a fault for each that is missing, empty or something else."""
        for language in value.keys() - set(self._languages) if self._languages else ():
            place = (*path, language)
            self.faults.append(unknown("unknown_language", language, self._languages, self._file, place))
        for language in self._languages or value:
            text = value.get(language)
            if text is None:
                if value.keys() & set(self._languages):
                    self._note("missing_language", (*path, language), tolerated=True)
            elif not isinstance(text, str):
                self._note("not_a_text", (*path, language))
            elif not text.strip():
                self._note("empty_text", (*path, language))
            else:
                yield language, text

    def _stand_in(self) -> dict[str, str]:
        return dict.fromkeys(self._languages or (STAND_IN,), STAND_IN)

    def _note(self, code: str, path: KeyPath, *, tolerated: bool = False) -> None:
        self.faults.append(self._file.fault(code, path, tolerated=tolerated))


@cache
def _kinds(model: type[Model], hidden: frozenset[str]) -> Mapping[str, object]:
    """What each field of a model holds, by its key in a file."""
    types = types_in(model)  # type: ignore[arg-type]
    return {one.key: _type_of(types[name]) for name, one in model.model_fields.items() if name not in hidden}


def _type_of(kind: object) -> object:
    """What a field holds, without the None of an optional one and what it has to be besides."""
    if get_origin(kind) in (Union, UnionType):
        members = [member for member in get_args(kind) if member is not type(None)]
        if len(members) == 1:
            kind = members[0]
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind
