"""What the first screen says of each file, and where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.local_days import local_time
from ...language.words import Words
from ..shell.text import assembled, dotted, one_line

if TYPE_CHECKING:
    from ...app.workspace import Workspace
    from ...core.evaluation import Evaluation

NEW, EXAMPLE = "new", "example"
"""The two choices of a first run."""


@dataclass(frozen=True)
class Row:
    """What is known of one file."""

    reference: Reference
    evaluation: Evaluation | None = None
    fault: Fault | None = None


def first_choices(words: Words) -> Mapping[str, Content]:
    """How to begin where there is no assessment yet.

    Args:
        words: the person's language.
    """
    about = words("About 25 minutes; you can stop at any moment")
    copy = words("A copy that you may change as you like")
    return {
        NEW: _two_lines(words("Start an assessment"), about),
        EXAMPLE: _two_lines(words("Look at an example company"), copy),
    }


def row_content(row: Row, words: Words) -> Content:
    """Two lines about one file: whose, and how far.

    Args:
        row: what is known of it.
        words: the person's language.
    """
    if row.fault is not None:
        return _two_lines(row.reference.name, "⚠\u00a0" + sentence(row.fault, words))
    evaluation = row.evaluation
    if evaluation is None:
        return _two_lines(row.reference.label, " ")
    from ...language.number_format import Figures
    from ..shell.labels import range_words, verdict_words

    assessment, progress = evaluation.assessment, evaluation.progress
    done = words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
    details = [words.moment(local_time(assessment.last_changed)), done.replace(" ", "\u00a0")]
    if progress.answered:
        details.append(verdict_words(evaluation, evaluation.questionnaire, words))
    if progress.answered and evaluation.judgement.state == "open":
        figures, overall = Figures(evaluation.questionnaire, words), evaluation.overall
        details.append(range_words(overall.low, overall.high, figures, words))
    if evaluation.stale:
        count = len(evaluation.stale)
        details.append("◷\u00a0" + words.plural("{count} out of date", "{count} out of date", count))
    head, *rest = assessment.names or (row.reference.label,)
    first = assembled((one_line(head), "bold"), *((f"  {one_line(name)}", "$text-muted") for name in rest))
    return Content("\n").join([first, assembled((one_line(dotted(*details)), "$text-muted"))])


def _two_lines(first: str, second: str) -> Content:
    return assembled((one_line(first), "bold"), "\n", (one_line(second), "$text-muted"))


def company_of(reference: Reference, workspace: Workspace) -> str:
    """The company of an assessment, or its name where it cannot be read."""
    try:
        assessment = workspace.read(reference)
    except ReadinessError:
        return reference.label
    return assessment.company_name or reference.label
