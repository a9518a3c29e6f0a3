"""Where a sitting keeps its assessment: open here alone, and in another place when need be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.assessment import Assessment
from ..core.errors import Fault, Place, ReadinessError, error_of
from ..core.store import OpenedAssessment, Reference, Written
from ..files.assessments import touched
from .workspace import Asked, Workspace

if TYPE_CHECKING:
    from ..core.merging import Merged

Told = Callable[[Sequence[Fault]], None]


class Keeping:
    """Holds an assessment's place as long as the sitting lasts: others learn that it is open here.

    Args:
        workspace: the assessments.
        asked: what is answered.
        file: the open assessment; None until the company's name gives a new one its own.
        told: told what was kept beside it, or, in another thread, who has taken it over.
        freed: told, in another thread, when whoever had it open is gone.
        new: whether it is still to be created, as soon as something is known of the company.
    """

    def __init__(
        self,
        workspace: Workspace,
        asked: Asked,
        file: OpenedAssessment | None,
        told: Told,
        *,
        freed: Callable[[], None] | None = None,
        new: bool = False,
    ) -> None:
        self._workspace = workspace
        self.asked = asked
        self._told = told
        self._freed = freed
        self._is_new = new
        self._held_by_other: Fault | None = None
        self.is_kept_here = False
        """Whether what was saved last is on this machine until the store can be reached again."""
        self._ending = ExitStack()
        self.file: OpenedAssessment | None = None
        if file is not None:
            self._hold(file)

    @property
    def held_by_other(self) -> Fault | None:
        """Who else has it open: it is only looked at here."""
        return self._held_by_other

    def take_over(self) -> Assessment | None:
        """Write it from now on, if nobody else has it open any more.

        Returns:
            What it says now; None while somebody else has it open.

        Raises:
            ReadinessError: it cannot be read.
        """
        if self.file is None or self._held_by_other is None:
            return None
        told = self.file.take_over()
        self._held_by_other = self.file.held_by_other
        if told:
            self._told(told)
        return self.file.assessment if self._held_by_other is None else None

    @property
    def reference(self) -> Reference | None:
        """Which assessment it is; None while a new one is not kept anywhere."""
        return None if self.file is None or self._is_new else self.file.reference

    def is_changed(self) -> bool:
        """Whether somebody else has saved another version of it; from any thread."""
        return self.file is not None and not self._is_new and self.file.is_changed()

    def tell(self, faults: Sequence[Fault]) -> None:
        """Tell the person something of the file."""
        self._told(faults)

    def write(self, assessment: Assessment) -> Merged | None:
        """Save it, flushed; a new one as soon as something is known of the company.

        Returns:
            What it was put together to with another version that somebody else had saved; None without one.

        Raises:
            ReadinessError: it is not saved.
        """
        if self.file is not None:
            if self._is_new and not assessment.company:
                return None
            written = (
                self._created(self.file, assessment) if self._is_new else self._written(self.file, assessment)
            )
        elif assessment.company_name:
            file = self._workspace.store.open_new(self._workspace.store.free(assessment))
            try:
                written = self._created(file, assessment)
            except BaseException:
                file.release()
                raise
            self._hold(file)
        else:
            return None
        self.is_kept_here = written.kept_here
        if written.told:
            self._told(written.told)
        return written.merged

    def moved(self, reference: Reference, assessment: Assessment) -> Keeping:
        """Keep it in another place, where nothing may be yet; a questionnaire of its own goes along.

        That the questionnaire cannot go along keeps nobody from saving.

        Returns:
            The new keeping; this one is as it was.

        Raises:
            ReadinessError: it is not saved there.
        """
        file = self._workspace.store.open_new(reference)
        try:
            if file.held_by_other is not None:
                raise error_of([file.held_by_other])
            with ExitStack() as along:
                notices = self._take_along(along, reference)
                notices += self._written(file, assessment).told
        except BaseException:
            file.release()
            raise
        moved = Keeping(self._workspace, replace(self.asked, own=None), file, self._told, freed=self._freed)
        if notices:
            self._told(notices)
        return moved

    def close(self) -> None:
        """Let others write it."""
        self._ending.close()

    def _hold(self, file: OpenedAssessment) -> None:
        self.file = file
        self._held_by_other = file.held_by_other
        self.is_kept_here |= any(notice.code == "team_kept_here" for notice in file.notices)
        self._ending.callback(file.release)
        self._ending.enter_context(file.renewed(lambda holder: self._told((holder,)), self._freed))

    def _created(self, file: OpenedAssessment, assessment: Assessment) -> Written:
        with self._workspace.within_reach(self.asked, file.reference) as notices:
            written = self._written(file, assessment)
        self._is_new = False
        self.asked = replace(self.asked, own=None)
        return replace(written, told=(*notices, *written.told))

    def _written(self, file: OpenedAssessment, assessment: Assessment) -> Written:
        return file.write(touched(assessment, self.asked.questionnaire))

    def _take_along(self, along: ExitStack, reference: Reference) -> tuple[Fault, ...]:
        """Copy the questionnaire beside another place, until the stack is left in an error."""
        asked, store = self.asked, self._workspace.store
        try:
            own = asked.own or self._workspace.own_place(asked.questionnaire, self.reference)
            if own is None:
                # It is looked up there, lest nobody can open what is saved.
                store.questionnaire(asked.questionnaire.id, reference)
            return along.enter_context(self._workspace.within_reach(replace(asked, own=own), reference))
        except ReadinessError:
            values = {"id": asked.questionnaire.id}
            return (Fault("questionnaire_left_behind", values, Place(str(reference))),)
