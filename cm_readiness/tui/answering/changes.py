"""What changed in the questionnaire since the assessment was saved, before going on with it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ...core.assessment import Answer
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import answer_words, titled
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import Part, assembled, one_line
from ..widgets.line import Prose

PARTS = ("added", "reworded", "removed", "orphaned")


class Changes(Page):
    """Criteria that were added, reworded or removed, and answers that have no criterion any more."""

    PAGE = "changes"
    BINDINGS = commands.bindings("changes")
    CSS_PATH = "changes.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))

    def body(self) -> Iterable[Widget]:
        """One sheet, read from top to bottom."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Prose(id="summary")
            for part in PARTS:
                yield Prose(id=f"{part}-title", classes="part")
                yield Prose(id=part, hang=5)
            yield Prose(id="kept")

    def heading(self) -> tuple[str, str]:
        """Whose assessment."""
        return titled(self.session.assessment), ""

    def show_body(self) -> None:
        """List what changed."""
        words, change = self.words, self.session.change
        titles = {
            "added": words("New criteria, not answered yet"),
            "reworded": words("Reworded criteria: confirm their answers"),
            "removed": words("Criteria that are gone"),
            "orphaned": words("Answers without a criterion: kept in the file, counting nowhere"),
        }
        contents = {
            "added": self._named(change.added if change else ()),
            "reworded": self._named(change.reworded if change else ()),
            "removed": self._named(change.removed if change else ()),
            "orphaned": self._orphaned(),
        }
        if change is not None:
            summary = words(
                "The questionnaire has changed since this assessment was saved: from version {old} to {new}.",
                old=change.before or "?",
                new=change.now,
            )
        else:
            summary = words("The questionnaire says what it said when this assessment was saved.")
        self.query_one("#summary", Prose).say((summary, "bold"))
        for part in PARTS:
            content = contents[part]
            self.query_one(f"#{part}", Prose).say(content)
            self.query_one(f"#{part}-title", Prose).say(titles[part] if content.plain else "")
        self.query_one("#kept", Prose).say(words("Every answer is kept."))

    def _named(self, identifiers: Iterable[str]) -> Content:
        """Criteria by number and name; one that is gone by what it was called in the files."""
        session, lines = self.session, []
        for identifier in identifiers:
            criterion = session.questionnaire.criteria.get(identifier)
            if criterion is None:
                lines.append(assembled("  •  ", identifier))
            else:
                name = one_line(criterion.name.get(self.words.language))
                lines.append(assembled("  •  ", (session.numbers[identifier], "bold"), f"  {name}"))
        return Content("\n").join(lines)

    def _orphaned(self) -> Content:
        session = self.session
        orphaned = session.evaluation().orphaned
        return Content("\n").join(
            assembled("  •  ", *self._answer(identifier, session.assessment.answer_to(identifier)))
            for identifier in orphaned
        )

    def _answer(self, identifier: str, answer: Answer) -> list[Part]:
        parts: list[Part] = [(identifier, "bold"), "  ", answer_words(answer.given, self.words)]
        if answer.note.strip():
            parts.append((" · " + one_line(answer.note), "$text-muted"))
        return parts

    # Commands

    async def do_go_on(self) -> None:
        """Go on to the questions, or to the results when nothing is open."""
        await self.program.go("results" if self.session.is_complete else "question")

    async def do_back(self) -> None:
        """Go home."""
        await self.program.go("home")
