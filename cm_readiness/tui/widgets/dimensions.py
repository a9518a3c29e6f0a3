"""Where the person is: the dimensions with how far each has come, as a list or as one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from ...app.sitting import Sitting
from ...core.assessment import Unknown
from ...core.scope import given
from ...language.words import Words
from ..shell.text import assembled, one_line
from .line import Line


@dataclass(frozen=True)
class DimensionState:
    """One dimension as the list shows it."""

    id: str
    number: int
    name: str
    answered: int
    asked: int
    here: bool


def states_of(session: Sitting, language: str) -> tuple[DimensionState, ...]:
    """How far each dimension has come.

    Args:
        session: the open assessment.
        language: of the names.
    """
    assessment, questionnaire = session.assessment, session.questionnaire
    asked = session.criteria
    here = questionnaire.dimension_of(session.current).id
    states = []
    for number, dimension in enumerate(questionnaire.dimensions, 1):
        own = [c for c in asked if questionnaire.dimension_of(c.id).id == dimension.id]
        done = sum(given(c, assessment) is not None for c in own)
        states.append(
            DimensionState(
                dimension.id, number, dimension.name.get(language), done, len(own), dimension.id == here
            )
        )
    return tuple(states)


def marks_of(session: Sitting, words: Words) -> tuple[str, ...]:
    """How many criteria are to discuss, to find out and to confirm, each with its sign; none for none."""
    asked = session.criteria
    flagged = sum(session.assessment.answer_to(c.id).flagged for c in asked)
    unknown = sum(isinstance(given(c, session.assessment), Unknown) for c in asked)
    marks = []
    if flagged:
        marks.append("⚑ " + words.plural("{count} to discuss", "{count} to discuss", flagged))
    if unknown:
        marks.append("? " + words.plural("{count} to find out", "{count} to find out", unknown))
    stale = len(session.evaluation().stale)
    if stale:
        marks.append("◷ " + words.plural("{count} out of date", "{count} out of date", stale))
    return tuple(marks)


class DimensionRow(Line):
    """One dimension; a click goes to it."""

    def __init__(self) -> None:
        super().__init__()
        self._dimension = ""

    def set(self, state: DimensionState) -> None:
        """Show a state."""
        self._dimension = state.id
        self.set_class(state.here, "-here")
        width = max(0, self.content_size.width) or 32
        count = f"{state.answered}/{state.asked}"
        mark = "◀" if state.here else " "
        room = width - len(count) - 5
        name = Content(one_line(state.name)).truncate(room, ellipsis=True, pad=True)
        style = "bold" if state.here else ""
        self.say(assembled(f"{state.number} ", name, f" {mark} {count}").stylize(style))

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        self.post_message(DimensionList.Chosen(self._dimension))


class DimensionList(Vertical):
    """The dimensions below each other, and what is marked."""

    DEFAULT_CSS = """
    DimensionList { width: 36; height: auto; max-height: 100%; }
    DimensionRow:hover { background: $boost; }
    """

    @dataclass
    class Chosen(Message):
        """A dimension was clicked."""

        dimension: str

    def __init__(self, count: int) -> None:
        super().__init__(*(DimensionRow() for _ in range(count)), Line(id="marks"), id="dimensions")

    def say(self, states: Sequence[DimensionState], marks: Sequence[str]) -> None:
        """Show these states and marks."""
        for row, state in zip(self.query(DimensionRow), states, strict=True):
            row.set(state)
        self.query_one("#marks", Line).say("\n".join(marks))


def progress_line(states: Sequence[DimensionState], marks: Sequence[str], width: int) -> Content:
    """The dimensions on one line; names as far as there is room, the numbers always.

    Args:
        states: of all dimensions.
        marks: what is to discuss and to find out.
        width: in cells.
    """
    short = "  ".join(mark[:3].rstrip() + "" for mark in (m.split(" ")[0] + m.split(" ")[1] for m in marks))
    parts = []
    for state in states:
        text = f"{state.number} {state.answered}/{state.asked}"
        if state.here:
            text = f"▸{state.number} {one_line(state.name)} {state.answered}/{state.asked}"
        parts.append(assembled((text, "bold" if state.here else "$text-muted")))
    content = Content("  ").join([*parts, *([assembled(short)] if short else [])])
    if content.cell_length <= width:
        return content
    plain = [
        assembled(
            (f"{'▸' if s.here else ''}{s.number} {s.answered}/{s.asked}", "bold" if s.here else "$text-muted")
        )
        for s in states
    ]
    return Content(" ").join(plain)
