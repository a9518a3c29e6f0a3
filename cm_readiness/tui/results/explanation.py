"""How a number came about: line by line, each a sum that can be redone, down to the answers."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...core.evaluation import Evaluation
from ...core.explanation import Line, explain
from ...language.explanation_words import name_of, said
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.labels import answer_words, stale_words
from ..shell.text import Part, assembled, one_line
from ..widgets.key_bar import KeyBar
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing


class Explanation(Dialog[None]):
    """The lines of one number; a line about another one leads to the lines of that.

    Args:
        evaluation: what the numbers belong to.
        of: `overall`, or the id of a dimension or a criterion.
    """

    PAGE = "explanation"
    BINDINGS = commands.bindings("explanation")
    AUTO_FOCUS = ""

    def __init__(self, evaluation: Evaluation, of: str) -> None:
        super().__init__()
        self._evaluation = evaluation
        self._way = [of]
        self._places: list[int] = []

    def compose(self) -> ComposeResult:
        """A title, what was answered, and the lines."""
        with Vertical(classes="dialog dialog--explanation"):
            yield Prose(classes="dialog--title")
            yield Prose(id="answer")
            yield Listing()
            yield KeyBar()

    def on_mount(self) -> None:
        """Say everything."""
        self._show(0)

    def ready(self) -> None:
        """The list takes the arrows."""
        self.set_focus(self.query_one(Listing))

    def say_language(self) -> None:
        """Everything is said again."""
        self._show(self.query_one(OptionList).highlighted or 0)

    @property
    def _lines(self) -> tuple[Line, ...]:
        return explain(self._evaluation, self._way[-1]).lines

    def _show(self, place: int) -> None:
        of, words = self._way[-1], self.words
        self.query_one(Prose).say(one_line(name_of(of, self._evaluation, words)))
        self.query_one("#answer", Prose).say(*self._answer(of))
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Entry(self._prompt(line), 3)) for line in self._lines])
        options.highlighted = min(place, options.option_count - 1) if options.option_count else None

    def _answer(self, of: str) -> list[Part]:
        """What was answered, in the words of the level."""
        criterion = self._evaluation.questionnaire.criteria.get(of)
        if criterion is None:
            return []
        given, language = self._evaluation.standings[of].given, self.words.language
        text = (
            criterion.levels[given].get(language)
            if isinstance(given, int)
            else answer_words(given, self.words)
        )
        stale = stale_words(self._evaluation.standings[of], self.words)
        return [(text, "$text-muted"), *([f"\n{stale}"] if stale else [])]

    def _prompt(self, line: Line) -> Content:
        put = said(line, self._evaluation, self.words)
        more = " ›" if self._leads_to(line) else ""
        parts: list[Part] = [one_line(put.text), (more, "bold $text-primary")]
        if put.operation:
            parts.append((f"\n   {put.operation}", "$text-primary"))
        return assembled(*parts)

    def _leads_to(self, line: Line) -> str:
        """What a line is about that has lines of its own; empty where it has none, or stands here."""
        questionnaire = self._evaluation.questionnaire
        known = {*questionnaire.criteria, *(d.id for d in questionnaire.dimensions)}
        about_itself = line.code in ("band", "verdict", "no_condition")
        return line.about if line.about in known and line.about not in self._way and not about_itself else ""

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("deeper")

    # Commands

    def do_deeper(self) -> None:
        """Explain what the line that is chosen is about."""
        place = self.query_one(OptionList).highlighted
        to = self._leads_to(self._lines[place]) if place is not None else ""
        if place is not None and to:
            self._places.append(place)
            self._way.append(to)
            self._show(0)

    def do_back(self) -> None:
        """Go back to the line that led here, or to the results."""
        if len(self._way) == 1:
            self.dismiss(None)
        else:
            self._way.pop()
            self._show(self._places.pop())
