"""Where assessments are kept, as everything above sees it: as files in a folder, or in another way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from .assessment import Assessment
    from .errors import Fault
    from .merging import Merged
    from .questionnaire import Questionnaire
    from .summary import Facts, Summary
    from .text import Text

# The list of assessments waits for this module: it loads no models.

MISSING = frozenset({"no_such_file", "not_in_store"})
"""Faults of an assessment that is not there: in a folder, in a team's store."""


@dataclass(frozen=True)
class Reference:
    """One assessment of a store. What lies behind it is the store's own business."""

    key: str
    """What the store finds it by: as a person writes it to name it."""
    name: str
    """What it is called in a list."""
    label: str
    """The name as a heading: without an ending that only the store needs."""

    def __str__(self) -> str:
        return self.key


class Found(NamedTuple):
    """An assessment that was read."""

    assessment: Assessment
    notices: tuple[Fault, ...] = ()
    """What to tell the person about how it was read."""


class FoundQuestionnaire(NamedTuple):
    """A questionnaire that a store knows."""

    id: str
    version: str
    title: Text
    place: str
    """Where it lies, as a person names it."""
    shipped: bool
    used: bool
    """Whether this is the one that its id stands for here."""


@dataclass(frozen=True)
class Written:
    """What came of saving."""

    told: tuple[Fault, ...] = ()
    """What to tell the person about what was kept beside it."""
    merged: Merged | None = None
    """What it was put together to with another version, where somebody else had saved one meanwhile."""
    kept_here: bool = False
    """Whether it is kept on this machine until the store can be reached again."""


class OpenedAssessment(Protocol):
    """An assessment that is open for writing, or only to be looked at while somebody else has it open."""

    @property
    def reference(self) -> Reference:
        """Which one."""

    @property
    def assessment(self) -> Assessment:
        """What it says.

        Raises:
            ReadinessError: one of `MISSING` for one that is still to be created.
        """

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What to tell the person about how it was opened."""

    @property
    def held_by_other(self) -> Fault | None:
        """Who else has it open for writing, as a fault; None when it may be written here."""

    def is_changed(self) -> bool:
        """Whether somebody else has saved another version since this one was known; from any thread."""

    def write(self, assessment: Assessment) -> Written:
        """Save in one step; returns when it is kept for good.

        Where somebody else has saved another version meanwhile, both are put together, and that is saved.

        Raises:
            ReadinessError: it is not saved, and what was there before is whole.
        """

    def renewed(
        self, lost: Callable[[Fault], None] | None = None, freed: Callable[[], None] | None = None
    ) -> AbstractContextManager[object]:
        """Around work that takes a while: others learn that it is still open here.

        Args:
            lost: called, in another thread, with who has taken it over.
            freed: called, in another thread, when whoever had it open is gone, and it may be taken over.
        """

    def take_over(self) -> tuple[Fault, ...]:
        """Write it from now on, where nobody else has it open any more; what it says is read anew.

        Returns:
            What to tell the person; `held_by_other` says whether it may be written.

        Raises:
            ReadinessError: it cannot be read; it is only looked at then, as before.
        """

    def renew(self) -> bool:
        """Say once that it is still open here.

        Returns:
            Whether it may still be written.
        """

    def release(self) -> None:
        """Let others write it."""


class Summaries(Protocol):
    """What is known of a store's assessments as they were when it was asked; from any thread."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The assessments that there are, the one written last first."""

    def known(self, reference: Reference, *, whole: bool = True) -> Summary | None:
        """The summary of one of them; None where it is still to be read.

        Args:
            whole: whether more is wanted than what it says itself.
        """

    def unknown(self, *, whole: bool) -> list[Reference]:
        """Those that are still to be read, in their order.

        Args:
            whole: whether those count that were read and not evaluated.
        """

    def followed(self) -> frozenset[str]:
        """The ids of the assessments that another one follows, as far as it is known."""

    def faulty(self) -> list[Reference]:
        """Those that cannot be read or evaluated, as far as it is known, in their order."""

    def facts(self) -> dict[str, Facts]:
        """By key, what those that are known are filtered and sorted by: of thousands, in a moment."""

    def taking(self, reference: Reference) -> Callable[[Summary], Summary]:
        """Begin to read one, here or elsewhere.

        Returns:
            What is to be given its summary, and knows it from now on if it was not changed meanwhile.
        """

    def save(self) -> None:
        """Know all of it the next time, where the store can keep it; never a reason to refuse anything."""


