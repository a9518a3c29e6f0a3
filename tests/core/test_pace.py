"""The time of each question of a workshop, and how far the room is behind."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.pace import Slot, seconds_behind, slots
from cm_readiness.core.workshop import AgendaItem

ASKED = ("purpose.goals", "purpose.rules", "purpose.gate", "role.mandate")
AGENDA = (AgendaItem(dimension="role", minutes=10), AgendaItem(dimension="purpose", minutes=15))


def test_a_dimension_shares_its_minutes_among_its_questions() -> None:
    """In the order of the agenda, a third of each for voting."""
    plan = slots(AGENDA, ASKED)
    assert [slot.criterion for slot in plan] == ["role.mandate", *ASKED[:3]]
    assert [slot.seconds for slot in plan] == [600, 300, 300, 300]
    assert (plan[1].voting, plan[1].talking) == (100, 200)


def test_chosen_questions_share_them_alone() -> None:
    """What is not asked, or was there before, is left out."""
    agenda = [
        AgendaItem(dimension="purpose", minutes=5, criteria=("purpose.rules", "purpose.gone")),
        AgendaItem(dimension="purpose", minutes=10),
        AgendaItem(dimension="elsewhere", minutes=10),
    ]
    assert slots(agenda, ASKED) == (
        Slot("purpose.rules", Fraction(300)),
        Slot("purpose.goals", Fraction(300)),
        Slot("purpose.gate", Fraction(300)),
    )


@pytest.mark.parametrize(
    ("elapsed", "done", "behind"),
    [
        (0, 0, 0),
        (600, 0, 0),
        (601, 0, 1),
        (600, 1, 0),
        (500, 1, -100),
        (900, 1, 0),
        (1380, 1, 480),
        (1500, 4, 0),
        (1560, 4, 60),
        (1200, 4, -300),
    ],
)
def test_a_question_has_its_own_time(elapsed: int, done: int, behind: int) -> None:
    """Inside of it nobody is late, after it the room is behind, and before it ahead."""
    assert seconds_behind(slots(AGENDA, ASKED), elapsed, done) == behind


@given(st.integers(0, 20_000), st.integers(0, 10))
def test_without_an_agenda_nobody_is_late(elapsed: int, done: int) -> None:
    """Nor where it has no minutes."""
    assert seconds_behind((), elapsed, done) == 0
    assert seconds_behind(slots([AgendaItem(dimension="purpose")], ASKED), elapsed, done) == 0


@given(st.integers(0, 5_000), st.integers(0, 3))
def test_what_is_over_catches_up(elapsed: int, done: int) -> None:
    """One question more that is over never puts the room further behind, a second more never ahead."""
    plan = slots(AGENDA, ASKED)
    now = seconds_behind(plan, elapsed, done)
    assert seconds_behind(plan, elapsed, done + 1) <= now <= seconds_behind(plan, elapsed + 1, done)
