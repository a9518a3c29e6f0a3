"""What the program itself says about a company, in the words of that company."""

from __future__ import annotations

import pytest

from cm_readiness.core.resolving import resolved
from cm_readiness.core.rewording import longest_first, occurrences
from cm_readiness.language.company_words import words_of, words_with
from cm_readiness.language.words import words_for
from tests.catalogs import catalog, extracted
from tests.reports import shipped

PHRASES = longest_first([("the company", "the charity"), ("company", "charity"), ("points", "reasons")])


def test_messages_are_read_in_the_company_s_words() -> None:
    """Also those with a count; what is filled in is what somebody wrote, and stays."""
    words = words_with("en", PHRASES)
    assert words("Goal of the company") == "Goal of the charity"
    assert words(
        "The company has recorded no action. What it has done shows in the levels alone."
    ).startswith("The charity has recorded no action.")
    assert words("{company}: summary for management", company="The company") == (
        "The company: summary for management"
    )
    many = "There are {count} points to build on, such as {best}. Left to put right: {worst}."
    said = words.plural(
        "There is one point to build on: {best}. Left to put right: {worst}.",
        many, 2, count="two", best="the company", worst="b",
    )  # fmt: skip
    assert said == "There are two reasons to build on, such as the company. Left to put right: b."


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_where_nothing_reads_otherwise_they_are_the_program_s(language: str) -> None:
    """The same ones, for a large company that has yet to find somebody."""
    assert words_with(language, ()) is words_for(language)
    large = resolved(shipped(), {"name": "A", "organisation": "company", "size": "large"})
    assert words_of(large, words_for(language)) is words_for(language)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_what_stands_around_the_texts_stands_in_a_message(language: str) -> None:
    """A phrase of the shipped questionnaire for documents that no message holds would reword nothing."""
    messages = extracted() if language == "en" else catalog(language)
    texts = []
    for message in messages:
        strings = message.id if language == "en" else message.string
        texts += [strings] if isinstance(strings, str) else list(strings or ())
    around = [written for entry in shipped().words if entry.around for written, _ in entry.phrases[language]]
    assert around
    assert [
        p for p in around if not any(next(occurrences(p, text), None) is not None for text in texts)
    ] == []
