"""An assessment as text and as a value, with something in every field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from cm_readiness import __version__
from cm_readiness.core.assessment import (
    Action,
    Answer,
    Assessment,
    Milestone,
    MilestoneScore,
    PastAnswer,
    QuestionnaireRef,
    Round,
)
from cm_readiness.core.errors import Fault, ReadinessError
from cm_readiness.core.workshop import AgendaItem, Decision, Parked, Workshop
from cm_readiness.files.assessments import read_assessment

from .folders import said

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)

TEXT = """\
# Written by cm-readiness: comments in this file are not kept.
format = 1
written_by = "1.0.0"
id = "0b0c"
title = "Baseline"
created = 2026-11-22T10:00:00Z
updated = 2026-11-22T10:41:07Z
language = "fr"

[questionnaire]
id = "small"
version = "1.0.0"

[company]
name = "Maison Calla"

[answers."purpose.goals"]
level = 2
note = "A note"
answered = 2026-11-22T10:12:00Z

[answers."watch.ritual"]
unknown = true
"""


def full_assessment() -> Assessment:
    """Something in every field."""
    return Assessment(
        written_by=__version__,
        id="0b0c",
        title='Base "line" [1]\n\\ \t\x00\x1b\x7f é 株 🙂 \u2028',
        created=AT + timedelta(microseconds=1),
        language="fr",
        depth="express",
        evidence_rule="strict",
        respondent="Jade, founder",
        facilitator="F",
        follows="0a0a",
        questionnaire=QuestionnaireRef(id="small", version="1", fingerprint="3f9a", criteria={"a.b": "a1"}),
        company={"name": "Calla", "size": Fraction(7, 4), "count": 3, "public": True, "channels": ("x", "y")},
        targets={"purpose": 3, "purpose.goals": 4},
        answers={
            "purpose.goals": Answer(
                level=0,
                note="n",
                private="p",
                evidence=("one", ""),
                flagged=True,
                answered=AT,
                history=(PastAnswer(level=1, answered=AT), PastAnswer(not_applicable="why")),
            ),
            "watch.ritual": Answer(
                unknown=True,
                rounds=(
                    Round(at=AT, how="live", counts=(0, 1, 2, 4, 1), unknown=1, seconds=95, dissent="Tom: 1"),
                    Round(at=AT, how="gathered", counts=(0,) * 5, agreed=3, people={"Tom": "unknown"}),
                ),
            ),
            "gone.away": Answer(not_applicable="because"),
        },
        workshop=Workshop(
            participants=("Clara Morel, marketing", "Tom"),
            started=AT,
            agenda=(
                AgendaItem(dimension="purpose", minutes=15),
                AgendaItem(dimension="watch", criteria=("watch.ritual", "watch.gone")),
            ),
            parked=(Parked(text="Wages\nand hours", at=AT, criterion="gone.too", owner="Tom", done=True),),
            decisions=(Decision(text="One tone", at=AT, criterion="purpose.goals"),),
        ),
        actions=(
            Action(id="1"),
            Action(
                id="2",
                source="roadmap",
                criterion="purpose.goals",
                to_level=2,
                what="w" * 200,
                owner="Jade",
                due=date(2026, 12, 20),
                status="doing",
                changed=AT,
                note="n",
            ),
        ),
        milestones=(
            Milestone(name="empty", at=AT),
            Milestone(
                name="baseline",
                at=AT,
                fingerprint="3f9a",
                overall=MilestoneScore(score=Fraction(294, 5), low=49, high=100),
                verdict="not_yet",
                dimensions={"purpose": MilestoneScore(score=49, low=49, high=49), "watch": MilestoneScore()},
                levels={"purpose.goals": 2, "watch.ritual": "unknown"},
            ),
        ),
    )


def faults_of(path: Path) -> tuple[Fault, ...]:
    """Why a file does not open; it is not changed by trying."""
    before = path.read_bytes()
    with pytest.raises(ReadinessError) as caught:
        read_assessment(path)
    assert path.read_bytes() == before
    assert said(caught.value.faults)
    assert caught.value.fault == caught.value.faults[0]
    return caught.value.faults
