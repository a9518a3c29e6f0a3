"""Urgent and harmful first; a claim that only lacks its proof is a line and a list, never a priority."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.evaluation import Evaluation
from cm_readiness.documents.render import render
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.context import MOST_PRIORITIES, Context
from cm_readiness.views.priorities import priorities_text, priorities_view
from tests.reports import all_with, answered, evaluated, level, shipped

WORK = ("trend_watch.test_and_learn", "strategic_integration.insight_loop")


def strict(**levels: int) -> Evaluation:
    """Everything is claimed at level 4 without evidence, but for these criteria."""
    names = {name.replace("__", "."): value for name, value in levels.items()}
    return evaluated(all_with(lambda c: level(names.get(c.id, 4)), evidence_rule="strict"))


MUCH_CLAIMED = strict(trend_watch__test_and_learn=2, strategic_integration__insight_loop=1)
ALL_CLAIMED = strict()


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_proof_is_no_priority_beside_real_work(language: str) -> None:
    """The two criteria that take work are the priorities; the rest is one sentence."""
    context = Context(MUCH_CLAIMED, words_for(language))
    found = priorities_view(context)
    assert {gap["id"] for gap in found} == set(WORK)
    assert [gap["kind"] for gap in found] == ["raise", "raise"]
    bare = sum(gap.kind == "prove" for gap in MUCH_CLAIMED.gaps)
    assert bare > MOST_PRIORITIES
    assert str(bare) in priorities_text(context)[-1]


def test_where_only_proof_is_missing_the_report_says_so() -> None:
    """Not that every target is reached."""
    assert priorities_view(Context(ALL_CLAIMED, words_for("en"))) == []
    text = render("gap_report", ALL_CLAIMED, words_for("en"))
    assert "claims only lack their evidence" in text
    assert "Every criterion with a level has reached" not in text


def test_a_claim_that_somebody_marked_urgent_comes_first() -> None:
    """What is to be settled this week is settled this week, proof or work."""
    about = all_with(
        lambda c: level(1 if c.id in WORK else 4, urgent=c.id == "purpose.launch_gate"),
        evidence_rule="strict",
    )
    found = priorities_view(Context(evaluated(about), words_for("en")))
    assert (found[0]["id"], found[0]["kind"]) == ("purpose.launch_gate", "prove")
    assert {gap["kind"] for gap in found[1:]} == {"raise"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_asks_for_all_proof_in_one_line_and_lists_it_at_the_end(language: str) -> None:
    """A box to tick before anything else, and a line for each claim in the annex."""
    words = words_for(language)
    text = render("action_plan", MUCH_CLAIMED, words)
    bare = [gap.criterion for gap in MUCH_CLAIMED.gaps if gap.kind == "prove"]
    before, annex = text.split(f"## {words('Before anything else')}")[1].split(
        f"## {words('Annex: evidence to put together')}"
    )
    assert sum(line.startswith("- ☐") for line in before.split("\n## ")[0].splitlines()) == 1
    for criterion in bare:
        name = criterion.name.get(language)
        assert annex.count(f"| {name} |") == 1
        assert f"| {name} |" not in before


def test_no_annex_without_claims() -> None:
    """Nothing about proof where nothing lacks it."""
    text = render("action_plan", evaluated(all_with(lambda _: level(1))), words_for("en"))
    assert "evidence" not in text.lower().split("## within")[0]
    assert "Annex" not in text


@given(st.data())
def test_pressing_things_come_before_the_others(data: st.DataObject) -> None:
    """Marked ones, then closed gates, the harmful first, then the rest: whatever is answered."""
    ids = list(shipped().criteria)
    levels = data.draw(st.lists(st.integers(0, 4), min_size=len(ids), max_size=len(ids)))
    marked = data.draw(st.sets(st.sampled_from(ids), max_size=3))
    answers = {i: level(n, urgent=i in marked) for i, n in zip(ids, levels, strict=True)}
    evaluation = evaluated(answered(answers, evidence_rule="strict"))
    gaps = {gap.criterion.id: gap for gap in evaluation.gaps}

    def rank(identifier: str) -> tuple[int, int]:
        gap = gaps[identifier]
        if gap.urgent:
            return 0, 0
        return (1, gap.criterion.urgency) if gap.gate_closed else (2, 0)

    found = [rank(gap["id"]) for gap in priorities_view(Context(evaluation, words_for("en")))]
    assert found == sorted(found)