class AssessmentStore(Protocol):
    """Keeps assessments, and knows the questionnaires that they answer."""

    @property
    def place(self) -> str:
        """Where the assessments are, as a person names it."""

    @property
    def trash_place(self) -> str:
        """Where the removed ones are."""

    def named(self, text: str) -> Reference:
        """The reference that a person names; whether there is such an assessment is not asked."""

    def complete(self, text: str) -> str:
        """A name for a new assessment, with the ending that the store's have."""

    def is_there(self, reference: Reference) -> bool:
        """Whether anything has this name already."""

    def references(self) -> tuple[Reference, ...]:
        """The assessments that there are, the one written last first.

        Raises:
            ReadinessError: they cannot be listed.
        """

    def summaries(self) -> Summaries:
        """What is known of them without reading them again.

        Raises:
            ReadinessError: they cannot be listed.
        """

    def read(self, reference: Reference) -> Found:
        """Read an assessment, and change nothing.

        Raises:
            ReadinessError: what keeps it from being opened.
        """

    def earlier(self, reference: Reference) -> Assessment | None:
        """The version of an assessment that the store kept last; None where it has none that can be read."""

    def open(self, reference: Reference) -> OpenedAssessment:
        """Open an assessment for writing; whoever opens it releases it.

        Raises:
            ReadinessError: as `read`.
        """

    def open_new(self, reference: Reference) -> OpenedAssessment:
        """Open one that is still to be created: its first `write` refuses what is there."""

    def free(self, assessment: Assessment) -> Reference:
        """A name made of the company's and the title that nothing has yet.

        Raises:
            ReadinessError: the store cannot be written.
        """

    def of_person(self, team: Reference, name: str) -> Reference:
        """Where one person's own answers are kept, next to the company's assessment."""

    def people_of(self, team: Reference) -> tuple[Reference, ...]:
        """The people's own answers that are kept next to the company's assessment, by name.

        Raises:
            ReadinessError: they cannot be listed.
        """

    def kept_room(self, reference: Reference) -> str | None:
        """What a live room of an assessment left to go on with; None where it left nothing."""

    def keep_room(self, reference: Reference, text: str | None) -> None:
        """Keep what a live room needs to go on after a crash, for nobody but the person.

        Args:
            text: all of it; None when the room has ended.

        Raises:
            ReadinessError: it cannot be written.
        """

    def create(self, reference: Reference, assessment: Assessment) -> None:
        """Write a new assessment where nothing may be yet.

        Raises:
            ReadinessError: `output_exists`, or it cannot be written.
        """

    def remove(self, reference: Reference) -> Reference:
        """Move an assessment into the trash.

        Returns:
            What it is there.

        Raises:
            ReadinessError: `held_by_other`, or it cannot be moved.
        """

    def removed(self) -> tuple[Reference, ...]:
        """What lies in the trash, the one written last first.

        Raises:
            ReadinessError: the trash cannot be read.
        """

    def restore(self, name: str) -> Reference:
        """Bring an assessment back from the trash, by its name there.

        Raises:
            ReadinessError: `not_in_trash`, or it cannot be moved.
        """

    def questionnaires(self, near: Reference | None = None) -> tuple[FoundQuestionnaire, ...]:
        """The questionnaires that there are, in the order in which they are looked up.

        Args:
            near: an assessment: those that lie beside it are found first.
        """

    def questionnaire(self, identifier: str, near: Reference | None = None) -> Questionnaire:
        """The questionnaire that an id stands for.

        Args:
            near: the assessment that answers it.

        Raises:
            ReadinessError: `no_such_questionnaire`, or its faults.
        """

    def questionnaire_at(self, place: str) -> Questionnaire:
        """The questionnaire at a place that a person names.

        Raises:
            ReadinessError: its faults.
        """

    def within_reach(
        self, questionnaire: Questionnaire, place: str, reference: Reference
    ) -> AbstractContextManager[str | None]:
        """Around the creation of an assessment: its questionnaire is found again beside it.

        Args:
            place: where the questionnaire was read from.
            reference: the assessment that is created; when that fails, nothing is left of the copy.

        Returns:
            Where the copy was put; None where the questionnaire is found without one.

        Raises:
            ReadinessError: another questionnaire is in the way, or it cannot be copied.
        """
