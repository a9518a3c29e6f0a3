"""The next round of an assessment, and choosing what to compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...app.sitting import utc_now
from ...app.sitting_file import read_session
from ...core.errors import ReadinessError
from ...core.evaluation import Evaluation, evaluate
from ...core.following import follow_up
from ...files.assessments import assessment_files, new_assessment
from ...language.local_days import local_day, today
from ...language.words import LANGUAGES, words_for
from ..compare.comparison_sides import Chosen, Pair, pairs_of, sides_of
from ..shell.dialogs import Choice, Picker
from ..shell.save_elsewhere import create_in

if TYPE_CHECKING:
    from ..shell.page import Room


def create_follow_up(path: Path, folder: Path, facilitator: str) -> Path:
    """Create the next round of an assessment in a folder.

    Args:
        path: the assessment that is followed up.
        folder: of the assessments.
        facilitator: who leads it.

    Raises:
        ReadinessError: it cannot be read, or the disk refuses.
    """
    questionnaire, old = read_session(path, folder)
    spoken = old.language if old.language in LANGUAGES else "en"
    words = words_for(spoken)
    fresh = new_assessment(
        questionnaire,
        company={},
        language=spoken,
        depth="full",
        title=words("Follow-up"),
        facilitator=facilitator,
        at=utc_now(),
    )
    return create_in(folder, follow_up(old, fresh, questionnaire))


def evaluations(folder: Path, known: Mapping[Path, Evaluation]) -> list[tuple[Path, Evaluation]]:
    """Every assessment of a folder that can be read, newest first.

    Args:
        folder: of the assessments.
        known: those that are read already.

    Raises:
        ReadinessError: the folder cannot be read.
    """
    found = []
    for path in assessment_files(folder):
        with suppress(ReadinessError):
            evaluation = known.get(path) or evaluate(*read_session(path, folder), today(), local_day)
            found.append((path, evaluation))
    return found


async def choose_pair(room: Room, files: Iterable[tuple[Path, Evaluation]], chosen: Path | None) -> None:
    """Ask what is compared with what, and show it; pairs that offer themselves come first.

    Args:
        room: the screen that asks.
        files: the assessments that can be read.
        chosen: the one that is highlighted there.
    """
    words, sides = room.words, sides_of(files)
    pairs = pairs_of(sides, chosen)
    if len(sides) < 2:
        room.tell(words("There is nothing to compare yet: a second assessment or a milestone is needed."))
        return
    choices = [_pair_choice(f"pair-{place}", pair, room) for place, pair in enumerate(pairs)]
    choices += [side.choice(f"side-{place}", words) for place, side in enumerate(sides)]

    async def first(identifier: str | None) -> None:
        if identifier is None:
            return
        kind, _, number = identifier.partition("-")
        if kind == "pair":
            await _compare(room, pairs[int(number)])
        else:
            await _choose_second(room, sides, sides[int(number)])

    title = words("Compare which two? The one before comes first")
    await room.host.show(Picker(title, choices), first)


async def _choose_second(room: Room, sides: list[Chosen], old: Chosen) -> None:
    words = room.words
    others = [side for side in sides if side is not old]
    choices = [side.choice(str(place), words) for place, side in enumerate(others)]

    async def second(identifier: str | None) -> None:
        if identifier is not None:
            await _compare(room, (old, others[int(identifier)]))

    title = words("Compare {name} with which one?", name=old.choice("", words).label)
    await room.host.show(Picker(title, choices), second)


async def _compare(room: Room, pair: Pair) -> None:
    from ...core.comparison import compare

    try:
        compare(pair[0].against.side, pair[1].against.side)
    except ReadinessError as error:
        room.tell_fault(error.fault)
        return
    room.host.compared = pair
    await room.host.go("compare")


def _pair_choice(identifier: str, pair: Pair, room: Room) -> Choice:
    old, new = (side.choice("", room.words).label for side in pair)
    help_text = room.words("The two belong together")
    return Choice(identifier, f"{old} → {new}", help_text)
