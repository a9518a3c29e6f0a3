"""A store that keeps assessments in memory: whatever works with it needs no disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.errors import Fault, Place, ReadinessError, error_of
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.store import Found, FoundQuestionnaire, Reference, Written
from cm_readiness.core.summary import Facts, Summary, facts_of


@dataclass
class OpenedRow:
    """An assessment that is open; another one who opens it may only look."""

    store: MemoryStore
    reference: Reference
    is_new: bool
    notices: tuple[Fault, ...] = ()
    held_by_other: Fault | None = None

    @property
    def assessment(self) -> Assessment:
        """What it says."""
        return self.store.read(self.reference).assessment

    def is_changed(self) -> bool:
        """Nobody else writes here."""
        return False

    def write(self, assessment: Assessment) -> Written:
        """Keep it."""
        if self.held_by_other is not None:
            raise error_of([self.held_by_other])
        if self.is_new:
            self.store.create(self.reference, assessment)
            self.is_new = False
        self.store.put(self.reference, assessment)
        return Written()

    def renewed(
        self, lost: Callable[[Fault], None] | None = None, freed: Callable[[], None] | None = None
    ) -> AbstractContextManager[object]:
        """Nobody is taken to be gone here."""
        return nullcontext()

    def take_over(self) -> tuple[Fault, ...]:
        """Whoever has it open stays."""
        return ()

    def renew(self) -> bool:
        """It stays open."""
        return self.held_by_other is None

    def release(self) -> None:
        """Let others write it."""
        if self.held_by_other is None:
            self.store.open_keys.discard(self.reference.key)


@dataclass
class RowSummaries:
    """What was read of a store's rows; it is kept nowhere."""

    references: tuple[Reference, ...]
    made: dict[Reference, Summary] = field(default_factory=dict)

    def known(self, reference: Reference, *, whole: bool = True) -> Summary | None:
        """What was read."""
        return self.made.get(reference)

    def unknown(self, *, whole: bool) -> list[Reference]:
        """What was not."""
        return [
            one for one in self.references if one not in self.made or (whole and not self.made[one].is_whole)
        ]

    def followed(self) -> frozenset[str]:
        """What those that were read follow."""
        said = (summary.said for summary in self.made.values())
        return frozenset(one.follows for one in said if one is not None and one.follows is not None)

    def faulty(self) -> list[Reference]:
        """What could not be read."""
        return [one for one in self.references if one in self.made and self.made[one].fault is not None]

    def facts(self) -> dict[str, Facts]:
        """Of those that were taken."""
        found = {reference.key: self.known(reference) for reference in self.references}
        facts = {key: facts_of(summary) for key, summary in found.items() if summary is not None}
        return {key: one for key, one in facts.items() if one is not None}

    def taking(self, reference: Reference) -> Callable[[Summary], Summary]:
        """Wait for what was read."""

        def taken(summary: Summary) -> Summary:
            self.made[reference] = summary
            return summary

        return taken

    def save(self) -> None:
        """There is nowhere to keep it."""


