"""Phrases of a text that read otherwise for some companies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.rewording import longest_first, occurrences, reworded

FRENCH = longest_first(
    [
        ("la direction", "le bureau"),
        ("l’entreprise", "l’association"),
        ("par la direction", "par le bureau"),
        ("à la direction", "au bureau"),
        ("CM", "bénévole"),
        ("direction d’abord", "bureau d’abord"),
    ]
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("validé par la direction", "validé par le bureau"),
        ("L’entreprise dit à la direction…", "L’association dit au bureau…"),
        ("La direction et la direction", "Le bureau et le bureau"),
        ("la directionnelle, sous-direction", "la directionnelle, sous-direction"),
        ("un CM, des CMS", "un bénévole, des CMS"),
        ("cm, Cm", "cm, Cm"),
        ("la direction d’abord", "la bureau d’abord"),
        ("", ""),
    ],
)
def test_whole_phrases_are_replaced_the_longest_first(written: str, read: str) -> None:
    """In whole words, capitals kept; a longer phrase wins over a shorter one that it overlaps."""
    assert reworded(written, FRENCH) == read


def test_nothing_is_replaced_twice() -> None:
    """What was put in is not looked at again, whatever it says."""
    assert reworded("a b", longest_first([("a", "b"), ("b", "a")])) == "b a"


def test_of_one_phrase_that_is_given_twice_the_first_counts() -> None:
    """Entries hold in the order of the file."""
    assert reworded("a", longest_first([("a", "first"), ("a", "second")])) == "first"


WORDS = st.lists(st.sampled_from(["a", "b", "ab", "A", "é"]), max_size=6).map(" ".join)


@given(WORDS, st.lists(st.tuples(WORDS.filter(bool), WORDS.filter(bool)), max_size=4))
def test_a_text_without_the_phrases_stays_as_it_is(text: str, phrases: list[tuple[str, str]]) -> None:
    """And one in which a phrase stands alone becomes what is read instead."""
    ordered = longest_first(phrases)
    if not any(list(occurrences(written, text)) for written, _ in ordered):
        assert reworded(text, ordered) == text
    for written, read in ordered:
        assert reworded(written, ordered) == read
