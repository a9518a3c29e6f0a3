"""All assessments at once: each is read and evaluated once, until it changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from ..core.errors import Fault, ReadinessError
from ..core.summary import Facts, Summary

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import ProfileField
    from ..core.store import Reference
    from ..core.summarizing import Summarizing
    from .workspace import Workspace

# The list of assessments waits for this module: what loads the models is imported where it is needed.

AT_ONCE = 1_000
"""Assessments that are read before what came of it is kept: who leaves in between loses no more."""


class Overview:
    """The assessments that there are when it is made, with what is known of each.

    Args:
        workspace: the assessments.

    Raises:
        ReadinessError: they cannot be listed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known = workspace.store.summaries()
        self.references = self._known.references
        """The one written last first."""
        self._reader = Reader(workspace)
        self._taken = 0

    def known(self, reference: Reference) -> Summary | None:
        """What is known of an assessment; None where it is still to be read."""
        return self._known.known(reference)

    def unread(self) -> list[Reference]:
        """Those that are still to be read and evaluated, in their order."""
        return self._known.unknown(whole=True)

    def followed(self) -> frozenset[str]:
        """The ids of those whose next round is there, as far as it is known."""
        return self._known.followed()

    def faulty(self) -> list[Reference]:
        """Those that cannot be read or evaluated, as far as it is known, in their order."""
        return self._known.faulty()

    def facts(self) -> dict[str, Facts]:
        """By key, what those that are known are filtered and sorted by."""
        return self._known.facts()

    def profile_fields(self) -> dict[str, ProfileField]:
        """What is asked about companies, by id, in the words of the first questionnaire that asks it."""
        of = {facts.questionnaire: key for key, facts in reversed(self.facts().items())}
        keys, found = frozenset(of.values()), {}
        for reference in (one for one in self.references if one.key in keys):
            with suppress(ReadinessError):
                asked = self._workspace.asked_by(self._workspace.read(reference), reference)
                found.update({one.id: one for one in asked.questionnaire.profile if one.id not in found})
        return found

    def look(self, reference: Reference) -> Summary:
        """Read an assessment and evaluate it, where that is still to be done."""
        known = self.known(reference)
        return (
            known
            if known is not None and known.is_whole
            else self._take(reference, lambda: self._reader.summary(reference))
        )

    def glance(self, reference: Reference) -> Summary:
        """Read what an assessment says, where that is still to be done; nothing is evaluated."""
        known = self.known(reference)
        return (
            known if known is not None else self._take(reference, lambda: glanced(self._workspace, reference))
        )

    def save(self) -> None:
        """Know all of it the next time."""
        self._known.save()

    def _take(self, reference: Reference, read: Callable[[], Summary]) -> Summary:
        return self.taking(reference)(read())

    def taking(self, reference: Reference) -> Callable[[Summary], Summary]:
        """Begin to read an assessment elsewhere; what is given is to be given its summary."""
        taken = self._known.taking(reference)

        def counted(summary: Summary) -> Summary:
            self._taken += 1
            try:
                return taken(summary)
            finally:
                if self._taken % AT_ONCE == 0:
                    self.save()

        return counted


class Reader:
    """Reads assessments and evaluates them.

    Args:
        workspace: the assessments.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._questionnaires: dict[str, Summarizing | Fault] = {}

    def summary(self, reference: Reference) -> Summary:
        """What lists say of an assessment, read now; what is wrong with it is said there."""
        from ..core.summary import said_of

        try:
            assessment = self._workspace.read(reference)
        except ReadinessError as error:
            return Summary(fault=error.fault)
        asked = self._asked(assessment, reference)
        if isinstance(asked, Fault):
            return Summary(said_of(assessment), fault=asked)
        return Summary(said_of(assessment), asked.amount(assessment))

    def _asked(self, assessment: Assessment, reference: Reference) -> Summarizing | Fault:
        """By what an assessment answers; each is read once: all are looked up in one place."""
        from ..core.summarizing import Summarizing

        wanted = assessment.questionnaire.id
        if wanted not in self._questionnaires:
            try:
                asked = self._workspace.asked_by(assessment, reference).questionnaire
                self._questionnaires[wanted] = Summarizing(asked)
            except ReadinessError as error:
                self._questionnaires[wanted] = error.fault
        return self._questionnaires[wanted]


def glanced(workspace: Workspace, reference: Reference) -> Summary:
    """What an assessment says, read now; nothing is evaluated."""
    from ..core.summary import said_of

    try:
        return Summary(said_of(workspace.read(reference)))
    except ReadinessError as error:
        return Summary(fault=error.fault)
