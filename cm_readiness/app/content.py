"""The results and the plan of an evaluation, as the values that formats show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..core.actions import Item, Plan, plan_with_actions
from ..core.assessment import QuestionnaireRef
from ..core.evaluation import DimensionResult as Rated
from ..core.evaluation import Evaluation, OverallResult
from ..core.numbers import days, rounded
from ..core.questionnaire import Criterion
from ..core.scope import scope
from ..formats.content import (
    Asked,
    AskedDimension,
    Deadline,
    DimensionResult,
    Explanation,
    Headline,
    PlanRow,
    Priority,
    Result,
    RiskMap,
    Score,
    Week,
)
from ..language.status_words import STATUS
from ..language.texts_notice import texts_notice
from ..language.words import Words
from ..views.answers import answers_view, not_counted_view
from ..views.context import Context
from ..views.dimension_answers import DimensionAnswers
from ..views.plan import plan_view
from ..views.priorities import priorities_view
from ..views.risk_map import risk_map_view
from ..views.this_week import act_sentences, this_week_view
from ..views.verdict import verdict_view

if TYPE_CHECKING:
    from ..core.exported import Exported
    from ..views.plan_shape import EntryView, PlanView
    from ..views.report_shape import AnswerView, PriorityView


class EvaluationContent:
    """What formats can show of an evaluation besides the text of a document.

    Args:
        evaluation: what is shown.
        words: the language of all words.
        blank: whether nothing is shown but what is asked, for somebody to fill in.
        only_plan: whether nothing is shown but the plan.
    """

    def __init__(
        self, evaluation: Evaluation, words: Words, *, blank: bool = False, only_plan: bool = False
    ) -> None:
        self._evaluation, self._words, self.blank, self.only_plan = evaluation, words, blank, only_plan
        self._context = Context(evaluation, words)

    @cached_property
    def headline(self) -> Headline:
        """Company, verdict and overall score."""
        evaluation, verdict = self._evaluation, verdict_view(self._context)
        return Headline(
            company=evaluation.assessment.company_name.strip(),
            assessment=evaluation.assessment.title.strip(),
            day=evaluation.as_of,
            date=self._words.date(evaluation.as_of),
            verdict=verdict["headline"],
            state=tuple(filter(None, (verdict["certainty"], verdict["provisional_text"]))),
            reasons=tuple(verdict["reasons"]),
            meaning=verdict["meaning"],
            advice=verdict["advice"],
            score=self._score(evaluation.overall),
            notice=texts_notice(evaluation.questionnaire, self._words),
        )

    @cached_property
    def this_week(self) -> Week:
        """What cannot wait, and how long it takes."""
        week, words = this_week_view(self._context), self._words
        title = words("This week: {total}", total=week["total"]) if week["acts"] else ""
        return Week(title, tuple(act_sentences(week, words)))

    @cached_property
    def dimensions(self) -> tuple[DimensionResult, ...]:
        """Every dimension, in the order of the questionnaire."""
        context, answers = self._context, DimensionAnswers(self._context)
        return tuple(
            DimensionResult(
                id=result.dimension.id,
                number=number,
                name=context.text(result.dimension.name),
                question=context.text(result.dimension.question),
                score=self._score(result),
                answer=tuple(answers.answer(result)),
            )
            for number, result in enumerate(self._evaluation.dimensions, 1)
        )

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The criteria in scope, then what is not counted."""
        words, standings = self._words, self._evaluation.standings
        points = {gap.criterion.id: rounded(gap.points, 2) for gap in self._evaluation.gaps}
        found = []
        for answer in (answer for group in answers_view(self._context) for answer in group["answers"]):
            standing = standings[answer["id"]]
            stale = [words("to be confirmed")] if standing.stale else []
            target = standing.target if standing.applicable else None
            found.append(self._result(answer, standing.level, target, points.get(answer["id"]), stale))
        apart = not_counted_view(self._context)
        found += [self._result(answer, None, None, None, [words("not counted")]) for answer in apart]
        return tuple(found)

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        """The first gaps, in their order."""
        return tuple(map(self._priority, priorities_view(self._context)))

    @cached_property
    def risk_map(self) -> RiskMap:
        """The critical criteria that have not reached their target."""
        shown = risk_map_view(self._context)
        return RiskMap(
            tuple(shown["columns"]),
            tuple(shown["rows"]),
            tuple((risk["name"], risk["soon"], risk["state"]) for risk in shown["risks"]),
        )

    @cached_property
    def plan(self) -> tuple[PlanRow, ...]:
        """By period, then the company's other actions; nothing that was given up."""
        plan, shown = self._planned
        rows = []
        for period, view in zip(plan.periods, shown["periods"], strict=True):
            until = self._context.day_after(period.until_day)
            for item, entry in zip(period.items, view["entries"], strict=True):
                rows.append(_plan_row(item, entry, view["title"], until))
        for item, entry in zip(plan.others, shown["others"], strict=True):
            rows.append(_plan_row(item, entry))
        return tuple(rows)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What was agreed upon with a day, by that day; what was given up as well."""
        assessment = self._evaluation.assessment
        actions = {action.id: action for action in assessment.actions if action.due is not None}
        if not actions:
            return ()
        plan, shown = self._planned
        dropped = map(_plan_row, plan.dropped, shown["dropped"])
        found = (
            Deadline(
                row=row,
                key=f"{assessment.id}/{row.key}",
                due=row.due,
                changed=actions[row.key].changed or assessment.created,
                dropped=actions[row.key].status == "dropped",
            )
            for row in (*self.plan, *dropped)
            if row.due is not None
        )
        return tuple(sorted(found, key=lambda deadline: deadline.due))

    @cached_property
    def _planned(self) -> tuple[Plan, PlanView]:
        plan = plan_with_actions(self._evaluation)
        return plan, plan_view(self._context, plan)

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """The overall, then each dimension."""
        ids = ["overall", *(result.dimension.id for result in self._evaluation.dimensions)]
        return tuple(map(self._explanation, ids))

    @cached_property
    def asked(self) -> tuple[AskedDimension, ...]:
        """What is asked of the company; a dimension of which nothing is asked is left out."""
        context, evaluation = self._context, self._evaluation
        asked = scope(evaluation.questionnaire, evaluation.assessment)
        of = evaluation.questionnaire.dimension_of
        groups = [
            AskedDimension(
                id=dimension.id,
                name=context.text(dimension.name),
                question=context.text(dimension.question),
                criteria=tuple(self._asked(one) for one in asked if of(one.id).id == dimension.id),
            )
            for dimension in evaluation.questionnaire.dimensions
        ]
        return tuple(group for group in groups if group.criteria)

    @cached_property
    def exported(self) -> Exported:
        """What the assessment says, to be merged against once it comes back filled in."""
        from ..core.exported import exported

        groups = () if self.only_plan else self.asked
        asked = tuple(one.criterion for group in groups for one in group.criteria)
        questionnaire = self._evaluation.questionnaire
        answered = QuestionnaireRef(
            id=questionnaire.id, version=questionnaire.version, fingerprint=questionnaire.fingerprint
        )
        return exported(self._evaluation.assessment, answered, asked, blank=self.blank)

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """The statuses that an action can have, by what people call them."""
        return {self._words(name): status for status, name in STATUS.items()}

    def _asked(self, criterion: Criterion) -> Asked:
        context = self._context
        wording = context.wording(criterion)
        return Asked(
            criterion=criterion.id,
            number=context.numbers[criterion.id],
            name=context.text(wording.name),
            question=context.text(wording.question),
            levels=tuple(context.text(level) for level in wording.levels),
        )

    def _score(self, result: OverallResult | Rated) -> Score:
        figures = self._context.figures
        return Score(
            value=figures.value(result.score),
            low=figures.value(result.low),
            high=figures.value(result.high),
            target=figures.value(result.target),
            text=figures.score(result.score),
            range=figures.range(result.low, result.high),
            band=self._context.text(result.band.name if result.band else None),
            target_text="" if result.target is None else figures.score(result.target),
        )

    def _result(
        self, answer: AnswerView, level: int | None, target: int | None, points: float | None, more: list[str]
    ) -> Result:
        words, criterion = self._words, self._context.questionnaire.criteria.get(answer["id"])
        flags = [words("to discuss")] if answer["flagged"] else []
        return Result(
            dimension=answer["dimension"],
            criterion=answer["id"],
            number=answer["number"],
            name=answer["name"],
            question=answer["question"],
            answer=_given(answer, words),
            level=level,
            target=target,
            points=points,
            note=answer["note"],
            evidence=tuple(answer["evidence"]),
            flags=tuple(filter(None, [*flags, *more, answer["remark"]])),
            owner=self._context.text(criterion.owner) if criterion else "",
        )

    def _priority(self, priority: PriorityView) -> Priority:
        return Priority(
            rank=priority["rank"],
            number=priority["number"],
            title=priority["name"],
            dimension=priority["dimension"],
            level=priority["level"],
            target=priority["target"],
            sentences=tuple(filter(None, (priority["step"], priority["total"], priority["risk"]))),
            owner=priority["owner"],
        )

    def _explanation(self, of: str) -> Explanation:
        from ..core.explanation import explain
        from ..language.explanation_words import explained, name_of

        said = explained(explain(self._evaluation, of), self._evaluation, self._words)
        lines = (f"{line.text}: {line.operation}" if line.operation else line.text for line in said)
        return Explanation(of, name_of(of, self._evaluation, self._words), tuple(lines))


def _given(answer: AnswerView, words: Words) -> str:
    """An answer in words: what its level says, or don't know, or why it is not applicable."""
    match answer["kind"]:
        case "level":
            return answer["level_text"] or str(answer["level"])
        case "unknown":
            return words("don’t know.")
        case "unanswered":
            return words("not answered yet.")
        case _:
            return words("not applicable: {reason}", reason=answer["reason"])


def _plan_row(item: Item, entry: EntryView, period: str = "", until: date | None = None) -> PlanRow:
    return PlanRow(
        period=period,
        until=until,
        criterion=entry["id"],
        number=entry["number"],
        name=entry["name"],
        what=" ".join(entry["do"]),
        from_level=entry["from_level"],
        to_level=entry["to_level"],
        days=days(item.entry.effort_days) if item.entry else None,
        points=rounded(item.entry.points, 1) if item.entry else None,
        owner=entry["owner"],
        due=item.action.due if item.action else None,
        status=entry["status_text"],
        proof=entry["done_when"],
        key=item.action.id if item.action else f"{item.criterion}/{entry['to_level']}",
    )
