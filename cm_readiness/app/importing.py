"""Taking answers back in that people wrote into a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.assessment import Assessment
from ..core.errors import Place, ReadinessError
from ..core.filled import Filled
from ..core.gathering import Person
from ..core.importing import Import, answers_of, imported
from ..core.questionnaire import Questionnaire
from ..files.faults import shown
from ..files.table_file import read_table
from ..formats.registry import format_taken_in, formats
from ..language.local_days import local_day
from ..language.status_words import STATUS
from ..language.words import LANGUAGES, words_for
from .content import EvaluationContent
from .evaluating import evaluated
from .sitting import Sitting


@dataclass(frozen=True)
class Importing:
    """How a table is taken in."""

    dry: bool = False
    """Whether it is only looked at."""
    skip_faults: bool = False
    """Whether what is right is taken in, and what is wrong left out."""


@dataclass(frozen=True)
class Found:
    """A table, and what comes of it."""

    outcome: Import
    other_version: bool
    """Whether it was made for another version of the questionnaire."""


def is_table(path: Path) -> bool:
    """Whether a file is a table by its ending, from which answers are taken in."""
    return format_taken_in(path.suffix) is not None


def take_in(sitting: Sitting, path: Path, how: Importing) -> Found:
    """Merge what a table says into the open assessment, as one step; nothing is taken in by halves.

    Args:
        sitting: the company's assessment.
        path: of the table.
        how: whether it is only looked at, and what is done about faults.

    Raises:
        ReadinessError: it cannot be read, belongs to another assessment, or the disk refuses the result.
    """
    ours, asked = sitting.assessment, sitting.questionnaire
    filled = _read(path, asked, ours)
    _check_same(filled, asked, ours, Place(shown(path)), anyone=False)
    outcome = imported(asked, ours, filled, statuses(), sitting.clock(), local_day)
    if not how.dry and (how.skip_faults or not outcome.faults) and outcome.merged.assessment != ours:
        sitting.take_in(outcome.merged.assessment)
    return Found(outcome, _is_other_version(filled, asked))


def person_in(sitting: Sitting, path: Path) -> Person:
    """One person's answers to the questionnaire of the open assessment, called as the file is called.

    Raises:
        ReadinessError: it cannot be read, or says something that is no answer.
    """
    asked = sitting.questionnaire
    nothing = sitting.assessment.model_copy(update={"answers": {}, "actions": ()})
    filled, place = _read(path, asked, nothing), Place(shown(path))
    if filled.only_plan:
        raise ReadinessError("import_only_plan", place)
    _check_same(filled, asked, nothing, place, anyone=True)
    return Person(path.stem, answers_of(asked, nothing, filled, sitting.clock()))


def _read(path: Path, asked: Questionnaire, ours: Assessment) -> Filled:
    form = format_taken_in(path.suffix)
    if form is None:
        endings = ", ".join(ending for one in formats() for ending in one.taken_in)
        raise ReadinessError("import_ending", Place(shown(path)), ending=path.suffix, endings=endings)

    def now(language: str) -> EvaluationContent:
        return EvaluationContent(evaluated(asked, ours), words_for(language))

    return form.filled(read_table(path), shown(path), now)


def _check_same(
    filled: Filled, asked: Questionnaire, ours: Assessment, place: Place, *, anyone: bool
) -> None:
    """Refuse what belongs to another questionnaire or another company.

    Args:
        anyone: whether the answers may come from another assessment: one of a person's own.
    """
    exported = filled.exported
    if exported is None:
        return
    if exported.questionnaire.id != asked.id:
        found = exported.questionnaire.id
        raise ReadinessError("import_other_questionnaire", place, found=found, wanted=asked.id)
    if anyone or exported.id == ours.id:
        return
    if not exported.id:
        raise ReadinessError("import_anonymous", place)
    found, wanted = exported.company or exported.id, ours.company_name.strip() or ours.id
    if found == wanted:
        raise ReadinessError("import_other_assessment", place, found=exported.id, wanted=ours.id)
    raise ReadinessError("import_other_company", place, found=found, wanted=wanted)


def statuses() -> dict[str, str]:
    """The statuses of actions, by what they are called in any language."""
    return {words_for(one)(name): status for one in LANGUAGES for status, name in STATUS.items()}


def _is_other_version(filled: Filled, asked: Questionnaire) -> bool:
    known = filled.exported.questionnaire.fingerprint if filled.exported else ""
    return known not in ("", asked.fingerprint)


__all__ = ["Found", "Importing", "is_table", "person_in", "statuses", "take_in"]
