"""The slides of an evaluation: verdict, a bar for each dimension, priorities, plan; notes say the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...core.text import visible
from ...language.words import Words
from ..charts import Axis, chart_data, said
from ..content import Content, DimensionResult, PlanRow, Priority
from ..measure import LINE, Ruler, pages
from .boxes import ABOUT, BESIDE_SCORE, CAPTION, COMPANY, CONTENT, LEAST, READ_ACROSS, SCORE, Box
from .slides import Bars, Column, Look, Opening, Piece, Slide, Table, Text, Verdict
from .tables import Entry, TableMaker, numbered, titled

_SPACES = re.compile(r"\s+")
_COMPANY_SIZES = (44, 36, 32, 28, 24)
_ABOUT_SIZES = (24, 20, READ_ACROSS)
_TEXT_SIZES = (24, 20, 18, 16, LEAST)
_GAP = 10
"""Between two paragraphs, in points."""
_MOST_BARS = 8
_LABEL = 70
"""Characters of the name of a bar."""


def deck(content: Content, words: Words, ruler: Ruler) -> tuple[Slide, ...]:
    """All slides, in their order.

    Args:
        content: what they are about.
        words: the language of the document.
        ruler: measures their texts.
    """
    return tuple(_Deck(content, words, ruler).slides())


def promised(content: Content) -> Iterator[str]:
    """What the slides and their notes hold, in this order, whatever they look like.

    Args:
        content: what they are about.
    """
    headline = content.headline
    verdict = (headline.verdict, headline.meaning, *headline.state, headline.advice)
    yield from filter(None, (headline.company, headline.notice, *verdict))
    overall, *others = content.explanations
    yield from overall.lines
    yield from content.this_week.acts
    for explanation in others if _rated(content) else ():
        yield from explanation.lines
    for dimension in content.dimensions:
        yield from (dimension.name, dimension.score.text, *dimension.answer)
    for priority in content.priorities:
        yield from (priority.title, *priority.sentences, priority.owner)
    for row in content.plan:
        yield from (row.name, row.what, row.proof, row.owner)


def shown(text: str) -> str:
    """A text of people on one line, with nothing in it that cannot be seen."""
    return _SPACES.sub(_space, visible(text)).strip()


def _space(found: re.Match[str]) -> str:
    # A space at which no line ends is kept.
    return found[0] if found[0] in "\u00a0\u202f" else " "


class _Deck:
    """The slides of one document while they are put together."""

    def __init__(self, content: Content, words: Words, ruler: Ruler) -> None:
        self._content, self.words, self._ruler = content, words, ruler
        self._tables = TableMaker(words, ruler).tables
        self._explained = {e.of: (e.name, *e.lines) for e in content.explanations}

    def slides(self) -> Iterator[Slide]:
        yield self._opening()
        yield self._verdict()
        yield from self._this_week()
        yield from self._bars()
        yield from self._answers()
        yield from self._priorities()
        if self._content.priorities or self._content.plan:
            yield from self._plan()

    def _opening(self) -> Opening:
        words, headline = self.words, self._content.headline
        subject = words("Community manager readiness")
        names = [name for name in (shown(headline.company), shown(headline.assessment)) if name]
        title, *more = [*names, subject]
        notice = shown(headline.notice)
        more = [*more, notice] if notice else more
        # The date takes a line, and no line is nearer to another than the gap.
        room = (ABOUT.height - (READ_ACROSS * LINE + _GAP * (len(more) + 1)) / 72) / max(len(more), 1)
        about = [Piece(*self._ruler.fitting(line, ABOUT.width, room, _ABOUT_SIZES)) for line in more]
        return Opening(
            Piece(*self._ruler.fitting(title, COMPANY.width, COMPANY.height, _COMPANY_SIZES)),
            (
                *names,
                *filter(None, [notice]),
                words("The notes of each slide say how its numbers came about, and hold every text in full."),
            ),
            (*about, Piece(headline.date, READ_ACROSS, "muted")),
        )

    def _verdict(self) -> Verdict:
        words, headline = self.words, self._content.headline
        missing = words("There is no verdict yet, because no criterion has been given a level.")
        meaning = headline.meaning or missing
        parts: list[tuple[str, Look]] = [(meaning, "plain")]
        parts += [(text, "muted") for text in headline.state]
        if headline.advice:
            parts += [(words("Our advice"), "bold"), (headline.advice, "plain")]
        title = words("Verdict: {verdict}", verdict=shown(headline.verdict))
        return Verdict(
            self._titled(title),
            (title, meaning, *headline.state, headline.advice, *self._explained["overall"]),
            self._score(),
            self._fitted([(shown(text), look) for text, look in parts], BESIDE_SCORE),
        )

    def _this_week(self) -> Iterator[Text]:
        week = self._content.this_week
        if week.acts:
            acts: list[tuple[str, Look]] = [(shown(act), "plain") for act in week.acts]
            yield Text(self._titled(week.title), week.acts, self._fitted(acts, CONTENT))

    def _fitted(self, parts: Sequence[tuple[str, Look]], box: Box) -> tuple[Piece, ...]:
        """Paragraphs in a box in the largest letters in which they fit, cut if they never do."""
        _, _, width, height = box
        for points in _TEXT_SIZES:
            if self._ruler.height([(text, points) for text, _ in parts], width, gap=_GAP) <= height:
                return tuple(Piece(text, points, look) for text, look in parts)
        most = int((height * 72 - _GAP * len(parts)) / (LEAST * LINE) / len(parts))
        return tuple(Piece(self._ruler.cut(text, width, LEAST, most), LEAST, look) for text, look in parts)

    def _titled(self, text: str) -> Piece:
        return titled(text, self._ruler)

    def _score(self) -> tuple[Piece, ...]:
        words, score = self.words, self._content.headline.score
        target = [Piece(words("Target: {target}", target=score.target_text), READ_ACROSS)]
        target = target if score.target_text else []
        if score.value is None:
            return (Piece(score.text, 32, "accent"), *target)
        lines = [Piece(score.text, 72, "accent"), Piece(words("out of 100 overall"), READ_ACROSS, "muted")]
        if score.band:
            lines.append(Piece(self._ruler.cut(shown(score.band), SCORE.width, 22, 2), 22, "bold"))
        if score.range:
            lines.append(Piece(words("Range: {range}", range=score.range), READ_ACROSS))
        return (*lines, *target)

    def _bars(self) -> Iterator[Bars]:
        words = self.words
        if not _rated(self._content):
            return
        axes = chart_data(self._content, words).dimensions
        ranged = any(axis.range for axis in axes)
        caption = words("Scores are out of 100.")
        if ranged:
            caption = words(
                "Scores are out of 100. In brackets: the range in which a score will lie once the missing "
                "answers are in."
            )
        found = list(zip(axes, self._content.dimensions, strict=True))
        parts = list(pages(found, [1.0] * len(found), _MOST_BARS))
        for place, part in enumerate(parts, 1):
            title = numbered(words("Scores and targets by dimension"), place, len(parts), words)
            yield Bars(
                self._titled(title),
                tuple(line for _, d in part for line in self._explained[d.id]),
                tuple(_named(axis) for axis, _ in part),
                shown(said([axis for axis, _ in part], words)),
                Piece(*self._ruler.fitting(caption, CAPTION.width, CAPTION.height, (16, LEAST)), "muted"),
            )

    def _answers(self) -> Iterator[Table]:
        words, dimensions = self.words, self._content.dimensions
        ranged = any(d.score.range for d in dimensions)
        columns = [
            Column(words("Dimension"), 0.24),
            Column(words("Score"), 0.1, number=True),
            *([Column(words("Range"), 0.11, number=True)] if ranged else []),
            Column(words("Target"), 0.09, number=True),
            Column(words("In short"), 0.46 if ranged else 0.57),
        ]
        rows = [self._answer(dimension, ranged=ranged) for dimension in dimensions]
        return self._tables(words("What the scores say"), columns, rows)

    def _answer(self, dimension: DimensionResult, *, ranged: bool) -> Entry:
        score = dimension.score
        name = f"{dimension.number} {dimension.name}"
        cells = (
            (Piece(shown(name), 16, "bold"),),
            (Piece(score.text, 16, "bold"),),
            *(((Piece(score.range or "–"),),) if ranged else ()),
            (Piece(score.target_text or "–"),),
            (Piece(shown(dimension.answer[0] if dimension.answer else "")),),
        )
        said_of = self.words("{name}: {score}", name=name, score=score.text)
        return Entry(cells, (said_of, dimension.question, *dimension.answer))

    def _priorities(self) -> Iterator[Slide]:
        words, priorities = self.words, self._content.priorities
        title = words("Priorities")
        if not priorities:
            yield Text(self._titled(title), (self._no_gap(),), (Piece(self._no_gap(), 20),))
            return
        columns = [
            Column(words("Rank"), 0.07, number=True),
            Column(words("Criterion"), 0.23),
            Column(words("Level"), 0.09, number=True),
            Column(words("Next step"), 0.37),
            Column(words("Owner"), 0.24),
        ]
        yield from self._tables(title, columns, list(map(self._priority, priorities)))

    def _priority(self, priority: Priority) -> Entry:
        name = f"{priority.number} {priority.title}"
        sentences = [shown(sentence) for sentence in priority.sentences]
        cells = (
            (Piece(str(priority.rank), 20, "accent"),),
            (Piece(shown(name), 16, "bold"), Piece(shown(priority.dimension), LEAST, "muted")),
            (Piece(_levels(priority.level, priority.target), 16),),
            (*map(Piece, sentences[:1]), *(Piece(text, LEAST, "muted") for text in sentences[1:2])),
            (Piece(shown(priority.owner)),),
        )
        owner = [self.words("Owner: {owner}", owner=priority.owner)] if priority.owner else []
        return Entry(cells, (name, *priority.sentences, *owner))

    def _no_gap(self) -> str:
        if self._content.headline.score.value is None:
            return self.words("No criterion has been given a level: there is nothing to rank or to plan yet.")
        return self.words(
            "Every criterion with a level has reached its target: there is nothing to raise. "
            "Keep what works and check it again in time."
        )

    def _plan(self) -> Iterator[Slide]:
        words, plan = self.words, self._content.plan
        if not plan:
            nothing = words("The plan holds no step at present.")
            yield Text(self._titled(words("Action plan")), (nothing,), (Piece(nothing, 20),))
            return
        columns = [
            Column(words("What"), 0.44),
            Column(words("Who"), 0.25),
            Column(words("Level"), 0.09, number=True),
            Column(words("Days"), 0.08, number=True),
            Column(words("Due"), 0.14, number=True),
        ]
        for period, rows in groupby(plan, key=lambda row: row.period):
            title = words("Plan – {period}", period=period or words("Further actions"))
            yield from self._tables(title, columns, list(map(self._planned, rows)))

    def _planned(self, row: PlanRow) -> Entry:
        words = self.words
        name = " ".join(filter(None, (row.number, row.name)))
        due = row.due or row.until
        when = words.date(due) if due else "–"
        days = "–" if row.days is None else words.number(row.days, 2)
        cells = (
            (Piece(shown(name), LEAST, "bold"), Piece(shown(row.what))),
            (Piece(shown(row.owner) or "–"),),
            (Piece(_levels(row.from_level, row.to_level) if row.to_level else "–"),),
            (Piece(days),),
            (Piece(when), Piece(shown(row.status), LEAST, "muted")),
        )
        labelled = (
            (words("Done when: {proof}", proof=row.proof) if row.proof else ""),
            (words("Owner: {owner}", owner=row.owner) if row.owner else ""),
            (words("Status: {status}", status=row.status) if row.status else ""),
        )
        return Entry(cells, (name, row.what, *labelled))


def _rated(content: Content) -> bool:
    return any(dimension.score.value is not None for dimension in content.dimensions)


def _named(axis: Axis) -> Axis:
    """An axis with the name that stands beside its bar: it says what a bar cannot."""
    name = shown(axis.name)
    name = name if len(name) <= _LABEL else f"{name[:_LABEL]}…"
    more = axis.range or ("" if axis.score is not None else axis.text)
    named = f"{name} ({more})" if more else name
    return Axis(named, axis.score, axis.low, axis.high, axis.target, axis.text, axis.range)


def _levels(now: int, target: int) -> str:
    return f"{now} → {target}"
