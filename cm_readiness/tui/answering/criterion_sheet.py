"""The sheet of a criterion: its question, its levels, what was noted and what helps to answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from ...app.sitting import Sitting
from ...core.following import last_time
from ...language.change_words import given_word
from ...language.local_days import local_day
from ...language.words import Words
from ..shell.keyboard import now
from ..shell.labels import info_texts, remarks_content, urgent_words
from ..shell.text import Part, dotted, one_line
from ..widgets.drawn import BLANK, Drawn, DrawnLine, DrawnText
from ..widgets.levels import COMMANDS as LEVEL_COMMANDS
from ..widgets.levels import LOOKS, LevelRow

PADDING = 2
"""Lines that the space around the title takes."""
HERE = frozenset((LOOKS[False, True], LOOKS[True, True]))
"""The component classes of what the arrows have chosen."""


class CriterionSheet(Drawn):
    """Names the criterion, asks the question, and says what there is beside, with as much space as fits."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - as Textual declares it
        "levels--here", "levels--recorded", "levels--both", "levels--hover", "sheet--beside",
    }  # fmt: skip
    DEFAULT_CSS = """
    CriterionSheet {
        & > .levels--hover { background: $boost; }
        & > .levels--here { background: $primary-muted; }
        & > .levels--recorded, & > .levels--both {
            text-style: bold; background: $selection; color: $selection-letters;
        }
        & > .sheet--beside { color: $text-muted; }
    }
    """

    class InfoWanted(Message):
        """A click asks for what helps to answer."""

    @dataclass
    class Chosen(Message):
        """An answer was clicked."""

        place: int
        """A level, or `UNKNOWN` or `NOT_APPLICABLE`."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self.title = DrawnText(left=1, right=1)
        self.question = DrawnText(left=1, right=1)
        self.rows = [LevelRow(place) for place in range(len(LEVEL_COMMANDS))]
        """The answers, in place; which one is recorded comes from outside."""
        self.remarks = DrawnText(left=1, right=1, look="sheet--beside")
        self.more = DrawnText(left=1, right=1, look="sheet--beside")
        """What stands below everything where it fits."""
        self._hovered: DrawnText | None = None
        """The answer that the mouse points to."""
        self.painted = inf
        """When a question was first drawn here."""

    def show(
        self, session: Sitting, words: Words, *, info_key: str, private_key: str, earlier_note: str
    ) -> None:
        """Say everything but the levels.

        Args:
            session: the criterion is its current one.
            words: the person's language.
            info_key: the key that shows what helps to answer; empty where it is shown.
            private_key: the key that shows the private note.
            earlier_note: what was noted in the round before.
        """
        self._show_question(session, words)
        self.remarks.say(remarks_content(session.answer, private_key, words, earlier_note))
        titles = [title for title, _ in info_texts(session, words)] if info_key else []
        hint: list[Part] = [(info_key, "bold $text-accent"), "  ", dotted(*titles)]
        self.more.say(*(hint if titles else ()))

    def show_alone(self, session: Sitting, words: Words) -> None:
        """Say what is asked, and nothing that stands beside it.

        Args:
            session: as for `show`.
            words: the person's language.
        """
        self._show_question(session, words, alone=True)
        self.remarks.say()
        self.more.say()

    def _show_question(self, session: Sitting, words: Words, *, alone: bool = False) -> None:
        criterion, number = session.criterion, session.numbers[session.current]
        name = one_line(criterion.name.get(words.language))
        question = (criterion.question.get(words.language), "bold")
        signs = [] if alone else _signs(session, words)
        if self.screen.has_class("-short"):
            # Every line counts: the number leads the question, and the name can be looked up with g.
            self.title.say()
            self.question.say((f"{number}  ", "bold $text-primary"), question, *signs)
        else:
            self.title.say((f"{number}  {name}", "bold $text-primary"), *signs)
            self.question.say(question)

    def show_levels(
        self,
        keys: Sequence[str],
        texts: Sequence[Part],
        recorded: int | None,
        here: int | None,
        past: tuple[int | None, str] = (None, ""),
    ) -> None:
        """Show these answers.

        Args:
            keys: that answer with them.
            texts: of the five levels, don't know and not applicable.
            recorded: the place of the recorded answer.
            here: the place that the arrows have chosen.
            past: the place of the answer of last time, and how that is said.
        """
        for row, key, text in zip(self.rows, keys, texts, strict=True):
            said = past[1] if row.place == past[0] else ""
            row.set(key, text, recorded=row.place == recorded, here=row.place == here, past=said)

    def show_row(self, place: int) -> None:
        """Bring an answer into view."""
        self.scroll_to_region(self.region_of(self.rows[place]), animate=False)

    # How it is laid out

    def breathe(self, height: int, width: int) -> None:
        """Set title and levels apart, and name what can be shown, where everything still fits.

        Args:
            height: the lines that the sheet has.
            width: its cells.
        """
        self.lay_out(Size(max(0, width - self.styles.gutter.width), max(0, height)))

    def needed(self, width: int) -> int:
        """The lines that everything takes when it stands as close as it can.

        Args:
            width: of the sheet in cells.
        """
        return self._least(width - self.styles.gutter.width)

    def asked_lines(self, width: int) -> int:
        """The lines of name and question beside a scroll bar; as `needed`."""
        inner = width - self.styles.gutter.width - 1
        return len(self.title.lines(inner)) + len(self.question.lines(inner))

    def _least(self, width: int) -> int:
        texts = (self.title, self.question, *self.rows, self.remarks)
        apart = bool(self.remarks.said.plain) + (not self.screen.has_class("-short"))
        return apart + sum(len(text.lines(width)) for text in texts)

    def lines_in(self, width: int, height: int) -> Sequence[DrawnLine]:
        """Everything, as far apart as there is room for."""
        spare, airy = height - self._least(width), len(LEVEL_COMMANDS)
        if self.screen.has_class("-room"):
            # Levels that stand apart can be read from afar; what is left sets the question apart.
            return [*self._lines_of(width, padded=spare >= airy + PADDING, airy=spare >= airy)]
        more = self.more.lines(width)
        taken = 1 + len(more) if more and spare >= PADDING + 1 + len(more) else 0
        padded, is_airy = spare >= PADDING, spare >= PADDING + taken + airy
        lines = [*self._lines_of(width, padded=padded, airy=is_airy)]
        return [*lines, BLANK, *more] if taken else lines

    def _lines_of(self, width: int, *, padded: bool, airy: bool) -> Iterator[DrawnLine]:
        """Everything but what can be shown beside."""
        if padded:
            yield BLANK
        yield from self.title.lines(width)
        if padded:
            yield BLANK
        yield from self.question.lines(width)
        if not self.screen.has_class("-short"):
            yield BLANK
        for row in self.rows:
            yield from row.lines(width)
            if airy:
                yield BLANK
        if remarks := self.remarks.lines(width):
            yield BLANK
            yield from remarks

    # How it is drawn

    def render_lines(self, crop: Region) -> list[Strip]:
        """As every text; remembers when there was a question for the first time."""
        if self.question.said.plain:
            self.painted = min(self.painted, now())
        return super().render_lines(crop)

    def look_of(self, line: DrawnLine) -> str:
        """As every line; what the mouse points to as well."""
        return line.look or ("levels--hover" if line.text is not None and line.text is self._hovered else "")

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As every widget; what the arrows have chosen is reversed where no colour can tell it apart."""
        style = super().get_visual_style(*component_classes, partial=partial)
        is_here = not HERE.isdisjoint(component_classes)
        if is_here and (self.app.no_color or self.app.native_ansi_color):
            style += Style(reverse=True, bold=False)
        return style

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click answers, or asks for what helps to answer."""
        text = self._text_under(event)
        if isinstance(text, LevelRow):
            event.stop()
            self.post_message(self.Chosen(text.place))
        elif text is self.more:
            event.stop()
            self.post_message(self.InfoWanted())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which answer a click would give."""
        text = self._text_under(event)
        self._hover(text if isinstance(text, LevelRow) else None)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def _hover(self, text: DrawnText | None) -> None:
        before, self._hovered = self._hovered, text
        if text is not before:
            for one in (before, text):
                if one is not None:
                    self.draw_again(one)

    def _text_under(self, event: events.MouseEvent) -> DrawnText | None:
        offset = event.get_content_offset(self)
        return None if offset is None else self.text_at(offset.y)


def _signs(session: Sitting, words: Words) -> list[Part]:
    """What matters beside the name: a gate, a discussion to come, what was answered before."""
    marks = [words("gate")] if session.criterion.critical else []
    marks += ["⚑ " + words("to discuss")] if session.answer.flagged else []
    marks += [urgent_words(session.answer, words)] if session.answer.urgent else []
    signs: list[Part] = [(f"  ·\u00a0{mark}", "$text-muted") for mark in marks]
    return [*signs, *((f"  ·\u00a0{mark}", "bold $text-accent") for mark in _past_marks(session, words))]


def _past_marks(session: Sitting, words: Words) -> list[str]:
    """What was answered the time before, and when, where that is to be confirmed."""
    marks = []
    if session.standings()[session.current].stale and session.answer.answered is not None:
        day = words.date(local_day(session.answer.answered))
        marks.append("◷\u00a0" + words("answered on {date}", date=day))
    past = last_time(session.assessment, session.current)
    if past is not None and past.given is not None:
        marks.append(words("last time: {answer}", answer=given_word(past.given, words)))
    return marks
