"""The parts of the portfolio with a company, or an action of one, on each entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from ...core.portfolio import Line, change_of
from ...core.store import Reference
from ...language.words import Words
from ...views.portfolio_said import NONE, change_said, score_said
from ..shell.text import assembled, dotted, one_line
from .part import SIGNS, How

if TYPE_CHECKING:
    from ...app.portfolio import LateAction, Unread

GAP = 2
LEAST_COMPANY = 14
"""Cells that a company keeps: other columns go before it is shorter."""
WIDTHS = {"score": 5, "late": 5, "verdict": 24, "open": 7, "next": 13}
"""The columns behind a company, those that matter most first, and how wide they are at least."""
ONE_VERDICT, TWO_VERDICTS, ROOMY_COMPANY = 29, 70, 30
"""How wide a verdict, one that lies between two, and most companies become where there is room."""
RIGHT = ("score", "late", "open")
BLOCKS = "▁▂▃▄▅▆▇█"
"""Scores from 0 to 100, as heights."""
ROUNDS = 6
"""Rounds of a company that are shown, the latest ones."""
LATE = "bold $text-warning"


@dataclass(frozen=True)
class Table:
    """Where each assessment stands."""

    lines: Sequence[Line]
    unread: Sequence[Unread]

    @cached_property
    def _by_key(self) -> Mapping[str, Line]:
        return {line.reference.key: line for line in self.lines}

    @property
    def keys(self) -> Sequence[str]:
        """One for each assessment."""
        return tuple(self._by_key)

    def about(self, how: How) -> str:
        """How many, what the signs mean, and what cannot be read."""
        words = how.words
        if not self.lines:
            return unread_said(self.unread, how)
        states = {"settled": words("settled"), "provisional": words("provisional")}
        states["open"] = words("too early to say")
        signs = [f"{SIGNS[state]}\u00a0{said}" for state, said in states.items()]
        signs.append(f"⚠\u00a0{words('late')}")
        count = words.plural("{count} assessment", "{count} assessments", len(self.lines))
        return dotted(count, *signs, unread_said(self.unread, how))

    def head(self, how: How) -> Content:
        """What the columns are."""
        words = how.words
        heads = {
            "company": words("Company"), "score": words("Score"), "late": _late_head(words),
            "verdict": words("Verdict"), "open": words("Actions"), "next": words("Next round"),
        }  # fmt: skip
        return assembled((_row("", heads, how), "bold $text-muted")) if self.lines else Content("")

    def entry(self, key: str, how: How) -> Content:
        """A row."""
        line, words = self._by_key[key], how.words
        cells = {
            "company": how.names.company(line),
            "score": score_said(line.score, words),
            "late": f"⚠ {words.number(line.late_actions, 0)}" if line.late_actions else NONE,
            "verdict": how.names.verdict(line),
            "open": words.number(line.open_actions, 0) if line.open_actions else NONE,
            "next": NONE if line.next_round is None else words.short_date(line.next_round, how.today),
        }
        return assembled((_row(SIGNS[line.amount.state], cells, how), LATE if line.late_actions else ""))

    def reference(self, key: str) -> Reference:
        """The assessment."""
        return self._by_key[key].reference


@dataclass(frozen=True)
class Trends:
    """How the score of each company went from round to round."""

    chains: Sequence[Sequence[Line]]
    """Of companies with several rounds."""
    single: int
    """Companies with one round alone."""

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[Line]]:
        return {chain[-1].reference.key: chain for chain in self.chains}

    @property
    def keys(self) -> Sequence[str]:
        """One for each company."""
        return tuple(self._by_key)

    def about(self, how: How) -> str:
        """That companies with one round have no trend."""
        words = how.words
        if not self.chains:
            return words("A trend begins with the second round: follow up an assessment.")
        if not self.single:
            return ""
        return words.plural(
            "{count} more company has had one round only.",
            "{count} more companies have had one round only.",
            self.single,
        )

    def head(self, how: How) -> Content:
        """Nothing: each entry says what it is."""
        return Content("")

    def entry(self, key: str, how: How) -> Content:
        """An arrow with the change, the company, heights, and the scores."""
        chain, words = self._by_key[key], how.words
        shown = chain[-ROUNDS:]
        arrow, change = change_said(change_of(chain), words)
        scores = [line.score for line in shown]
        said = " → ".join(score_said(score, words) for score in scores)
        if len(chain) > ROUNDS:
            said = f"… → {said}"
        style = {"↗": "bold $text-accent", "↘": "bold $text-warning"}.get(arrow, "bold")
        heights = "".join(_height(score) for score in scores)
        return assembled(
            (f"{arrow} {change:>5}", style), "  ", (how.names.company(chain[-1]), "bold"), "  ",
            (heights, "bold $text-primary"), "  ", said.replace(" ", "\u00a0"), "  ",
            (how.names.verdict(chain[-1]), "$text-muted"),
        )  # fmt: skip

    def reference(self, key: str) -> Reference:
        """The latest round."""
        return self._by_key[key][-1].reference


@dataclass(frozen=True)
class Late:
    """The actions that are overdue over all companies, the one that waits for the longest time first."""

    actions: Sequence[LateAction]
    unread: Sequence[Unread] = field(default=())

    @property
    def keys(self) -> Sequence[str]:
        """One for each action."""
        return tuple(map(str, range(len(self.actions))))

    def about(self, how: How) -> str:
        """How many there are."""
        words, count = how.words, len(self.actions)
        said = words.plural("{count} action is late", "{count} actions are late", count)
        return dotted(said if count else words("No action is late."), unread_said(self.unread, how))

    def head(self, how: How) -> Content:
        """Nothing: each entry says what it is."""
        return Content("")

    def entry(self, key: str, how: How) -> Content:
        """Whose it is, what is to be done, by whom, and for how long it waits."""
        one, words = self.actions[int(key)], how.words
        waits = words.plural("{count} day late", "{count} days late", one.days)
        due = words.date(one.due).replace(" ", "\u00a0")
        return assembled(
            (how.names.company(one.line), "bold"), "  ", one_line(one.action.what), "\n",
            (f"⚠\u00a0{waits}", LATE), (f"\u00a0· {dotted(due, one_line(one.action.owner))}", "$text-muted"),
        )  # fmt: skip

    def reference(self, key: str) -> Reference:
        """The assessment whose plan it stands in."""
        return self.actions[int(key)].line.reference


def unread_said(unread: Sequence[Unread], how: How) -> str:
    """How many assessments cannot be shown; empty where all can."""
    return how.words.plural(
        "{count} assessment cannot be read: the first screen says why",
        "{count} assessments cannot be read: the first screen says why",
        len(unread),
    ) if unread else ""  # fmt: skip


def _row(sign: str, cells: Mapping[str, str], how: How) -> str:
    """A row: what there is room for, and the company."""
    widths = _widths(how.words)
    left = how.width - len(SIGNS["open"]) - 1 - LEAST_COMPANY
    shown = []
    for name, width in widths.items():
        if width + GAP <= left:
            left -= width + GAP
            shown.append(name)
    more = _more_verdict(left) if "verdict" in shown else 0
    widths["verdict"] += more
    row = [f"{sign or ' '} {_cell(cells['company'], LEAST_COMPANY + left - more)}"]
    row += [_cell(cells[name], widths[name], right=name in RIGHT) for name in shown]
    return (" " * GAP).join(row).rstrip()


def _widths(words: Words) -> dict[str, int]:
    """The columns behind a company; what they are called fits in."""
    heads = {"score": words("Score"), "open": words("Actions"), "next": words("Next round")}
    return {name: max(width, cell_len(heads.get(name, ""))) for name, width in WIDTHS.items()}


def _more_verdict(left: int) -> int:
    """How many of the cells that are left a verdict takes: first what one takes, then a company, then two."""
    one = min(left, ONE_VERDICT - WIDTHS["verdict"])
    rest = max(0, left - one - (ROOMY_COMPANY - LEAST_COMPANY))
    return one + min(rest, TWO_VERDICTS - ONE_VERDICT)


def _late_head(words: Words) -> str:
    """What stands above the actions that are late: the word where it is short, else the sign."""
    said = words("Late")
    return said if cell_len(said) <= WIDTHS["late"] else "⚠"


def _height(score: int | None) -> str:
    return "·" if score is None else BLOCKS[min(len(BLOCKS) - 1, score * len(BLOCKS) // 100)]


def _cell(text: str, width: int, *, right: bool = False) -> str:
    content = Content(text).truncate(width, ellipsis=True)
    room = " " * (width - cell_len(content.plain))
    return f"{room}{content.plain}" if right else f"{content.plain}{room}"
