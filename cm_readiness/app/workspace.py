"""What people do with whole assessments, once for every face: create, copy, follow up, delete, restore."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..core.errors import Fault, Place, ReadinessError
from ..core.store import AssessmentStore, FoundQuestionnaire, OpenedAssessment, Reference
from ..language.local_days import local_day
from ..language.words import words_for
from .clock import utc_now
from .paths import is_questionnaire_folder, typed_path

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.evaluation import Evaluation
    from ..core.questionnaire import Questionnaire

# The list of assessments waits for this module: what loads the models is imported where it is needed.


@dataclass(frozen=True)
class Asked:
    """A questionnaire that is going to be answered."""

    questionnaire: Questionnaire
    own: str | None = None
    """Where it was read from, when it may not be found again by its id."""


@dataclass(frozen=True)
class Draft:
    """An assessment that is not kept anywhere yet."""

    assessment: Assessment
    asked: Asked


class Looked(NamedTuple):
    """An assessment that is only looked at, with what it answers."""

    assessment: Assessment
    questionnaire: Questionnaire
    notices: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Opened:
    """An assessment that is open here, with what it answers."""

    file: OpenedAssessment
    asked: Asked


@dataclass(frozen=True)
class Example:
    """The assessment of an example company."""

    reference: Reference
    assessment: Assessment

    @property
    def label(self) -> str:
        """Its name in every language: `maison-calla`."""
        return self.reference.name.split(".")[0].replace("_", "-")


class Workspace:
    """The assessments of one person or team, and what is done with them.

    Args:
        store: where they are kept.
        clock: gives the present moment.
    """

    def __init__(self, store: AssessmentStore, clock: Callable[[], datetime] = utc_now) -> None:
        self.store = store
        self.clock = clock

    def typed(self, text: str, *, to_create: bool = False) -> Reference:
        """The assessment that a person types the name of, outside of a shell.

        Args:
            to_create: it is going to be created, with the usual ending.
        """
        path = str(typed_path(text))
        return self.store.named(self.store.complete(path) if to_create else path)

    def send_waiting(self) -> tuple[Fault, ...]:
        """Tell a team's store what it could not be told before.

        Returns:
            What to tell the person: what was sent, and what waits on; nothing of files.
        """
        return ()

    def close(self) -> None:
        """Let go of what the store holds on to, such as a connection; what is asked later opens it again."""

    @property
    def away(self) -> Fault | None:
        """Why those that were listed last are not all there are; None where they are."""
        return None

    def beside(self, reference: Reference) -> Path:
        """The path that documents on an assessment, and what else is this person's own of it, lie beside."""
        return Path(reference.key)

    def written(self, references: Sequence[Reference]) -> dict[str, int]:
        """When assessments were written last, in nanoseconds, by key; those that are not there are left out.

        Raises:
            ReadinessError: it cannot be asked.
        """
        from ..files.made_from import written_of

        found = {one.key: written_of(Path(one.key)) for one in references}
        return {key: written for key, written in found.items() if written is not None}

    # Looking

    def read(self, reference: Reference) -> Assessment:
        """What an assessment says.

        Raises:
            ReadinessError: it cannot be opened.
        """
        return self.store.read(reference).assessment

    def look(self, reference: Reference, place: str | None = None) -> Looked:
        """An assessment and its questionnaire, only to be looked at: nobody is kept from writing it.

        Args:
            place: where its questionnaire lies; without it, its id is looked up.

        Raises:
            ReadinessError: either cannot be opened.
        """
        found = self.store.read(reference)
        asked = self.asked_by(found.assessment, reference, place)
        return Looked(found.assessment, asked.questionnaire, found.notices)

    def evaluation(self, reference: Reference) -> Evaluation:
        """What an assessment amounts to today.

        Raises:
            ReadinessError: as `look`.
        """
        from .evaluating import evaluated

        looked = self.look(reference)
        return evaluated(looked.questionnaire, looked.assessment, local_day(self.clock()))

    def evaluations(self) -> list[tuple[Reference, Evaluation]]:
        """What every assessment that can be read amounts to today, the one written last first.

        Raises:
            ReadinessError: they cannot be listed.
        """
        from .evaluating import evaluated

        today, found = local_day(self.clock()), []
        asked: dict[str, Questionnaire] = {}
        for reference in self.store.references():
            with suppress(ReadinessError):
                assessment = self.read(reference)
                wanted = assessment.questionnaire.id
                if wanted not in asked:
                    asked[wanted] = self.asked_by(assessment, reference).questionnaire
                found.append((reference, evaluated(asked[wanted], assessment, today)))
        return found

    def asked_by(self, assessment: Assessment, reference: Reference, place: str | None = None) -> Asked:
        """The questionnaire that an assessment answers.

        Args:
            reference: the assessment.
            place: as for `look`.

        Raises:
            ReadinessError: it is not found or has faults; `not_its_questionnaire`.
        """
        wanted = assessment.questionnaire.id
        if place is None:
            return Asked(self.store.questionnaire(wanted, reference))
        found = self.store.questionnaire_at(place)
        if found.id != wanted:
            raise ReadinessError(
                "not_its_questionnaire", Place(str(reference)), wanted=wanted, folder=place, found=found.id
            )
        return Asked(found, place)

    def followed(self, assessment: Assessment) -> Assessment | None:
        """The assessment that another one follows up; None where it is not here, or cannot be read.

        Args:
            assessment: the later one.
        """
        if assessment.follows is None:
            return None
        try:
            references = self.store.references()
        except ReadinessError:
            return None
        for reference in references:
            with suppress(ReadinessError):
                if (found := self.read(reference)).id == assessment.follows:
                    return found
        return None

    def choices(self, near: Reference | None = None) -> tuple[FoundQuestionnaire, ...]:
        """The questionnaires that a new assessment may answer.

        Args:
            near: where it is going to be.
        """
        return tuple(one for one in self.store.questionnaires(near) if one.used)

    def named_questionnaire(self, given: str, near: Reference | None = None) -> Asked:
        """The questionnaire that a person names, by its id or its folder.

        Args:
            near: the assessment that is going to answer it.
        """
        if is_questionnaire_folder(given):
            return Asked(self.store.questionnaire_at(given), given)
        return Asked(self.store.questionnaire(given, near))

    def examples(self, language: str) -> tuple[Example, ...]:
        """The example companies: each once, in a language, else in the first one of its questionnaire.

        Raises:
            ReadinessError: an example cannot be read.
        """
        from ..files.examples import examples_in
        from ..files.references import reference_of

        return tuple(Example(reference_of(path), read) for path, read in examples_in(language))

    # Creating

    def draft(self, asked: Asked, *, language: str, **said: Any) -> Draft:  # noqa: ANN401 - as new_assessment
        """A new assessment, without answers.

        Args:
            asked: what it is going to answer.
            language: of the session.
            said: what else is known of it, as `new_assessment` takes it.

        Raises:
            ReadinessError: a value that no file holds.
        """
        from ..files.assessments import new_assessment

        known = {"company": {}, "depth": "full", **said}
        return Draft(new_assessment(asked.questionnaire, language=language, at=self.clock(), **known), asked)

    def follow_up(
        self,
        old: Reference,
        *,
        language: str | None = None,
        facilitator: str = "",
        asked: Asked | None = None,
    ) -> Draft:
        """The next round of an assessment.

        Args:
            old: the assessment that is followed up.
            language: of the new one; that of the old one unless given.
            facilitator: who leads it.
            asked: another version of its questionnaire.

        Raises:
            ReadinessError: `other_questionnaire`, or what keeps the old one from being opened.
        """
        from ..core.following import follow_up

        before = self.read(old)
        if asked is None:
            answered = self.asked_by(before, old)
            asked = replace(answered, own=self.own_place(answered.questionnaire, old))
        elif asked.questionnaire.id != before.questionnaire.id:
            raise ReadinessError(
                "other_questionnaire", old=before.questionnaire.id, new=asked.questionnaire.id
            )
        words = words_for(language or before.language)
        fresh = self.draft(asked, language=words.language, title=words("Follow-up"), facilitator=facilitator)
        return Draft(follow_up(before, fresh.assessment, asked.questionnaire), asked)

    def create(self, draft: Draft, reference: Reference | None = None) -> tuple[Reference, tuple[Fault, ...]]:
        """Keep a new assessment, with a questionnaire of its own beside it.

        Args:
            reference: where; under a free name unless given.

        Returns:
            What it is there, and what to tell the person.

        Raises:
            ReadinessError: it cannot be written; nothing is left of it then.
        """
        kept = reference or self.store.free(draft.assessment)
        with self.within_reach(draft.asked, kept) as notices:
            self.store.create(kept, draft.assessment)
        return kept, notices

    def copy_example(self, example: Reference, language: str) -> Reference:
        """Copy an example company, under a free name.

        Args:
            language: of the session; the copy goes on in it.

        Raises:
            ReadinessError: the example cannot be read, or the copy not written.
        """
        from ..files.assessments import new_id

        copy = self.read(example).model_copy(update={"id": new_id(), "language": language})
        kept = self.store.free(copy)
        self.store.create(kept, copy)
        return kept

    # Opening

    def open(self, reference: Reference, place: str | None = None) -> Opened:
        """Open an assessment for writing; whoever opens it releases it.

        Args:
            place: as for `look`.

        Raises:
            ReadinessError: as `look`.
        """
        file = self.store.open(reference)
        try:
            return Opened(file, self.asked_by(file.assessment, reference, place))
        except BaseException:
            file.release()
            raise

    def own_place(self, questionnaire: Questionnaire, near: Reference | None) -> str | None:
        """Where a questionnaire lies that does not come with the program; None for one that does."""
        found = (one for one in self.store.questionnaires(near) if one.id == questionnaire.id and one.used)
        return next((one.place for one in found if not one.shipped), None)

    def place_of(self, asked: Asked, near: Reference | None) -> str:
        """Where a questionnaire that is answered lies."""
        found = (
            one for one in self.store.questionnaires(near) if one.id == asked.questionnaire.id and one.used
        )
        return asked.own or next(one.place for one in found)

    @contextmanager
    def within_reach(self, asked: Asked, reference: Reference) -> Iterator[tuple[Fault, ...]]:
        """Around the creation of an assessment: its questionnaire is found again beside it.

        Returns:
            What to tell the person when it is created.

        Raises:
            ReadinessError: as `AssessmentStore.within_reach`.
        """
        if asked.own is None:
            yield ()
            return
        with self.store.within_reach(asked.questionnaire, asked.own, reference) as copy:
            yield () if copy is None else (Fault("questionnaire_copied", {"folder": copy}),)

    # Deleting

    def delete(self, reference: Reference) -> Reference:
        """Move an assessment to the trash.

        Returns:
            What it is there.

        Raises:
            ReadinessError: `held_by_other`, or it cannot be moved.
        """
        return self.store.remove(reference)

    def restore(self, name: str) -> Reference:
        """Bring an assessment back from the trash.

        Raises:
            ReadinessError: `not_in_trash`, or it cannot be moved.
        """
        return self.store.restore(name)


def on_disk(folder: Path) -> Workspace:
    """The assessments of a folder.

    Args:
        folder: it need not be there yet.
    """
    from ..files.file_store import FileStore

    return Workspace(FileStore(folder, utc_now))
