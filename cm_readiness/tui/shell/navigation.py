"""What pages leave for one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...core.narrowing import Narrowing

if TYPE_CHECKING:
    from ...app.stage import Stage
    from ...core.questionnaire import ProfileField
    from ..compare.comparison_sides import Chosen, Pair


@dataclass(frozen=True)
class Finishing:
    """How far somebody has come with ending a session, beside what the assessment itself says."""

    of: str = ""
    """The id of the assessment."""
    skipped: frozenset[str] = frozenset()
    """The steps that were left out."""
    written: str = ""
    """Where documents were written; empty as long as none were."""
    minutes: str = ""
    """Where the minutes of the workshop were written; empty as long as they were not."""


@dataclass(frozen=True)
class Navigation:
    """What outlives a page: each is made anew when it is shown, and begins with this."""

    back_to: str = "home"
    """Where the question screen goes back to: home, or the list that a criterion was chosen from."""
    about_from: str = "question"
    """Where the screen about the assessment goes back to."""
    positions_from: str = "results"
    """Where the screen of positions goes back to."""
    stale: tuple[str, ...] = ()
    """The answers that are gone through again, by criterion; none when all criteria are."""
    narrowing: Narrowing = field(default_factory=Narrowing)
    """Which assessments the first screen lists."""
    portfolio_part: str = "table"
    """Which part of the portfolio is seen."""
    asked: Mapping[str, ProfileField] = field(default_factory=dict)
    """What companies were asked, by the field of the profile; empty until somebody wants to filter by it."""
    opened: str = ""
    """The key of the assessment that was opened there last: it is highlighted again."""
    compared: Pair | None = None
    """What the comparison compares."""
    moments: tuple[Chosen, ...] = ()
    """The rounds and milestones that both sides are among, where there are enough for a trend."""
    review_filter: str = "all"
    """Which criteria the review lists."""
    review_from: str = "question"
    """Where the review goes back to."""
    finishing: Finishing = Finishing()
    """How far the session has been ended."""
    glossed: frozenset[str] = frozenset()
    """The words of the glossary whose meaning was said."""
    show_info: bool = False
    """Whether the question screen explains each criterion."""
    room: bool = False
    """Whether the question screen shows question and levels alone, as for a room."""
    stage: Stage | None = None
    """The workshop that is about to be shown on the wall."""
    bind: str | None = None
    """Where phones were let in the last time; empty for nowhere, None where nobody has chosen."""
    draft: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """What was filled in for a new assessment that was not created."""
