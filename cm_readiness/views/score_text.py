"""The evaluation as text for people: one screen of 80 columns, no colour, whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.evaluation import DimensionResult, Evaluation
from ..core.gaps import FindOut, Gap
from ..core.numbers import Rational, whole
from ..language.effort_words import effort_words
from ..language.text_layout import WIDTH, called, columns, cut, left, right, sections, width, wrapped
from ..language.undecided_words import undecided_name
from ..language.words import N_, Words
from .context import Context
from .findings import stale_text
from .said import said
from .this_week import act_sentences, this_week_view, week_title
from .verdict_change import verdict_change
from .verdict_reasons import reasons

FIRST = 3
"""How many gaps, and how many things to find out, stand on the screen."""
NAME_AT_MOST = 26
BAR_AT_LEAST = 5

_DEPTHS = {"express": N_("express questionnaire"), "full": N_("full questionnaire")}
_RULES = {"declared": N_("answers as declared"), "strict": N_("levels 3 and 4 need evidence")}
_FIND_OUT = {"unknown": N_("don't know"), "unanswered": N_("unanswered")}


def score_text(evaluation: Evaluation, words: Words) -> str:
    """The evaluation in one language.

    Args:
        words: the language of the program's words; the questionnaire's texts come in the same.
    """
    return ScorePage(evaluation, words).text()


class ScorePage:
    """The parts of the text, in their order; what is drawn here may be said in another way elsewhere."""

    BETWEEN = " · "
    """Stands between facts that belong on one line."""

    def __init__(self, evaluation: Evaluation, words: Words) -> None:
        self.evaluation = evaluation
        self.context = Context(evaluation, words)
        self.questionnaire = evaluation.questionnaire
        self.words = words
        self.numbers = {criterion.id: number for number, criterion in self.questionnaire.numbered()}

    def text(self) -> str:
        """All parts that have something to say."""
        return sections(
            (self.title(), self.verdict(), self.dimensions(), self.trust(), self.gaps(), self.find_out(),
             self.contradictions(), self.remarks(), self.reasons(), self.change(), self.this_week())
        )  # fmt: skip

    def title(self) -> Iterable[str]:
        """Which assessment, of which day, under which rules."""
        assessment = self.evaluation.assessment
        yield from wrapped(called(assessment, self.words, self.BETWEEN))
        yield from wrapped(
            self.BETWEEN.join(
                (
                    self.words.date(self.evaluation.as_of),
                    self.words(_DEPTHS[assessment.depth]),
                    self.words(_RULES[assessment.evidence_rule]),
                )
            )
        )

    def verdict(self) -> Iterable[str]:
        """The verdict in words, and the overall."""
        words, judgement = self.words, self.evaluation.judgement
        if judgement.state == "open":
            yield from self._too_early()
            return
        low, high = (v.name.get(words.language) for v in (judgement.low, judgement.high))
        now = judgement.verdict.name.get(words.language) if judgement.verdict else ""
        if judgement.firm:
            line = words("Verdict: {verdict}; no missing answer can change it", verdict=now)
        else:
            line = words(
                "Verdict: between {low} and {high}; {verdict} on what is known",
                low=low,
                high=high,
                verdict=now,
            )
        if judgement.firm and not self.evaluation.find_out:
            line = words("Verdict: {verdict}", verdict=now)
        yield from wrapped(line)
        if judgement.provisional:
            yield from wrapped(
                words.plural(
                    "Provisional: {count} criterion is still unanswered",
                    "Provisional: {count} criteria are still unanswered",
                    self.evaluation.progress.unanswered,
                )
            )
        yield from self.overall()

    def _too_early(self) -> Iterable[str]:
        """What stands in the place of a verdict, and the overall with its range."""
        words, undecided = self.words, self.questionnaire.undecided
        yield from wrapped(words("Verdict: {verdict}", verdict=undecided_name(self.questionnaire, words)))
        for text in (undecided.meaning, undecided.advice) if undecided else ():
            yield from wrapped(said(self.evaluation, text, words))
        yield from self.overall()

    def overall(self) -> Iterable[str]:
        """The overall with its range, target and band."""
        words, overall = self.words, self.evaluation.overall
        if overall.low is None or overall.high is None:
            return
        if overall.score is None or overall.band is None:
            said = words("Overall: not rated")
        else:
            said = words(
                "Overall: {score} out of 100 ({band})",
                score=self._whole(overall.score),
                band=overall.band.name.get(words.language),
            )
        more = [said]
        if overall.low != overall.high:
            more.append(
                words("range {low} to {high}", low=self._whole(overall.low), high=self._whole(overall.high))
            )
        if overall.target is not None:
            more.append(words("target {target}", target=self._whole(overall.target)))
        yield from wrapped(", ".join(more))

    def dimensions(self) -> Iterable[str]:
        """The dimensions, then the closed gates and the warnings."""
        words = self.words
        yield from self.scores()
        gates = [self._criterion(gate) for gate in self.evaluation.closed_gates]
        if gates:
            yield from wrapped(words("Closed gates: {gates}", gates=", ".join(gates)), hang=2)
        for result in self.evaluation.dimensions:
            if result.na_warning:
                name_of = result.dimension.name.get(words.language)
                yield from wrapped(
                    words("{dimension}: more than a third is answered not applicable", dimension=name_of),
                    hang=2,
                )

    def scores(self) -> Iterable[str]:
        """The dimensions in columns, each with a bar."""
        words = self.words
        open_ranges = any(result.low != result.high for result in self.evaluation.dimensions)
        heads = [words("Score"), *([words("Range")] if open_ranges else []), words("Target")]
        rows = [
            (f"{place} {result.dimension.name.get(words.language)}", result, self._cells(result, open_ranges))
            for place, result in enumerate(self.evaluation.dimensions, 1)
        ]
        name = min(NAME_AT_MOST, max(width(label) for label, _, _ in rows))
        widths = [
            max(width(head), *(width(cells[i]) for _, _, cells in rows)) for i, head in enumerate(heads)
        ]
        bands = [self._band(result) for _, result, _ in rows]
        taken = name + sum(widths) + max(map(width, bands)) + 2 * (len(widths) + 2)
        bar = max(BAR_AT_LEAST, min(20, WIDTH - taken))
        name -= max(0, taken + bar - WIDTH)
        yield "  ".join([" " * (name + 2 + bar), *(right(h, w) for h, w in zip(heads, widths, strict=True))])
        for (label, result, cells), band in zip(rows, bands, strict=True):
            numbers = [right(cell, room) for cell, room in zip(cells, widths, strict=True)]
            line = "  ".join([left(cut(label, name), name), _bar(result, bar), *numbers, band])
            yield line.rstrip()

    def trust(self) -> Iterable[str]:
        """How far the answers have come, and how many are proved."""
        words, progress = self.words, self.evaluation.progress
        parts = [
            words("Answers: {answered} of {count}", answered=progress.answered, count=progress.in_scope),
            words("don't know: {count}", count=progress.unknown) if progress.unknown else "",
        ]
        if progress.not_applicable:
            parts.append(words("not applicable: {count}", count=progress.not_applicable))
        share = self.evaluation.evidence_share
        if share is not None:
            parts.append(words("levels 3 and 4 with evidence: {share}", share=words.percent(float(share))))
        yield from wrapped(", ".join(filter(None, parts)), hang=2)

    def gaps(self) -> Iterable[str]:
        """The first gaps, in the order in which to close them."""
        gaps = [gap for gap in self.evaluation.gaps if gap.kind != "find_out"]
        if gaps:
            yield self.words("First gaps")
            yield from self.rows([self._gap(gap) for gap in gaps[:FIRST]])
            yield from self._more(len(gaps))

    def find_out(self) -> Iterable[str]:
        """What to find out next."""
        items = self.evaluation.find_out
        if items:
            yield self.words("To find out next")
            yield from self.rows([self._finding(item) for item in items[:FIRST]])
            yield from self._more(len(items))

    def contradictions(self) -> Iterable[str]:
        """Answers that do not go together, with the question to ask."""
        language = self.words.language
        rules, broken = self.evaluation.contradictions, self.evaluation.broken_requirements
        if rules or broken:
            yield self.words("Answers that do not go together")
        for rule in rules:
            said = self.words("{name}: {ask}", name=rule.name.get(language), ask=rule.ask.get(language))
            yield from wrapped(said, indent=2, hang=4)
        for item in broken:
            yield from wrapped(
                self.words(
                    "{criterion} at level {level} needs {other} at level {needed}",
                    criterion=self._criterion(item.criterion.id),
                    level=item.requirement.level,
                    other=self._criterion(item.requirement.of),
                    needed=item.requirement.at_least,
                ),
                indent=2,
                hang=4,
            )

    def remarks(self) -> Iterable[str]:
        """Answers that are old, and answers that count nowhere."""
        plural, evaluation = self.words.plural, self.evaluation
        if evaluation.stale:
            yield stale_text(evaluation, self.words)
        if evaluation.inactive:
            yield plural(
                "{count} answer counts nowhere: its criterion is not asked",
                "{count} answers count nowhere: their criteria are not asked",
                len(evaluation.inactive),
            )
        if evaluation.orphaned:
            yield plural(
                "{count} answer belongs to no criterion of this questionnaire",
                "{count} answers belong to no criterion of this questionnaire",
                len(evaluation.orphaned),
            )

    def reasons(self) -> Iterable[str]:
        """The conditions that lead to the verdict, as the report says them."""
        yield from self._listed(self.words("What the verdict rests on"), reasons(self.context))

    def change(self) -> Iterable[str]:
        """The cheapest way to a better verdict, as the report says it."""
        is_open = self.context.evaluation.judgement.state == "open"
        title = (
            self.words("What a verdict still needs:")
            if is_open
            else self.words("What would change this verdict:")
        )
        yield from self._listed(title, verdict_change(self.context))

    def this_week(self) -> Iterable[str]:
        """What can be done this week about what cannot wait, as the report says it."""
        week = this_week_view(self.context)
        yield from self._listed(week_title(week, self.words), act_sentences(week, self.words))

    def _listed(self, title: str, sentences: Sequence[str]) -> Iterable[str]:
        """Sentences below a title; neither where there are none."""
        if sentences:
            yield title
        for one in sentences:
            yield from wrapped(one, indent=2, hang=4)

    def rows(self, rows: Sequence[Sequence[str]]) -> Iterable[str]:
        """Criteria, each with what is said of it, in columns.

        Args:
            rows: the name of a criterion first; what does not hold of it is empty.
        """
        return columns(rows)

    def way(self, gap: Gap) -> str:
        """From where to where a gap leads."""
        return f"{gap.level} → {gap.target}"

    def _gap(self, gap: Gap) -> Sequence[str]:
        words = self.words
        effort = effort_words(gap.effort_days, self.words)
        return (
            self._criterion(gap.criterion.id),
            words("to prove") if gap.kind == "prove" else self.way(gap),
            self._points(gap.points),
            effort,
            words("gate closed") if gap.gate_closed else "",
        )

    def _finding(self, item: FindOut) -> Sequence[str]:
        points = self.words("up to {points}", points=self._points(item.points))
        gate = self.words("gate") if item.criterion.critical else ""
        return self._criterion(item.criterion.id), self.words(_FIND_OUT[item.kind]), points, gate

    def _points(self, points: Rational) -> str:
        count = whole(points)
        if not count:
            return self.words("under 1 point")
        return self.words.plural("{count} point", "{count} points", count)

    def _more(self, count: int) -> Iterable[str]:
        if count > FIRST:
            yield "  " + self.words.plural("and {count} more", "and {count} more", count - FIRST)

    def _cells(self, result: DimensionResult, with_range: bool) -> Sequence[str]:
        score = "–" if result.score is None else str(self._whole(result.score))
        target = "" if result.target is None else str(self._whole(result.target))
        if not with_range:
            return score, target
        if result.low is None or result.high is None or result.low == result.high:
            return score, "", target
        return score, f"{self._whole(result.low)}–{self._whole(result.high)}", target

    def _band(self, result: DimensionResult) -> str:
        if result.band is not None:
            return result.band.name.get(self.words.language)
        return self.words("not applicable") if result.low is None else self.words("not rated")

    def _criterion(self, identifier: str) -> str:
        criterion = self.questionnaire.criteria[identifier]
        return f"{self.numbers[identifier]} {criterion.name.get(self.words.language)}"

    def _whole(self, value: Rational) -> int:
        return whole(value, self.questionnaire.limits)


def _bar(result: DimensionResult, room: int) -> str:
    """The score as a filled bar, and what missing answers could still add as a lighter one."""
    if result.low is None or result.high is None:
        return " " * room
    filled = int(room * (result.score if result.score is not None else result.low) / 100)
    possible = int(room * result.high / 100)
    return "█" * filled + "░" * max(0, possible - filled) + "·" * (room - max(filled, possible))
