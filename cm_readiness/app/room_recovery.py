"""What a live room needs to go on after a crash: its code, its phones, its open round, and no vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..core.assessment import Assessment
from ..core.room import MOST_MEMBERS, Phase, Room, Tally
from ..core.store import Reference
from ..core.workshop_changes import live_rounds
from .workspace import Workspace

_Count = Annotated[int, Field(ge=0)]


class Recovery(BaseModel):
    """The private file beside the lock."""

    model_config = ConfigDict(frozen=True, strict=True)

    format: Literal[1] = 1
    assessment: str
    """The id of the assessment: a file of another one may have had its name."""
    code: str
    phase: Phase
    paused_in: Phase | None = None
    locked: bool = False
    criterion: str | None = None
    number: _Count = 0
    rounds: Mapping[str, _Count] = Field(default_factory=dict)
    """For each question that was opened, the number of its last round."""
    kept_before: _Count = 0
    """The live rounds that the assessment had of the question before this one."""
    over: tuple[str, ...] = ()
    """The questions that are over in this room."""
    voting: _Count = 0
    talking: _Count = 0
    elapsed: _Count = 0
    members: Annotated[tuple[str, ...], Field(max_length=MOST_MEMBERS)] = ()
    """Hashes of the phones' tokens."""


def recovery_of(room: Room, assessment_id: str, code: str, kept_before: int, over: frozenset[str]) -> str:
    """The text of the file for a room.

    Args:
        room: as it stands.
        assessment_id: which assessment it is on.
        code: what lets a phone in.
        kept_before: as in `Recovery`.
        over: the full ids of the questions that are over.
    """
    kept = Recovery(
        assessment=assessment_id,
        code=code,
        phase=room.phase,
        paused_in=room.paused_in,
        locked=room.locked,
        criterion=room.criterion,
        number=room.number,
        rounds=room.rounds,
        kept_before=kept_before,
        over=tuple(sorted(over)),
        voting=room.voting,
        talking=room.talking,
        elapsed=room.elapsed,
        members=tuple(sorted(room.members)),
    )
    return kept.model_dump_json(indent=1)


def recovered(text: str, assessment_id: str) -> Recovery | None:
    """What a file says; None where it is none of ours, or that of another assessment."""
    try:
        kept = Recovery.model_validate_json(text)
    except ValidationError:
        return None
    return kept if kept.assessment == assessment_id else None


def interrupted(workspace: Workspace, reference: Reference) -> bool:
    """Whether a live room of an assessment was ended by a crash, or left to go on later.

    Args:
        workspace: the assessments.
        reference: the assessment.

    Raises:
        ReadinessError: it cannot be opened.
    """
    text = workspace.store.kept_room(reference)
    return text is not None and recovered(text, workspace.read(reference).id) is not None


def room_of(kept: Recovery, assessment: Assessment) -> Room:
    """The room as it goes on: an open round begins again, and what was revealed or agreed stays so.

    Args:
        assessment: what was saved has the last word: it is saved before it is said.
    """
    base = Room(
        phase="lobby",
        members=frozenset(kept.members),
        locked=kept.locked,
        rounds=dict(kept.rounds),
        elapsed=kept.elapsed,
    )
    paused = kept.phase == "paused"
    room = _round_of(kept, base, (kept.paused_in or "lobby") if paused else kept.phase, assessment)
    return replace(room, phase="paused", paused_in=room.phase) if paused else room


def _round_of(kept: Recovery, base: Room, phase: Phase, assessment: Assessment) -> Room:
    if kept.criterion is None or phase in ("lobby", "ended", "paused"):
        return base
    here = replace(base, criterion=kept.criterion, number=kept.number, voting=kept.voting)
    stored = live_rounds(assessment, kept.criterion)[kept.kept_before :]
    if not stored:
        return replace(here, phase="open")
    last = stored[-1]
    told = replace(
        here,
        phase="revealed",
        talking=kept.talking,
        tally=Tally(last.counts, last.unknown, last.absent),
    )
    if last.agreed is None:
        return told
    return replace(told, phase="agreed", level=last.agreed, dissent=last.dissent or "")
