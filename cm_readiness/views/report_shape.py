"""What a template is given: plain dicts, lists, strings, numbers and booleans, under documented keys.

Texts are in the report's language and never missing: an absent one is empty. A score that is missing
has no number at all, only its words ("not rated"). Private notes are in none of these values.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .base_shape import CriterionRef as CriterionRef
from .base_shape import FindOutView as FindOutView
from .comparison_shape import ComparisonView
from .measured_shape import DifferenceView, MeasurementView
from .peers_shape import PeersView
from .plan_shape import PlanView
from .risk_map_shape import RiskMapView
from .workshop_shape import WorkshopView


class ScoreView(TypedDict):
    """A score with everything that stands beside it."""

    rated: bool
    value: float | None
    """0 to 100 to one decimal, for `bar`; none when not rated."""
    text: str
    """The whole number, or "not rated"."""
    range: str
    """Such as "71 to 88"; empty when no answer is missing."""
    band: str
    target: str
    target_value: float | None
    """0 to 100 to one decimal, for `bar`; none without a target."""


class QuestionnaireView(TypedDict):
    """Which questionnaire was answered."""

    id: str
    title: str
    question: str
    """What the verdict answers, as it is put to this company; the title where none is written."""
    version: str
    fingerprint: str


class ProgressView(TypedDict):
    """How many criteria are in scope, and how they are answered."""

    in_scope: int
    total: int
    """All criteria of the questionnaire."""
    known: int
    unknown: int
    not_applicable: int
    unanswered: int
    open: int
    """Don't know and unanswered together."""


class VerdictView(TypedDict):
    """The verdict, and how far it can be relied on; while it is too early for one, nothing of any."""

    state: str
    """`open` while it is too early, else `provisional` or `settled`."""
    id: str
    """Empty while it is too early."""
    name: str
    """Of the verdict, or that it is too early."""
    headline: str
    """The name; of an express assessment with the number of criteria that it rests on."""
    low: str
    """The worst still possible; empty while it is too early."""
    high: str
    """The best still possible; empty while it is too early."""
    firm: bool
    provisional: bool
    meaning: str
    advice: str
    next_date: str
    """The day on which to assess again, as a date; the same in every document."""
    cover: str
    """The verdict in one line, with firm, or between which ones, and provisional."""
    certainty: str
    """One sentence: firm, or between which verdicts; while it is too early, what to find out first."""
    provisional_text: str
    """One sentence while questions are unanswered, else empty."""
    reasons: list[str]
    """The conditions of the verdict that hold, one sentence each; none of the best one."""
    facts: list[str]
    """What is known besides, one sentence each."""
    grounds: list[str]
    """Reasons and facts together."""


class ActView(CriterionRef):
    """Something that one person can do within the hour."""

    do: str
    minutes: int


class ThisWeekView(TypedDict):
    """What cannot wait: for marked answers, closed gates, and gates that nobody knows."""

    acts: list[ActView]
    """Five at most; none where nothing is pressing."""
    minutes: int
    """Of all acts."""
    total: str
    """The minutes in words."""


class StandingView(CriterionRef):
    """A criterion that has reached its target, or has not, as its dimension's section shows it."""

    level: int
    target: int
    text: str
    """What the level says."""
    next_step: str
    closed_gate: bool
    unproved: bool
    """Answered higher, and held down by the evidence rule."""
    priority: int
    """Its rank among the priorities; 0 when it is not one of them."""


class DimensionView(TypedDict):
    """A dimension, with its readiness question answered."""

    id: str
    number: int
    name: str
    question: str
    why: str
    score: ScoreView
    gates: str
    """The state of its gates in a few words."""
    closed_gates: list[str]
    answer: list[str]
    """The question answered in two or three sentences."""
    standing: list[StandingView]
    """Criteria at their target or above."""
    standing_names: str
    """The same in one line, each with its level."""
    standing_text: str
    """What to say where no criterion has reached its target."""
    missing: list[StandingView]
    missing_first: str
    """Those of them that are priorities in one line, each with its number among these."""
    open: list[CriterionRef]
    """Don't know or unanswered."""
    asides: list[str]
    """In a sentence each: claims that lack proof and are no priority, what is open, what is left out."""
    warning: str
    """Filled when more than a third is answered not applicable."""


class PriorityView(CriterionRef):
    """A gap that comes first."""

    rank: int
    kind: str
    """`raise`, or `prove` when a claim lacks its evidence."""
    closed_gate: bool
    level: int
    claimed: int
    level_text: str
    said: str
    """What the company noted, in quotation marks; empty when nothing is noted."""
    said_in_short: str
    """The same on one line and shortened at a word, or else the evidence."""
    evidence: list[str]
    target: int
    target_text: str
    step: str
    step_effort: str
    step_points: str
    effort: str
    """The work up to the target in words, or that only proof is missing."""
    days: str
    """The same as a number of days, for a column that is added up; a dash where only proof is missing."""
    cost: str
    """Of that work; empty where the company gives no day rate."""
    points: str
    total: str
    """Effort and points together, in words."""
    law: list[LawView]
    """What the law asks that bears on it."""
    owner: str
    deliverable: str
    why: str
    risk: str


class TotalView(TypedDict):
    """What all priorities take together."""

    effort: str
    """In words."""
    days: str
    """The same as a number of days."""
    cost: str
    """Empty where the company gives no day rate."""


