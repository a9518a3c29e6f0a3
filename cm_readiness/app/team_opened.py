"""An open assessment of a team's store: what the store cannot be told is kept on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING

from ..core.errors import Fault, Place, ReadinessError
from ..core.store import MISSING, Written
from ..team.refusals import GONE

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.merging import Merged
    from ..core.store import AssessmentStore, OpenedAssessment, Reference
    from ..files.unsent import Kept, Unsent

AWAY = GONE | {"store_full"}
"""Faults with which the store may take the same a while later: until then it is kept here."""
LOOK_SECONDS = 2.0
"""How often the store is asked whether it is back, or has something new: in a thread of its own."""
ENDING_SECONDS = 1.0
"""How long the end waits for that thread, which may be waiting for a network that is gone."""
_TAKEN = "output_exists"


class TeamOpened:
    """Saves in the store; while that cannot be reached, in a file of the user's own, and sends it afterwards.

    Args:
        reference: which one.
        team: the store.
        unsent: what is kept here for it.
        new: whether it is still to be created.

    Raises:
        ReadinessError: it cannot be opened, and nothing of it is kept here.
    """

    def __init__(
        self, reference: Reference, team: AssessmentStore, unsent: Unsent, *, new: bool = False
    ) -> None:
        self.reference = reference
        self._store, self._unsent, self._is_new = team, unsent, new
        self._lock = RLock()
        self._team: OpenedAssessment | None = None
        """It in the store; None where that could not be reached yet."""
        self._base: Assessment | None = None
        """What the store had when it was known last; None for one that is new."""
        self._ours: Assessment | None = None
        """What was saved last, there or here."""
        self._kept: Path | None = None
        """The file of what the store could not be told."""
        self._told: tuple[Fault, ...] = ()
        self._is_to_look = Event()
        if not new:
            self._open()

    # What it is

    @property
    def assessment(self) -> Assessment:
        """What it says."""
        if self._ours is None:
            raise ReadinessError("not_in_store", Place(str(self.reference)))
        return self._ours

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What to tell the person about how it was opened."""
        return self._told

    @property
    def held_by_other(self) -> Fault | None:
        """Who else has it open, or why it can only be looked at."""
        return None if self._team is None else self._team.held_by_other

    @property
    def is_kept_here(self) -> bool:
        """Whether the store could not be told what was saved last."""
        return self._kept is not None

    def is_changed(self) -> bool:
        """Whether the store has another version, or can be told what is kept here; never waits for it."""
        return self._is_to_look.is_set()

    # Saving

    def write(self, assessment: Assessment) -> Written:
        """Save it in the store, else here; returns when it is kept for good in one of the two."""
        with self._lock:
            self._is_to_look.clear()
            try:
                return self._sent(assessment)
            except ReadinessError as error:
                if error.fault.code not in AWAY:
                    raise
                return self._keep(assessment, error.fault)

    def _sent(self, ours: Assessment) -> Written:
        """Save it in the store, and forget what was kept here."""
        told: tuple[Fault, ...] = ()
        merged: Merged | None = None
        if self._team is None:
            told, merged = self._reached(ours)
        assert self._team is not None, "it was reached"  # noqa: S101
        written = self._written(self._team, ours if merged is None else merged.assessment)
        merged = written.merged or merged
        self._is_new = False
        self._base = self._ours = ours if merged is None else merged.assessment
        if self._kept is not None:
            self._unsent.forget(self._kept)
            self._kept = None
            told = (*told, self._fault("team_sent"))
        return Written((*told, *written.told), merged)

    def _written(self, team: OpenedAssessment, value: Assessment) -> Written:
        try:
            return team.write(value)
        except ReadinessError as error:
            if error.fault.code != _TAKEN or self._kept is None:
                raise
        # While the store was away, somebody else has given another one this name.
        team.release()
        self.reference = self._store.free(value)
        self._team = self._store.open_new(self.reference)
        return self._team.write(value)

    def _reached(self, ours: Assessment) -> tuple[tuple[Fault, ...], Merged | None]:
        """Open it in the store, and put what that has together with what was saved here."""
        if self._is_new:
            self._team = self._store.open_new(self.reference)
            return (), None
        try:
            self._team = self._store.open(self.reference)
        except ReadinessError as error:
            if error.fault.code not in MISSING:
                raise
            # It was removed there meanwhile: what was answered here is not to be lost.
            self._team = self._store.open_new(self.reference)
            return (self._fault("team_was_gone"),), None
        return (), self._together(self._base, ours, self._team.assessment)

    @staticmethod
    def _together(base: Assessment | None, ours: Assessment, theirs: Assessment) -> Merged | None:
        """What was saved here and what the store has; None where the store knows nothing new."""
        from ..core.merging import descends, merge

        if theirs == base:
            return None
        return merge(base if base is not None and descends(theirs, base) else None, ours, theirs)

    def _keep(self, ours: Assessment, fault: Fault) -> Written:
        """Save it here, and look from time to time whether the store is back."""
        first = self._kept is None
        if first or ours != self._ours:
            self._kept = self._unsent.keep(self._kept, self.reference, self._base, ours)
            self._ours = ours
        told = (self._away(fault),) if first else ()
        return Written(told, kept_here=True)

    # Opening

    def _open(self) -> None:
        """Open it in the store, and send what waits here; while that is away, open what waits here."""
        waiting = self._unsent.of(self.reference)
        try:
            self._team = self._store.open(self.reference)
        except ReadinessError as error:
            is_away = error.fault.code in AWAY
            if not waiting or not (is_away or error.fault.code in MISSING):
                raise
            self._go_on_with(waiting[0])
            self._told += (self._away(error.fault),) if is_away else self.write(self.assessment).told
            return
        self._base = self._ours = self._team.assessment
        self._told += self._team.notices
        if self._team.held_by_other is None:
            for kept in waiting:
                self._send(kept)

    def _go_on_with(self, kept: Kept) -> None:
        """What waits here is what is open."""
        self._unsent.take_up(kept)
        self._kept, self._base, self._ours = kept.path, kept.base, kept.ours
        self._is_new = kept.base is None

    def _send(self, kept: Kept) -> None:
        """Put what waits here together with what the store has, and save that there."""
        theirs = self.assessment
        if kept.ours.id != theirs.id:
            # Another assessment has got the name meanwhile: what waits here becomes one of its own.
            reference = self._store.free(kept.ours)
            self._store.create(reference, kept.ours)
            self._told += (self._fault("team_sent_as", name=reference.name),)
        else:
            merged = self._together(kept.base, kept.ours, theirs)
            written = self.write(kept.ours if merged is None else merged.assessment)
            if written.kept_here:
                return
            self._told += (self._fault("team_sent"), *written.told)
        self._unsent.forget(kept.path)

    # While it is open

    @contextmanager
    def renewed(
        self, lost: Callable[[Fault], None] | None = None, freed: Callable[[], None] | None = None
    ) -> Iterator[None]:
        """Around work that takes a while: the store is looked at in a thread."""
        over = Event()
        looking = Thread(target=self._look, args=(over,), name="team", daemon=True)
        with ExitStack() as stack:
            if self._team is not None:
                stack.enter_context(self._team.renewed(lost, freed))
            looking.start()
            try:
                yield
            finally:
                over.set()
                looking.join(ENDING_SECONDS)

    def _look(self, over: Event) -> None:
        while not over.wait(LOOK_SECONDS):
            with suppress(ReadinessError):
                if self._kept is None:
                    news = self._team is not None and self._team.is_changed()
                else:
                    self._store.is_there(self.reference)
                    news = True
                if news:
                    self._is_to_look.set()

    def take_over(self) -> tuple[Fault, ...]:
        """Write it from now on, where nobody else has it open any more."""
        if self._team is None:
            return ()
        told = self._team.take_over()
        self._base = self._ours = self._team.assessment
        return told

    def renew(self) -> bool:
        """Say once that it is still open here."""
        return self._team is None or self._team.renew()

    def release(self) -> None:
        """Let others write it; what is kept here is sent now if the store is known to be back."""
        with self._lock:
            if self._kept is not None and self._ours is not None and self._is_to_look.is_set():
                with suppress(ReadinessError):
                    self.write(self._ours)
            if self._kept is not None:
                self._unsent.let_go(self._kept)
            if self._team is not None:
                self._team.release()

    def _away(self, fault: Fault) -> Fault:
        return self._fault("team_kept_here", reason=str(fault.values.get("reason", "")))

    def _fault(self, code: str, **values: str) -> Fault:
        return Fault(code, values, Place(str(self.reference)))
