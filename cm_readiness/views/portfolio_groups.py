"""Groups of companies side by side, and in words what is not shown of them, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.groups import Group
    from .portfolio_context import PortfolioContext
    from .portfolio_shape import GroupsView, SpreadView


def groups_view(context: PortfolioContext) -> list[GroupsView]:
    """The companies by each thing that firms group them by; nothing where nobody has said it."""
    figures = context.findings.figures
    if figures is None:
        return []
    return [_groups(context, field, groups) for field, groups in figures.by.items()]


def _groups(context: PortfolioContext, field: str, groups: Sequence[Group]) -> GroupsView:
    shown = [group for group in groups if group.overall is not None]
    title, words, least = context.title(field), context.words, context.findings.least
    if not any(not group.is_other for group in shown):
        sentence = words(
            "No group is shown: each of them has fewer than {least} companies, or would tell of another one "
            "that has.",
            least=least,
        )
        return {"title": title, "scores": [], "sentence": sentence}
    others = any(group.is_other for group in groups)
    sentence = (
        words(
            "Groups of fewer than {least} companies, and those that would tell of them, stand together as "
            "“Others”.",
            least=least,
        )
        if others
        else ""
    )
    return {"title": title, "scores": [_row(context, field, group) for group in groups], "sentence": sentence}


def _row(context: PortfolioContext, field: str, group: Group) -> SpreadView:
    words = context.words
    if group.is_other:
        name = words("Others")
    else:
        name = words("Not said") if group.value is None else context.value(field, group.value)
    return context.spread(name, group.companies, group.overall)
