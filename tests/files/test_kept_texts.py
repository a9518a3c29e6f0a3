"""Saving again writes what changed anew and the rest as it is kept, with the same bytes as a first saving."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cm_readiness.core.assessment import Action, Assessment, Milestone, MilestoneScore
from cm_readiness.files import assessment_text as module
from cm_readiness.files.assessment_text import assessment_text
from tests.build import assessment


def milestone(number: int, **more: Any) -> Milestone:  # noqa: ANN401 - any key of the file
    """One of many."""
    return Milestone(
        name=f"Meeting {number}",
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number),
        overall=MilestoneScore(score=number),
        dimensions={"a": MilestoneScore(score=number)},
        levels={"a.x": number % 5},
        **more,
    )


def anew(of: Assessment) -> str:
    """The text of an assessment when nothing of it was written before."""
    module._kept_item_text.cache_clear()
    return assessment_text(of)


def test_only_what_is_new_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a hundred milestones and an action on file, one more of each makes two texts."""
    before = assessment({}).model_copy(
        update={"milestones": tuple(map(milestone, range(100))), "actions": (Action(id="1", what="call"),)}
    )
    anew(before)
    after = before.model_copy(
        update={
            "milestones": (*before.milestones, milestone(100)),
            "actions": (before.actions[0].model_copy(update={"status": "done"}),),
        }
    )
    written: list[tuple[str, ...]] = []
    whole = module._item_text

    def watched(path: tuple[str, ...], item: dict[str, object]) -> str:
        written.append(path)
        return whole(path, item)

    monkeypatch.setattr(module, "_item_text", watched)
    text = assessment_text(after)
    assert written == [("actions",), ("milestones",)]
    assert text == anew(after)
    assert text.count("[[milestones]]") == 101
    assert 'status = "done"' in text


def test_what_is_equal_and_reads_otherwise_is_not_mixed_up() -> None:
    """An unknown key that is 1 in one milestone and true in its twin stays so in both."""
    one, true = milestone(1, seen=1), milestone(1, seen=True)
    assert one == true
    for first, second in ((one, true), (true, one)):
        text = assessment_text(assessment({}).model_copy(update={"milestones": (first, second)}))
        assert text.count("seen = 1") == text.count("seen = true") == 1
    both = assessment({}).model_copy(update={"milestones": (true, one)})
    assert assessment_text(both) == anew(both)
