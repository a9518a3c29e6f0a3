"""Copying a whole store into another one, byte for byte: a folder into a team's store, or out of it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from ..core.errors import Fault, Place, ReadinessError
from ..core.store import FoundQuestionnaire
from ..team.refusals import GONE
from .store_sides import QUESTIONNAIRES, Kind, Side, side_of


@dataclass
class Copied:
    """What came of it."""

    done: list[str] = field(default_factory=list)
    """Copied."""
    same: list[str] = field(default_factory=list)
    """There already, the same."""
    left: list[Fault] = field(default_factory=list)
    """Not copied, and why."""
    besides: tuple[str, ...] = ()
    """No assessments: left where they are."""
    broken_off: Fault | None = None
    """Why it did not come to its end."""

    @property
    def is_whole(self) -> bool:
        """Whether everything that is to be copied is there now."""
        return not self.left and self.broken_off is None


def copy_store(source: str, target: str) -> Copied:
    """Copy everything of a store that another one does not have; nothing there is replaced.

    Args:
        source: a folder or an address.
        target: a folder, which is created, or the address of a team's store, which is there.

    Returns:
        What was copied and what was not; it goes on after what cannot be read.

    Raises:
        ReadinessError: one of the two cannot be used at all.
    """
    with side_of(source) as one, side_of(target) as other:
        return _copied(one, other)


def _copied(one: Side, other: Side) -> Copied:
    # The list is whole before anything is written.
    items, copied = list(one.items()), Copied(besides=one.besides())
    other.check()
    deeds: list[tuple[str, Callable[[], bool]]] = [
        (f"{QUESTIONNAIRES}/{found.id}", partial(_copy_questionnaire, one, other, found))
        for found in one.questionnaires()
    ]
    deeds += [
        (f"trash/{name}" if kind == "trash" else name, partial(_copy, one, other, kind, name))
        for kind, name in items
    ]
    for shown, deed in deeds:
        try:
            (copied.done if deed() else copied.same).append(shown)
        except ReadinessError as error:
            if error.fault.code in GONE:
                copied.broken_off = error.fault
                break
            copied.left.append(Fault(error.fault.code, error.fault.values, Place(shown)))
    return copied


def _copy_questionnaire(one: Side, other: Side, found: FoundQuestionnaire) -> bool:
    """Copy a questionnaire; whether it was not found there already."""
    questionnaire = one.store.questionnaire_at(found.place)
    with other.store.within_reach(questionnaire, found.place, other.near()) as copy:
        return copy is not None


def _copy(one: Side, other: Side, kind: Kind, name: str) -> bool:
    """Copy one thing; whether it was not there already."""
    content = one.content(kind, name)
    if content is None:
        raise ReadinessError("no_such_file", Place(name))
    there = other.content(kind, name)
    if there is not None:
        if there != content:
            raise ReadinessError("copy_differs", Place(name))
        return False
    other.put(kind, name, content)
    if other.content(kind, name) != content:
        raise ReadinessError("copy_not_whole", Place(name))
    return True
