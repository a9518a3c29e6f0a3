"""What a phone says in a workshop, in words."""

from __future__ import annotations

import pytest

from cm_readiness.core.room import Tally
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.phone import own_words, phone_view, voted_words

ASKED = read_questionnaire(questionnaires_folder() / "community_manager")
QUESTION = "purpose.business_goals"
ENGLISH = words_for("en")


def test_before_the_reveal_no_level_has_a_count() -> None:
    """Nor is there anything to talk about yet."""
    for phase in ("open", "closed"):
        view = phone_view(ASKED, phase, QUESTION, None, None, ENGLISH)
        assert [level.how_many for level in view.levels] == [""] * 5
        assert (view.unknown, view.prompt) == ("", "")


def test_after_the_reveal_each_level_has_its_count() -> None:
    """With how they stand to each other, and a question that names levels and nobody."""
    view = phone_view(ASKED, "revealed", QUESTION, Tally((1, 0, 0, 7, 0), 2, 1), None, ENGLISH)
    assert [level.how_many for level in view.levels] == [
        "1 person",
        *["0 people"] * 2,
        "7 people",
        "0 people",
    ]
    assert view.unknown == "2 do not know"
    assert view.prompt.startswith("All near each other, with an exception, partial agreement. What do those")


def test_of_too_few_votes_nothing_is_shown() -> None:
    """With two, each would know the other's."""
    view = phone_view(ASKED, "revealed", QUESTION, None, None, ENGLISH)
    assert view.explained == "Fewer than three people voted: what was said is not shown."
    assert not any(level.how_many for level in view.levels)


def test_what_was_agreed_stands_first() -> None:
    """Also where too few voted for it to be shown."""
    for told in (None, Tally((0, 0, 3, 0, 0))):
        assert phone_view(ASKED, "agreed", QUESTION, told, 2, ENGLISH).explained == "Agreed: level 2."


@pytest.mark.parametrize("language", LANGUAGES)
def test_between_two_questions_the_phone_says_that_it_waits(language: str) -> None:
    """In each language, and without a level."""
    for phase in ("lobby", "agreed", "paused", "ended"):
        view = phone_view(ASKED, phase, None, None, None, words_for(language))
        assert view.heading
        assert view.explained
        assert not view.levels


def test_ones_own_vote_and_how_many_have_voted() -> None:
    """A vote is in while it can be changed, and was said afterwards."""
    assert own_words("open", None, ENGLISH) == "You have not voted yet."
    assert own_words("open", 0, ENGLISH) == "Your vote is in: level 0."
    assert own_words("open", "unknown", ENGLISH) == "Your vote is in: don’t know."
    assert own_words("revealed", 4, ENGLISH) == "You said: level 4."
    assert own_words("closed", None, ENGLISH) == ""
    assert [voted_words(n, 9, ENGLISH) for n in (0, 1, 7)] == [
        "0 of 9 have voted.", "1 of 9 has voted.", "7 of 9 have voted."
    ]  # fmt: skip
    assert voted_words(0, 9, words_for("fr")) == "0 sur 9 a voté."
