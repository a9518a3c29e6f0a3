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
from ..shell.text import Part, assembled, one_line

if TYPE_CHECKING:
    from ...app.workspace import Workspace
    from ...core.agenda import Agenda
    from ...core.evaluation import Evaluation

NEW, EXAMPLE, PREPARE = "new", "example", "prepare"
"""The choices of a first run."""
MUTED, LATE = "$text-muted", "bold $text-warning"


@dataclass(frozen=True)
class Row:
    """What is known of one file."""

    reference: Reference
    evaluation: Evaluation | None = None
    fault: Fault | None = None

    @property
    def name(self) -> str:
        """The company, or what the file is called."""
        company = self.evaluation.assessment.company_name if self.evaluation else ""
        return company or self.reference.label


def first_choices(words: Words) -> Mapping[str, Content]:
    """How to begin where there is no assessment yet.

    Args:
        words: the person's language.
    """
    about = words("About 25 minutes; you can stop at any moment")
    copy = words("A copy that you may change as you like")
    sheet = words("A sheet to send to those who take part: what will be asked, and what to bring")
    return {
        NEW: _two_lines(words("Start an assessment"), about),
        EXAMPLE: _two_lines(words("Look at an example company"), copy),
        PREPARE: _two_lines(words("Prepare the meeting first"), sheet),
    }


def row_content(row: Row, words: Words, *, followed: bool = False, brief: bool = False) -> Content:
    """Two lines about one file: whose, how far, and what comes next.

    Args:
        row: what is known of it.
        words: the person's language.
        followed: whether its next round is there already.
        brief: for a small window, without what can wait.
    """
    if row.fault is not None:
        return _two_lines(row.reference.name, "⚠\u00a0" + sentence(row.fault, words))
    evaluation = row.evaluation
    if evaluation is None:
        return _two_lines(row.reference.label, " ")
    from ...core.agenda import agenda

    ahead = agenda(evaluation)
    parts = [*_result(evaluation, ahead, words), *_to_do(evaluation, ahead, words, followed=followed)]
    if not brief:
        parts.append((words.moment(local_time(evaluation.assessment.last_changed)), MUTED))
    head, *rest = evaluation.assessment.names or (row.reference.label,)
    first = assembled((one_line(head), "bold"), *((f"  {one_line(name)}", MUTED) for name in rest))
    return Content("\n").join([first, _dotted(parts)])


def copy_content(row: Row, key: str, words: Words) -> Content:
    """Two lines about another version of the file above.

    Args:
        row: what is known of it.
        key: the key that puts the two together.
        words: the person's language.
    """
    evaluation = row.evaluation
    moment = words.moment(local_time(evaluation.assessment.last_changed)) if evaluation else ""
    first = assembled(
        ("↳\u00a0" + words("Another version of the same assessment"), LATE),
        (f"  {one_line(row.reference.name)}", MUTED),
    )
    what_to_do = words("a synchronised folder has kept both; {key} puts them together", key=key)
    return Content("\n").join([first, _dotted([(what_to_do, ""), (moment, MUTED)])])


def _result(evaluation: Evaluation, ahead: Agenda, words: Words) -> list[Part]:
    """Where to go on as long as something is open; the score, or its range; the verdict."""
    from ...language.number_format import Figures
    from ..shell.labels import range_words, verdict_words

    progress, overall = evaluation.progress, evaluation.overall
    figures, questionnaire = Figures(evaluation.questionnaire, words), evaluation.questionnaire
    parts: list[Part] = []
    if ahead.continue_at is not None:
        parts.append((words("continue at {number}", number=ahead.continue_at), "bold"))
        done = words("{answered} of {all}", answered=progress.answered, all=progress.in_scope)
        parts.append((done.replace(" ", "\u00a0"), MUTED))
    if not progress.answered:
        return parts
    if evaluation.judgement.state == "open":
        parts.append((range_words(overall.low, overall.high, figures, words), MUTED))
    elif overall.score is not None:
        parts.append((words("{score} out of 100", score=figures.score(overall.score)), "bold"))
    return [*parts, (verdict_words(evaluation, questionnaire, words), "")]


def _to_do(evaluation: Evaluation, ahead: Agenda, words: Words, *, followed: bool) -> list[Part]:
    """Actions, the next round, and what is out of date."""
    parts: list[Part] = []
    if count := ahead.open_actions:
        parts.append((words.plural("{count} action open", "{count} actions open", count), ""))
    if count := ahead.late_actions:
        parts.append(("⚠\u00a0" + words.plural("{count} late", "{count} late", count), LATE))
    if ahead.next_round is not None and not followed:
        day = words.date(ahead.next_round)
        if ahead.next_round < evaluation.as_of:
            parts.append(("⚠\u00a0" + words("next round due since {day}", day=day), LATE))
        else:
            parts.append((words("next round {day}", day=day), ""))
    if evaluation.stale:
        count = len(evaluation.stale)
        parts.append(("◷\u00a0" + words.plural("{count} out of date", "{count} out of date", count), MUTED))
    return parts


def _dotted(parts: list[Part]) -> Content:
    """Parts with a dot between them, which never begins a line; what is empty is left out."""
    contents = [content for content in map(assembled, parts) if content.plain]
    return assembled(("\u00a0· ", MUTED)).join(contents)


def _two_lines(first: str, second: str) -> Content:
    return assembled((one_line(first), "bold"), "\n", (one_line(second), MUTED))


def company_of(reference: Reference, workspace: Workspace) -> str:
    """The company of an assessment, or its name where it cannot be read."""
    try:
        assessment = workspace.read(reference)
    except ReadinessError:
        return reference.label
    return assessment.company_name or reference.label
