"""Lines of portfolios that no file holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from cm_readiness.core.portfolio import Line, line_of
from cm_readiness.core.store import Reference
from cm_readiness.core.summary import Amount, Profile, Said

DAY = date(2026, 11, 30)
START = datetime(2026, 1, 1, tzinfo=UTC)


def amount(
    overall: int | None = 50_000_000,
    *,
    profile: Profile | None = None,
    dimensions: Mapping[str, int | None] | None = None,
    due: tuple[date | None, ...] = (),
    gaps: tuple[str, ...] = (),
    family: str = "one",
    early: bool = False,
) -> Amount:
    """What an assessment amounts to; `early` is one with a score, and too few answers for a verdict."""
    return Amount(
        in_scope=3,
        answered=0 if overall is None else 3,
        state="open" if overall is None or early else "settled",
        verdict=None if overall is None else "go",
        names=(),
        overall_millionths=overall,
        score=None if overall is None else overall // 1_000_000,
        low=None,
        high=None,
        continue_at="1.1" if overall is None else None,
        due=due,
        next_days=None if overall is None else 90,
        answered_at={},
        profile=profile or {},
        dimensions=dimensions or {},
        gaps=gaps,
        family=family,
    )


def line(
    name: str,
    of: Amount | None = None,
    *,
    company: str | None = None,
    follows: str | None = None,
    days: int = 0,
    followed: bool = False,
) -> Line:
    """An assessment of a company; its id is its name.

    Args:
        name: of its file, without the ending.
        of: what it amounts to.
        company: what it is called; as the file unless given.
        follows: the id of the round before.
        days: when it was changed, in days from the start of the year.
        followed: whether its next round is there.
    """
    said = Said(
        id=name,
        follows=follows,
        company=name if company is None else company,
        title="",
        questionnaire="community_manager",
        changed=START + timedelta(days=days),
        answers=3,
    )
    reference = Reference(f"{name}.toml", f"{name}.toml", name)
    return line_of(
        reference, said, of or amount(), as_of=DAY, day_of=lambda moment: moment.date(), followed=followed
    )