class ContradictionView(TypedDict):
    """Answers that do not go together."""

    id: str
    name: str
    meaning: str
    ask: str


class StaleView(CriterionRef):
    """An answer that is older than its shelf life."""

    answered: str
    shelf_life_days: int


class ClaimsView(TypedDict):
    """Answers of level 3 or 4 without evidence in one dimension."""

    dimension: str
    names: str
    """The criteria in quotation marks."""


class TrustView(TypedDict):
    """What the numbers rest on."""

    sentences: list[str]
    stale: list[StaleView]
    unevidenced: list[ClaimsView]


class AnswerView(CriterionRef):
    """One answer as it was given, with everything noted beside it."""

    question: str
    kind: str
    """`level`, `unknown`, `not_applicable`, `unanswered`, or `refused` (may not be left out)."""
    level: NotRequired[int]
    level_name: str
    level_text: str
    reason: str
    answered: str
    """The date; empty when it is not recorded."""
    remark: str
    """How the answer counts, where it counts otherwise than it was given."""
    note: str
    evidence: list[str]
    flagged: bool


class AnswersView(TypedDict):
    """The answers to one dimension."""

    number: int
    name: str
    answers: list[AnswerView]


class ProfileView(TypedDict):
    """One answer about the company."""

    question: str
    answer: str


class TermView(CriterionRef):
    """What one criterion brings to its dimension's score."""

    weight: str
    level: str
    """Its number, or in words why there is none."""
    product: str
    """The sum as it is written, `3 × 2 = 6`; a dash without a level."""


class LineView(TypedDict):
    """One line of a computation."""

    text: str
    operation: str
    """The sum to redo, `25 × 29 ÷ 14 ≈ 51.786`; empty for a line without one."""


class DimensionTraceView(TypedDict):
    """How a dimension's score came about."""

    number: int
    name: str
    terms: list[TermView]
    lines: list[LineView]


class WeightView(TypedDict):
    """What one dimension brings to the overall score."""

    name: str
    weight: str
    score: str
    product: str


class TraceView(TypedDict):
    """How the score was computed."""

    dimensions: list[DimensionTraceView]
    weights: list[WeightView]
    lines: list[LineView]
    """What leads from the dimensions to the overall and the verdict."""


class LawSourceView(TypedDict):
    """Where a point of law was read."""

    title: str
    language: str
    """That of the title, where it is not the report's: a code such as `fr`."""
    url: str


class LawView(TypedDict):
    """A point of law that holds for the company."""

    id: str
    criterion: str
    """The full id of the criterion that it bears on; empty where it bears on none."""
    name: str
    """Of that criterion."""
    priority: int
    """The rank of that criterion among the priorities; 0 outside them."""
    text: str
    law: str
    """The articles, as lawyers cite them."""
    law_language: str
    """The language of these, where it is not the report's."""
    seen: str
    """The day on which it was read."""
    sources: list[LawSourceView]


class SourceView(TypedDict):
    """A source that may be printed."""

    id: str
    title: str
    language: str
    """That of the title, where it is not the report's: a code such as `fr`."""
    url: str
    year: str


class CountsView(TypedDict):
    """What the assessment's file holds, to be compared with what is printed."""

    answers: int
    notes: int
    evidence: int


class ReportView(TypedDict):
    """Everything that a report can show."""

    language: str
    company: str
    """Empty while nobody has given it."""
    sector: str
    assessment: str
    """The assessment's title."""
    date: str
    as_of: str
    """The same date as 2026-11-22."""
    respondent: str
    facilitator: str
    depth: str
    """`express` or `full`."""
    with_notes: bool
    """Somebody asked for what was noted, on a sheet of its own at the end."""
    strict: bool
    """Levels 3 and 4 without evidence count as 2."""
    questionnaire: QuestionnaireView
    how_to_read: list[str]
    notices: list[str]
    law: list[LawView]
    """What the law asks; the criteria that come first before the others."""
    progress: ProgressView
    verdict: VerdictView
    change: list[str]
    """What would change the verdict, or what the best one rests on; a sentence each."""
    this_week: ThisWeekView
    overall: ScoreView
    dimensions: list[DimensionView]
    peers: PeersView
    """Where companies like this one stand; its lists are empty unless that is asked for, and of too few."""
    priorities: list[PriorityView]
    priorities_text: list[str]
    """What the priorities amount to, how many gaps remain beside them, and what only lacks its proof."""
    priorities_total: TotalView
    risk_map: RiskMapView
    contradictions: list[ContradictionView]
    measured: list[MeasurementView]
    """What was measured on the company's own material."""
    measured_otherwise: list[DifferenceView]
    """Where a level was measured two or more away from the one that was answered."""
    flagged: list[CriterionRef]
    find_out: list[FindOutView]
    find_out_text: list[str]
    plan: PlanView
    workshop: WorkshopView
    """What a workshop left; its lists are empty where there was none."""
    comparison: NotRequired[ComparisonView]
    """With an earlier assessment or a milestone; only where one is given."""
    trust: TrustView
    profile: list[ProfileView]
    answers: list[AnswersView]
    not_counted: list[AnswerView]
    """Answers outside the scope or to criteria that the questionnaire does not have."""
    trace: TraceView
    sources: list[SourceView]
    manifest: CountsView
