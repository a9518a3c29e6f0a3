"""The next round of an assessment, and choosing what to compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...app.workspace import Workspace
from ...core.errors import ReadinessError
from ...core.evaluation import Evaluation
from ...core.store import Reference
from ..compare.comparison_sides import Chosen, Pair, pairs_of, sides_of
from ..shell.choice import Choice
from ..shell.dialogs import Picker
from ..shell.page import Page


def create_follow_up(reference: Reference, workspace: Workspace, facilitator: str) -> Reference:
    """Create the next round of an assessment.

    Args:
        reference: the assessment that is followed up.
        workspace: the assessments.
        facilitator: who leads it.

    Raises:
        ReadinessError: it cannot be read, or the disk refuses.
    """
    return workspace.create(workspace.follow_up(reference, facilitator=facilitator))[0]


async def choose_pair(
    page: Page, files: Iterable[tuple[Reference, Evaluation]], chosen: Reference | None
) -> None:
    """Ask what is compared with what, and show it; pairs that offer themselves come first.

    Args:
        page: the screen that asks.
        files: the assessments that can be read.
        chosen: the one that is highlighted there.
    """
    words, sides = page.words, sides_of(files)
    pairs = pairs_of(sides, chosen)
    if len(sides) < 2:
        page.tell(words("There is nothing to compare yet: a second assessment or a milestone is needed."))
        return
    choices = [_pair_choice(f"pair-{place}", pair, page) for place, pair in enumerate(pairs)]
    choices += [side.choice(f"side-{place}", words) for place, side in enumerate(sides)]

    async def first(identifier: str | None) -> None:
        if identifier is None:
            return
        kind, _, number = identifier.partition("-")
        if kind == "pair":
            await _compare(page, pairs[int(number)], sides)
        else:
            await _choose_second(page, sides, sides[int(number)])

    title = words("Compare which two? The one before comes first")
    await page.program.show(Picker(title, choices), first)


async def _choose_second(page: Page, sides: list[Chosen], old: Chosen) -> None:
    words = page.words
    others = [side for side in sides if side is not old]
    choices = [side.choice(str(place), words) for place, side in enumerate(others)]

    async def second(identifier: str | None) -> None:
        if identifier is not None:
            await _compare(page, (old, others[int(identifier)]), sides)

    title = words("Compare {name} with which one?", name=old.choice("", words).label)
    await page.program.show(Picker(title, choices), second)


async def _compare(page: Page, pair: Pair, sides: list[Chosen]) -> None:
    from ...core.comparison import compare
    from ..compare.trend import moments_of

    try:
        compare(pair[0].against.side, pair[1].against.side)
    except ReadinessError as error:
        page.tell_fault(error.fault)
        return
    moments = moments_of(sides, pair)
    page.program.leave(replace(page.program.navigation, compared=pair, moments=moments))
    await page.program.go("compare")


def _pair_choice(identifier: str, pair: Pair, page: Page) -> Choice:
    old, new = (side.choice("", page.words).label for side in pair)
    help_text = page.words("The two belong together")
    return Choice(identifier, f"{old} → {new}", help_text)
