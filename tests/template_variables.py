"""The list of variables in docs/templates.md, made from the view itself and from an example company.

Run as `python -m tests.template_variables`; the Makefile does.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import NotRequired, cast, get_args, get_origin, get_type_hints, is_typeddict

from cm_readiness.core.evaluation import evaluate
from cm_readiness.documents.render import example_values, values_of
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.language.words import words_for
from cm_readiness.views import (
    actions_shape,
    asked_shape,
    base_shape,
    brief_shape,
    comparison_shape,
    differences_shape,
    documents_shape,
    measured_shape,
    peers_shape,
    plan_shape,
    portfolio_shape,
    reference_shape,
    report_shape,
    risk_map_shape,
    roadmap_shape,
    starters_shape,
    workshop_shape,
)
from cm_readiness.views.documents_shape import DocumentsView
from cm_readiness.views.portfolio_shape import PortfolioDocumentView
from cm_readiness.views.report_shape import ReportView

SHAPES = (
    base_shape, plan_shape, workshop_shape, comparison_shape, risk_map_shape, report_shape,
    actions_shape, asked_shape, brief_shape, reference_shape, roadmap_shape, starters_shape,
    differences_shape, documents_shape, measured_shape, peers_shape,
    portfolio_shape,
)  # fmt: skip
PAGE = Path(__file__).parent.parent / "docs" / "templates.md"
BEGIN, END = "<!-- variables -->", "<!-- end of variables -->"
LONGEST = 70
COMMON = {
    "id": "An id that never changes with the language.",
    "name": "A name, in the language of the report.",
    "number": "As people see it, such as `2.3`.",
    "dimension": "The name of its dimension.",
    "level": "A level, 0 to 4.",
    "target": "A level to reach, 1 to 4, or a score to reach, 0 to 100.",
    "question": "The question, as it is put to this company.",
    "why": "Why it matters.",
    "note": "A note as it was typed: lines and all.",
    "evidence": "Lines of evidence as they were typed.",
    "owner": "A role or a name.",
    "role": "The role that usually owns it.",
    "by": "The date that was agreed, else the end of its period.",
    "deliverable": "The document that closing the gap produces.",
    "effort": "Days of work, in words.",
    "points": "Points on the overall score of 0 to 100, in words.",
    "title": "A title.",
    "company": "The company’s name; empty when it has none.",
    "sector": "Its line of business.",
    "assessment": "The title of the assessment.",
    "date": "The day of the evaluation, in words.",
    "as_of": "The same as 2026-11-22.",
    "respondent": "Who answered.",
    "facilitator": "Who led the session.",
    "critical": "Whether it decides a gate.",
    "flagged": "Marked to be discussed.",
    "due": "A date, in words.",
    "status": "A word for the state.",
    "risk": "What happens if nothing is done.",
    "ask": "What or whom to ask.",
    "meaning": "What it means.",
    "advice": "What to do.",
    "text": "In words.",
    "range": "From the least to the most.",
    "band": "The name of the band.",
    "weight": "A weight, as written.",
    "url": "A web address.",
    "year": "A year; empty when not known.",
    "step": "The next step.",
    "answered": "A date, in words.",
    "language": "The code of the report’s language: `en`, `fr` or `es`.",
    "version": "Such as `1.0.0`.",
    "notices": "Notices that apply to this company.",
    "fingerprint": "Which texts were answered.",
    "how_to_read": "The box on the first page, a line each.",
    "proof": "What shows that it is done.",
    "what": "What is to be done.",
    "see": "Where it can be read.",
    "when": "When, in words.",
    "bring": "What to show as evidence.",
    "kind": "A word for the kind.",
    "rank": "From 1.",
    "unknown": "How many, or whether, it is not known.",
    "known": "How many, or whether, a level is known.",
    "in_scope": "How many criteria are asked.",
    "not_applicable": "How many are not applicable.",
    "unanswered": "How many, or whether, not answered.",
    "firm": "Whether missing answers cannot change it.",
    "provisional": "Whether questions are unanswered.",
    "low": "The worst still possible.",
    "high": "The best still possible.",
    "claimed": "The level as it was answered, 0 to 4.",
    "closed_gate": "Whether it holds a gate closed now.",
    "closed_gates": "Names of criteria that hold the gate closed.",
    "reason": "Why it is not applicable, as typed.",
    "level_name": "The name of the level.",
    "level_text": "What the level says.",
    "target_text": "What the level to reach says.",
    "next_step": "What to do next.",
    "step_effort": "Days of work of the next step, in words.",
    "step_points": "Points of the next step, in words.",
    "shelf_life_days": "Days after which it is to be confirmed.",
    "answer": "The answer, in words.",
    "product": "Weight times level.",
    "score": "A score of 0 to 100, in words.",
    "sentence": "One sentence.",
    "sentences": "Sentences.",
    "find_out_text": "What is to be found out, in sentences.",
    "channel": "The name of the channel.",
    "placement": "Where it stands on the channel.",
    "size": "Pixels and proportions.",
    "duration": "Seconds or minutes, in words.",
    "file": "File types and sizes.",
    "route": "How it is posted: in the app, through a tool, as an advert.",
    "captions": "What is offered for captions.",
    "alt_text": "Whether there is a text alternative.",
    "grade": "How well it is founded.",
    "read": "How the value was read.",
    "expires": "The day from which it has to be read again.",
    "hours": "Hours, a week where nothing else is said.",
    "allow_na": "Whether it may be left out.",
    "na_when": "When it does not apply.",
    "opens_gate": "Whether it opens a gate.",
    "from_level": "0 to 3.",
    "to_level": "1 to 4.",
    "agreed": "Whether it was committed to.",
    "criterion": "The name of a criterion.",
    "answers": "How many, or each of them.",
    "notes": "How many notes.",
    "advertises": "Whether posts are promoted.",
    "status_text": "The state, in words.",
    "names": "Names in quotation marks.",
    "stale": "Answers that are out of date.",
    "until": "A date, in words.",
}
"""What a key means wherever it has no words of its own."""


PARTS = (
    ("In every report", ReportView),
    ("For all other documents", DocumentsView),
    ("In the report on all companies of a folder", PortfolioDocumentView),
)


def listed() -> str:
    """The tables of the page."""
    values = _values()
    parts = []
    for title, kind in PARTS:
        rows = "\n".join(_rows("", kind, values))
        parts.append(
            f"### {title}\n\n| Variable | Type | Meaning and unit | Example |\n"
            f"| --- | --- | --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


def names() -> set[str]:
    """The names of all variables, as the page writes them."""
    return {row.split("`")[1] for _, kind in PARTS for row in _rows("", kind, _values())}


@cache
def _values() -> dict[str, object]:
    questionnaire = read_questionnaire(questionnaires_folder() / "community_manager")
    path = next(p for p in examples() if p.name == "maison_calla.en.toml")
    assessment = read_assessment(path)
    evaluation = evaluate(questionnaire, assessment, assessment.last_changed.date())
    return {**values_of(evaluation, words_for("en")), "portfolio": example_values()["portfolio"]}


def _rows(prefix: str, kind: type, value: object) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    said = _docs()[kind.__name__]
    for base in kind.__mro__[1:] + tuple(getattr(kind, "__orig_bases__", ())):
        said = {**_docs().get(getattr(base, "__name__", ""), {}), **said}
    for key, hint in hints.items():
        inner = value.get(key) if isinstance(value, dict) else None
        yield from _row(f"{prefix}{key}", key, hint, inner, said.get(key) or COMMON.get(key, ""))


def _row(name: str, key: str, hint: object, value: object, meaning: str) -> Iterator[str]:
    if get_origin(hint) is NotRequired:
        hint = get_args(hint)[0]
        meaning = f"{meaning} Not always there.".strip()
    if isinstance(hint, UnionType):
        hint = next(kind for kind in get_args(hint) if kind is not NoneType)
    shown = hint if isinstance(hint, type) else get_origin(hint)
    arguments = get_args(hint)
    item = arguments[-1] if arguments else None
    if get_origin(hint) in (list, dict):
        first = next(iter(value.values() if isinstance(value, dict) else value), None) if value else None  # type: ignore[call-overload]
        kinds = "list" if get_origin(hint) is list else "dict by id"
        if is_typeddict(item):
            yield f"| `{name}` | {kinds} | {meaning or 'See below.'} | |"
            step = "[]" if get_origin(hint) is list else "[id]"
            yield from _rows(f"{name}{step}.", cast("type", item), first)
        else:
            yield f"| `{name}` | {kinds} of text | {meaning or COMMON.get(key, '')} | {_shown(first)} |"
    elif is_typeddict(hint):
        yield from _rows(f"{name}.", hint, value)  # type: ignore[arg-type]
    else:
        word = {str: "text", int: "whole number", float: "number", bool: "true or false"}[shown]  # type: ignore[index]
        yield f"| `{name}` | {word} | {meaning} | {_shown(value)} |"


def _shown(value: object) -> str:
    if value in ("", None):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


@cache
def _docs() -> dict[str, dict[str, str]]:
    """The words below each attribute of the documented view."""
    found: dict[str, dict[str, str]] = {}
    for module in SHAPES:
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                found[node.name] = dict(_attributes(node))
    return found


def _attributes(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for before, after in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            yield before.target.id, " ".join(str(after.value.value).split()).replace("|", "\\|")


def page() -> str:
    """The page with its tables renewed."""
    text = PAGE.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    return f"{head}{BEGIN}\n\n{listed()}\n{END}{tail}"


def main() -> int:
    """Write the page anew."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