@dataclass
class MemoryStore:
    """Keeps assessments under their names."""

    known: Questionnaire
    rows: dict[str, Assessment] = field(default_factory=dict)
    trash: dict[str, Assessment] = field(default_factory=dict)
    open_keys: set[str] = field(default_factory=set)
    rooms: dict[str, str] = field(default_factory=dict)
    place: str = "memory"
    trash_place: str = "memory of what was"

    def named(self, text: str) -> Reference:
        """A name is a name."""
        return Reference(text, text, text)

    def complete(self, text: str) -> str:
        """Names have no endings."""
        return text

    def is_there(self, reference: Reference) -> bool:
        """Whether the name is taken."""
        return reference.key in self.rows

    def references(self) -> tuple[Reference, ...]:
        """The one written last first."""
        return tuple(map(self.named, reversed(self.rows)))

    def summaries(self) -> RowSummaries:
        """Nothing is known yet."""
        return RowSummaries(self.references())

    def read(self, reference: Reference) -> Found:
        """Look it up."""
        if reference.key not in self.rows:
            raise ReadinessError("no_such_file", Place(str(reference)))
        return Found(self.rows[reference.key])

    def earlier(self, reference: Reference) -> Assessment | None:
        """None: only the newest is kept."""
        return None

    def of_person(self, team: Reference, name: str) -> Reference:
        """The team's name and theirs."""
        return self.named(f"{team.key}/{name}")

    def people_of(self, team: Reference) -> tuple[Reference, ...]:
        """Whatever is named so."""
        return tuple(self.named(key) for key in sorted(self.rows) if key.startswith(f"{team.key}/"))

    def put(self, reference: Reference, assessment: Assessment) -> None:
        """Keep it as the newest."""
        self.rows.pop(reference.key, None)
        self.rows[reference.key] = assessment

    def open(self, reference: Reference) -> OpenedRow:
        """Open what is there."""
        self.read(reference)
        return self._opened(reference, is_new=False)

    def open_new(self, reference: Reference) -> OpenedRow:
        """Open what is to be created."""
        return self._opened(reference, is_new=True)

    def _opened(self, reference: Reference, *, is_new: bool) -> OpenedRow:
        values: dict[str, str | int] = {
            "user": "ana",
            "machine": "desk",
            "process": 1,
            "said": "2026-11-20T14:30:00+00:00",
        }
        held = Fault("held_by_other", values, Place(str(reference))) if self._is_open(reference) else None
        self.open_keys.add(reference.key)
        return OpenedRow(self, reference, is_new, held_by_other=held)

    def _is_open(self, reference: Reference) -> bool:
        return reference.key in self.open_keys

    def free(self, assessment: Assessment) -> Reference:
        """A name with a number."""
        name = " ".join(filter(None, (assessment.company_name, assessment.title)))
        names = (name, *(f"{name} {number}" for number in range(2, 100)))
        return self.named(next(one for one in names if one not in self.rows))

    def kept_room(self, reference: Reference) -> str | None:
        """What a live room left."""
        return self.rooms.get(reference.key)

    def keep_room(self, reference: Reference, text: str | None) -> None:
        """Keep it, or forget it."""
        if text is None:
            self.rooms.pop(reference.key, None)
        else:
            self.rooms[reference.key] = text

    def create(self, reference: Reference, assessment: Assessment) -> None:
        """Keep a new one."""
        if reference.key in self.rows:
            raise ReadinessError("output_exists", Place(str(reference)))
        self.put(reference, assessment)

    def remove(self, reference: Reference) -> Reference:
        """Move it to the trash."""
        if self._is_open(reference):
            raise ReadinessError("held_by_other", Place(str(reference)))
        self.trash[reference.key] = self.rows.pop(reference.key)
        return reference

    def removed(self) -> tuple[Reference, ...]:
        """What is in the trash."""
        return tuple(map(self.named, reversed(self.trash)))

    def restore(self, name: str) -> Reference:
        """Bring it back."""
        if name not in self.trash:
            raise ReadinessError("not_in_trash", Place("restore"), word=name)
        kept = self.free(self.trash[name]) if name in self.rows else self.named(name)
        self.rows[kept.key] = self.trash.pop(name)
        return kept

    def questionnaires(self, near: Reference | None = None) -> tuple[FoundQuestionnaire, ...]:
        """The one that is known."""
        one = self.known
        return (FoundQuestionnaire(one.id, one.version, one.title, "memory", shipped=True, used=True),)

    def questionnaire(self, identifier: str, near: Reference | None = None) -> Questionnaire:
        """The one that is known."""
        if identifier != self.known.id:
            raise ReadinessError("no_such_questionnaire", word=identifier)
        return self.known

    def questionnaire_at(self, place: str) -> Questionnaire:
        """The one that is known."""
        return self.known

    @contextmanager
    def within_reach(
        self, questionnaire: Questionnaire, place: str, reference: Reference
    ) -> Iterator[str | None]:
        """It is found again."""
        yield None
