"""The phrases of a questionnaire that read otherwise for some companies, against its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..core.errors import Fault
from ..core.rewording import occurrences
from .questionnaire_draft import Draft
from .toml_file import tables
from .toml_lines import KeyPath

PHRASES = ("words", "addressing")
"""Tables of phrases, which are no texts themselves."""
BETWEEN_TEXTS = "\n\n"
"""No phrase goes on from one text to the next."""


def check_phrases(draft: Draft) -> Iterator[Fault]:
    """A fault for each phrase that stands in no text; it is tolerated.

    What stands around the questionnaire's texts is the program's, and is not looked for here.
    Nothing is said while a file could not be read: the phrase may stand there.
    """
    frame = draft.frame
    if draft.unread or "words" not in frame.data:
        return
    declared = frame.data.get("languages")
    languages = [name for name in declared if isinstance(name, str)] if isinstance(declared, list) else []
    for language in languages:
        texts = _texts(draft, language, alone=len(languages) == 1)
        for place, entry in tables(frame.data.get("words")):
            if entry.get("around") is True:
                continue
            left_out = entry.get("except")
            excepted = left_out if isinstance(left_out, list) else []
            searched = BETWEEN_TEXTS.join(text for name, text in texts.items() if name not in excepted)
            for rank, phrase in _phrases(entry.get(language)):
                path: KeyPath = ("words", place, language, rank)
                if next(occurrences(phrase, searched), None) is None:
                    yield frame.fault("phrase_nowhere", path, tolerated=True, word=phrase)


def _phrases(value: object) -> Iterator[tuple[int, str]]:
    """What is written, with its place, as far as the pairs have their shape."""
    for place, pair in enumerate(value if isinstance(value, list) else ()):
        if isinstance(pair, list) and pair and isinstance(pair[0], str) and pair[0]:
            yield place, pair[0]


def _texts(draft: Draft, language: str, *, alone: bool) -> Mapping[str, str]:
    """All texts in a language: of each criterion by its full id, and of the rest.

    Args:
        alone: the questionnaire has this language only, and its texts may be plain strings.
    """
    rest = [{name: value for name, value in draft.frame.data.items() if name not in PHRASES}]
    rest += [
        {name: value for name, value in file.data.items() if name != "criteria"}
        for file in draft.dimensions.values()
    ]
    found = {f"{name}.{c.get('id')}": [c] for name, _, _, c in draft.criteria()} | {"": rest}
    return {
        name: BETWEEN_TEXTS.join(_texts_in(values, language, alone=alone)) for name, values in found.items()
    }


def _texts_in(value: object, language: str, *, alone: bool) -> Iterator[str]:
    match value:
        case str():
            if alone:
                yield value
        case list():
            for item in value:
                yield from _texts_in(item, language, alone=alone)
        case dict():
            for name, item in value.items():
                yield from _texts_in(item, language, alone=alone or name == language)
        case _:
            return
