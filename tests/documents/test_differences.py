"""The document on where several people's answers differ: two people or twelve, with names or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import pytest

from cm_readiness.app.documents import DIFFERENCES, to_choose_from
from cm_readiness.core.assessment import Assessment, Unknown, with_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.gathering import Person, gathered, put_together, with_agreed
from cm_readiness.documents.document_set import DocumentSet
from cm_readiness.documents.render import render
from cm_readiness.language.words import words_for
from tests.documents.parsed import sections
from tests.documents.test_document import prose_lines
from tests.documents.test_documents import SLIPS
from tests.exports import PAGES, export_of, named
from tests.reports import AS_OF, AT, answered, evaluated, shipped

IDS = list(shipped().criteria)[:6]
NAMES = ("Clara", "Tom", "Jade", "Ana", "Ben", "Cy", "Dora", "Émile", "Fay", "Gus", "Hugo", "Iris")
SAID: Sequence[Sequence[int | None]] = (
    (0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4),
    (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4),
    (1, 2, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2),
    (3,) * 12,
    (None,) * 11 + (2,),
    (None,) * 12,
)
"""For each criterion what each person says; None for *don't know*."""


def person(name: str, levels: Sequence[int | None]) -> Person:
    """One person's answers to the first criteria."""
    about = answered({}, respondent=name, id=name)
    for identifier, level in zip(IDS, levels, strict=True):
        about = with_answer(about, identifier, Unknown() if level is None else level, AT)
    return Person(name, about)


@cache
def people() -> tuple[Person, ...]:
    """Twelve."""
    return tuple(person(name, [row[place] for row in SAID]) for place, name in enumerate(NAMES))


@cache
def team(*, names: bool) -> Assessment:
    """The company's assessment with what the twelve said."""
    return gathered(shipped(), answered({}, company={"name": "Essai"}), people(), AT, names=names)


def text_of(assessment: Assessment, language: str = "en", *, names: bool = False) -> str:
    """The document as the program makes it."""
    documents = DocumentSet(shipped(), assessment, AS_OF, with_names=names)
    return documents.draft(DIFFERENCES, words_for(language)).text


def under(text: str, title: str) -> str:
    """What stands below a heading of the second level."""
    return text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_twelve_people_the_widest_differences_first() -> None:
    """Each criterion stands below the heading that fits it, the counts are those of a hand."""
    text, numbers = text_of(team(names=False)), {c.id: n for n, c in shipped().numbered()}
    wide = under(text, "Two levels or more apart")
    found = re.findall(r"^### (\S+)", wide, re.MULTILINE)
    assert found == [numbers[IDS[0]], numbers[IDS[1]]]
    assert re.search(r"^\| 0 \| 6 \| .*\n\| 4 \| 6 \| ", wide, re.MULTILINE)
    assert re.search(r"^\| 2 \| 11 \| .*\n\| 4 \| 1 \| ", wide, re.MULTILINE)
    assert "Is level 0 what happens from day to day, and level 4" in wide
    assert "What do those at level 2 see that those at level 4 do not" in wide
    assert f"| {numbers[IDS[2]]} " in under(text, "One level apart") and "1 (4) · 2 (8)" in text
    assert f"| {numbers[IDS[3]]} " in under(text, "Where all agree") and "3 (12)" in text
    few = under(text, "Too few who know")
    assert f"| {numbers[IDS[4]]} " in few and "2 (1) · don’t know (11)" in few
    assert f"| {numbers[IDS[5]]} " in few and "Who could know" in few
    assert "**People who answered:** 12" in text


def test_names_only_where_they_are_asked_for() -> None:
    """Kept in the file or not: without being asked for, no document tells who said what."""
    kept = team(names=True)
    bare = text_of(kept)
    assert [name for name in NAMES if re.search(rf"\b{name}\b", bare)] == []
    told = text_of(kept, names=True)
    assert "**People who answered:** Clara, Tom, Jade" in told
    assert "| 4 | Iris | " in told
    assert bare == text_of(team(names=False)) == text_of(team(names=False), names=True)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("names", [True, False])
def test_two_people(language: str, *, names: bool) -> None:
    """Put together from their two files, and set as well as every other document."""
    first, second = people()[0], person("Tom", (3, 2, 1, 3, None, 1))
    text = text_of(put_together(shipped(), (first, second), AT), language, names=names)
    found = sections(text)
    assert [s.level for s in found].count(1) == 1 and found[0].level == 1
    assert all(after.level <= before.level + 1 for before, after in pairwise(found))
    assert [s.title for s in found if not s.filled] == []
    assert ("Clara" in text) == ("Tom" in text) == names
    for line in prose_lines(text):
        assert not re.search(SLIPS[language], line), line


def test_what_was_agreed_stands_beside_it() -> None:
    """In the table of those that need a minute, and below the others."""
    text = text_of(with_agreed(with_agreed(team(names=False), IDS[0], 1), IDS[2], 2))
    assert "- **Agreed:** level 1" in under(text, "Two levels or more apart")
    assert "| level 2 |" in under(text, "One level apart")


@pytest.mark.parametrize("form", PAGES)
def test_every_format_holds_every_text(form: str) -> None:
    """What was made is read back and counted."""
    made = export_of(DIFFERENCES, evaluated(team(names=True)), words_for("fr")).make(named(form))
    made.check(made.data)
    assert made.missing == ""


def test_it_is_offered_only_where_several_people_answered() -> None:
    """To choose from, and among all documents; asked for without rounds, it says what is missing."""
    alone = people()[0].assessment
    for about, there in ((team(names=False), True), (alone, False)):
        documents = DocumentSet(shipped(), about, AS_OF)
        assert (DIFFERENCES in [one.name for one in to_choose_from(documents)]) == there
        assert (DIFFERENCES in [one.name for one in documents.drafts(words_for("en"))]) == there
    with pytest.raises(ReadinessError, match="needs_rounds"):
        render(DIFFERENCES, evaluated(alone), words_for("en"))


def test_an_anonymous_edition_names_nobody_who_answered() -> None:
    """Neither in a round nor before a note that was taken along."""
    noted = team(names=True)
    answer = noted.answers[IDS[0]].model_copy(update={"note": "Clara: asked twice."})
    noted = noted.model_copy(update={"answers": {**noted.answers, IDS[0]: answer}})
    documents = DocumentSet(shipped(), noted, AS_OF, instead={}, with_notes=True, with_names=True)
    text = documents.draft(DIFFERENCES, words_for("en")).text
    assert "Clara" not in text
    assert "asked twice" in text
