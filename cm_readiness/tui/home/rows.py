"""What the first screen says of each file, and where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from ...core.errors import ReadinessError
from ...core.store import Reference
from ...core.summary import Amount, Summary
from ...core.summary import Said as FileSays
from ...language.fault_messages import sentence
from ...language.local_days import local_day, local_time
from ...language.verdict_said import verdict_said
from ...language.words import Words
from ..shell.text import assembled, one_line

if TYPE_CHECKING:
    from ...app.workspace import Workspace

Part = tuple[str, str]
"""A text, and its style."""

NEW, EXAMPLE, PREPARE = "new", "example", "prepare"
"""The choices of a first run."""
MUTED, LATE = "$text-muted", "bold $text-warning"
DOT = "\u00a0· "


@dataclass(frozen=True)
class Row:
    """What is known of one file."""

    reference: Reference
    summary: Summary | None = None
    """None as long as it is not read."""

    @property
    def company(self) -> str:
        """Whose it is; empty where nobody has said so, or where it cannot be read."""
        said = self.summary.said if self.summary else None
        return said.company if said else ""

    @property
    def name(self) -> str:
        """The company, or what the file is called."""
        return self.company or self.reference.label

    @property
    def id(self) -> str:
        """What the assessment is known by, whatever its file is called; empty where it cannot be read."""
        said = self.summary.said if self.summary else None
        return said.id if said else ""


@dataclass(frozen=True)
class Said:
    """How entries are worded."""

    words: Words
    key: str
    """The key that opens an assessment."""
    today: date
    brief: bool = False
    """Whether the window is too small for what can wait."""


Lines = tuple[list[Part], list[Part]]
"""A name with what stands behind it, and what is said below, part by part."""


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


def row_lines(row: Row, how: Said, *, followed: bool = False) -> Lines:
    """Two lines about one file: whose, how far, and what comes next.

    Args:
        row: what is known of it.
        how: how it is worded.
        followed: whether its next round is there already.
    """
    words, summary = how.words, row.summary
    if summary is None:
        return [(one_line(row.reference.label), "bold")], []
    said, amount = summary.said, summary.amount
    if said is None or amount is None:
        fault = one_line("⚠\u00a0" + sentence(summary.fault, words)) if summary.fault else ""
        return [(one_line(row.reference.name), "bold")], [(fault, MUTED)]
    parts = [*_result(amount, words), *_to_do(said, amount, how, followed=followed)]
    if not how.brief:
        parts.append((words.moment(local_time(said.changed)), MUTED))
    head, *rest = said.names or (row.reference.label,)
    return [(one_line(head), "bold"), *((f"  {one_line(name)}", MUTED) for name in rest)], parts


def copy_lines(row: Row, how: Said) -> Lines:
    """Two lines about another version of the file above.

    Args:
        row: what is known of it.
        how: how it is worded.
    """
    words, said = how.words, row.summary.said if row.summary else None
    moment = words.moment(local_time(said.changed)) if said else ""
    first: list[Part] = [
        ("↳\u00a0" + words("Another version of the same assessment"), LATE),
        (f"  {one_line(row.reference.name)}", MUTED),
    ]
    what_to_do = words("a synchronised folder has kept both; {key} puts them together", key=how.key)
    return first, [(what_to_do, ""), (moment, MUTED)]


def content_of(lines: Lines) -> Content:
    """Two lines as they stand on the screen, with dots that never begin a line."""
    first, parts = lines
    below = [assembled(part) for part in parts if part[0]]
    return Content("\n").join(
        [assembled(*first), assembled((DOT, MUTED)).join(below) if below else Content(" ")]
    )


def text_of(lines: Lines) -> str:
    """What these lines say, to look for something in."""
    first, parts = lines
    return (
        "".join(str(part[0]) for part in first) + "\n" + DOT.join(str(part[0]) for part in parts if part[0])
    )


def _result(amount: Amount, words: Words) -> list[Part]:
    """Where to go on as long as something is open; the score, or its range; the verdict."""
    parts: list[Part] = []
    if amount.continue_at is not None:
        parts.append((words("continue at {number}", number=amount.continue_at), "bold"))
        done = words("{answered} of {all}", answered=amount.answered, all=amount.in_scope)
        parts.append((done.replace(" ", "\u00a0"), MUTED))
    if not amount.answered:
        return parts
    if amount.state == "open":
        if amount.low is not None and amount.high is not None and amount.low != amount.high:
            low, high = (words.number(end, 0, fixed=True) for end in (amount.low, amount.high))
            parts.append((words("range {range}", range=words("{low} to {high}", low=low, high=high)), MUTED))
    elif amount.score is not None:
        score = words.number(amount.score, 0, fixed=True)
        parts.append((words("{score} out of 100", score=score), "bold"))
    names = [
        None if one is None else one.get(words.language, next(iter(one.values()))) for one in amount.names
    ]
    return [*parts, (verdict_said(names, words), "")]


def _to_do(said: FileSays, amount: Amount, how: Said, *, followed: bool) -> list[Part]:
    """Actions, the next round, and what is out of date."""
    words, today = how.words, how.today
    parts: list[Part] = []
    if count := len(amount.due):
        parts.append((words.plural("{count} action open", "{count} actions open", count), ""))
    if count := amount.late(today):
        parts.append(("⚠\u00a0" + words.plural("{count} late", "{count} late", count), LATE))
    next_round = None if followed else amount.next_round(said.changed, local_day)
    if next_round is not None:
        day = words.date(next_round)
        if next_round < today:
            parts.append(("⚠\u00a0" + words("next round due since {day}", day=day), LATE))
        else:
            parts.append((words("next round {day}", day=day), ""))
    if count := amount.stale(today, local_day):
        parts.append(("◷\u00a0" + words.plural("{count} out of date", "{count} out of date", count), MUTED))
    return parts


def _two_lines(first: str, second: str) -> Content:
    return assembled((one_line(first), "bold"), "\n", (one_line(second), MUTED))


def company_of(reference: Reference, workspace: Workspace) -> str:
    """The company of an assessment, or its name where it cannot be read."""
    try:
        assessment = workspace.read(reference)
    except ReadinessError:
        return reference.label
    return assessment.company_name or reference.label
