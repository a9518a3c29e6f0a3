"""The phrases of a questionnaire that read otherwise for some companies, against its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..core.errors import Fault
from ..core.rewording import occurrences
from ..core.text import cleaned
from .key_paths import KeyPath
from .questionnaire_draft import Draft
from .toml_file import tables

PHRASES = ("words", "addressing")
"""Tables of phrases, in which what is looked for is no text."""
BETWEEN_TEXTS = "\n\n"
"""No phrase goes on from one text to the next."""


def check_words(draft: Draft) -> Iterator[Fault]:
    """A fault for each phrase of `[[words]]` that stands in no text; it is tolerated.

    What stands around the questionnaire's texts is the program's, and is not looked for here.
    Nothing is said while a file could not be read: the phrase may stand there.
    """
    frame = draft.frame
    if draft.unread or "words" not in frame.data:
        return
    languages = languages_of(draft)
    for language in languages:
        texts = _texts(draft, language, alone=len(languages) == 1)
        for place, entry in tables(frame.data.get("words")):
            if entry.get("around") is True:
                continue
            excepted = excepted_by(entry)
            searched = BETWEEN_TEXTS.join(text for name, text in texts.items() if name not in excepted)
            for rank, phrase, _ in phrases_in(entry.get(language)):
                path: KeyPath = ("words", place, language, rank)
                if next(occurrences(phrase, searched), None) is None:
                    yield frame.fault("phrase_nowhere", path, tolerated=True, word=phrase)


def languages_of(draft: Draft) -> list[str]:
    """The languages that a questionnaire declares, as far as they have their shape."""
    declared = draft.frame.data.get("languages")
    return [name for name in declared if isinstance(name, str)] if isinstance(declared, list) else []


def excepted_by(entry: Mapping[str, object]) -> list[object]:
    """The full ids of criteria that an entry leaves as they are."""
    left_out = entry.get("except")
    return left_out if isinstance(left_out, list) else []


def phrases_in(value: object) -> Iterator[tuple[int, str, str]]:
    """What is written and what is read instead, with their place, as far as the pairs have their shape."""
    for place, pair in enumerate(value if isinstance(value, list) else ()):
        match pair:
            case [str(written), str(read)] if written:
                # Texts are taken in like this: what is not would be found in none.
                yield place, cleaned(written), cleaned(read)


def texts_in(value: object, language: str, *, alone: bool) -> Iterator[str]:
    """All texts in a language, however deep they stand, as they are taken in.

    Args:
        value: any part of a file.
        alone: the questionnaire has this language only, and its texts may be plain strings.
    """
    match value:
        case str():
            if alone:
                yield cleaned(value)
        case list():
            for item in value:
                yield from texts_in(item, language, alone=alone)
        case dict():
            for name, item in value.items():
                yield from texts_in(item, language, alone=alone or name == language)
        case _:
            return


def _texts(draft: Draft, language: str, *, alone: bool) -> Mapping[str, str]:
    """All texts in a language: of each criterion by its full id, and of the rest."""
    rest: list[object] = [{name: value for name, value in draft.frame.data.items() if name not in PHRASES}]
    rest += [
        {name: value for name, value in file.data.items() if name != "criteria"}
        for file in draft.dimensions.values()
    ]
    # Where somebody is spoken to, what is read is a text too.
    spoken = [
        read
        for _, entry in tables(draft.frame.data.get("addressing"))
        for _, _, read in phrases_in(entry.get(language))
    ]
    found: dict[str, object] = {f"{name}.{c.get('id')}": [c] for name, _, _, c in draft.criteria()}
    joined = {
        name: BETWEEN_TEXTS.join(texts_in(value, language, alone=alone))
        for name, value in (found | {"": rest}).items()
    }
    return joined | {"addressing": BETWEEN_TEXTS.join(spoken)}
