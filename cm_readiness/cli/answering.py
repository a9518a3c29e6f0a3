"""`answer`: records one answer, or what is noted beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from ..app.clock import utc_now
from ..core.errors import Place, ReadinessError
from ..language.local_days import local_day
from ..language.words import N_
from .declared import Argument, Declared, Option
from .options import File, Person, QuestionnaireFolder
from .output import put, talk, writing
from .session import Session
from .values import find_criterion, level

if TYPE_CHECKING:
    from ..core.assessment import Answer, Assessment, Given
    from ..core.questionnaire import Criterion
    from ..language.words import Words

PLACE = "answer"


def answer(
    session: Session,
    file: File,
    criterion: Annotated[
        str,
        Argument(
            metavar=N_("CRITERION"),
            help=N_("Its id, such as purpose.business_goals, or its number, such as 1.1."),
        ),
    ],
    given: Annotated[str | None, Argument(metavar=N_("LEVEL"), help=N_("The level, 0 to 4."))] = None,
    unknown: Annotated[bool, Option("--unknown", help=N_("Answers: don't know."))] = False,
    not_applicable: Annotated[
        str | None,
        Option("--not-applicable", metavar=N_("REASON"), help=N_("Answers: not applicable, and why.")),
    ] = None,
    clear: Annotated[
        bool, Option("--clear", help=N_("Takes the answer away; what is noted beside it stays."))
    ] = False,
    note: Annotated[
        str | None,
        Option("--note", metavar=N_("TEXT"), help=N_("The note, printed in reports; empty removes it.")),
    ] = None,
    private: Annotated[
        str | None,
        Option(
            "--private",
            metavar=N_("TEXT"),
            help=N_("The facilitator's note, never printed; empty removes it."),
        ),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        Option(
            "--evidence",
            metavar=N_("TEXT"),
            help=N_("A line of evidence, added to those there; an empty one removes those there."),
        ),
    ] = None,
    flag: Annotated[
        bool | None, Option("--flag/--no-flag", help=N_("Marks the criterion to be discussed, or not."))
    ] = None,
    urgent: Annotated[
        bool | None,
        Option("--urgent/--no-urgent", help=N_("Marks the criterion to be settled this week, or not.")),
    ] = None,
    brief: Annotated[
        bool | None,
        Option(
            "--brief/--no-brief",
            help=N_("Prints the note in the brief for the community manager as well, or not."),
        ),
    ] = None,
    person: Person = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Record an answer, or only a note, evidence or the mark."""
    from ..core.assessment import with_remarks
    from ..core.scope import in_scope

    wanted = Wanted(given, unknown, not_applicable, clear)
    wanted.check(alone=all(part is None for part in (note, private, evidence, flag, urgent, brief)))
    with session.sitting(session.answered_by(file, person, questionnaire), questionnaire) as sitting:
        old, asked = sitting.assessment, sitting.questionnaire
        about = find_criterion(asked, criterion, PLACE)
        before = old.answer_to(about.id)
        new = with_remarks(
            wanted.applied(old, about),
            about.id,
            note=note,
            private=private,
            evidence=_added(before.evidence, evidence),
            flagged=flag,
            urgent=urgent,
            brief=brief,
        )
        session.note_changes(old, asked, file)
        with writing():
            sitting.record(new, about.id)
    put(_recorded(about, before, new.answer_to(about.id), session.words))
    if not in_scope(asked, about, new):
        talk(session.words("{criterion} is not asked here: kept, and counts nowhere.", criterion=about.id))


class Wanted(NamedTuple):
    """The answer that the command line gives: at most one of these."""

    level: str | None
    unknown: bool
    not_applicable: str | None
    clear: bool

    def check(self, *, alone: bool) -> None:
        """See that this is one answer, or none where there is something else to record.

        Args:
            alone: nothing else is to be recorded.

        Raises:
            ReadinessError: `two_answers`, `nothing_to_record`.
        """
        named = {
            self.level or "": self.level is not None,
            "--unknown": self.unknown,
            "--not-applicable": self.not_applicable is not None,
            "--clear": self.clear,
        }
        given = [name for name, is_given in named.items() if is_given]
        if len(given) > 1:
            raise ReadinessError("two_answers", Place(PLACE), first=given[0], second=given[1])
        if not given and alone:
            raise ReadinessError("nothing_to_record", Place(PLACE))

    def applied(self, assessment: Assessment, criterion: Criterion) -> Assessment:
        """The assessment with this answer.

        Raises:
            ReadinessError: what is wrong with the level or the reason; `na_refused`.
        """
        from ..core.assessment import NotApplicable, Unknown, with_answer, without_answer

        if self.clear:
            return without_answer(assessment, criterion.id)
        given: Given
        if self.level is not None:
            given = level(self.level, criterion.id, PLACE)
        elif self.not_applicable is not None:
            if not self.not_applicable.strip():
                raise ReadinessError("no_reason", Place(PLACE), criterion=criterion.id)
            if not criterion.allow_na:
                raise ReadinessError("na_refused", Place(PLACE), criterion=criterion.id)
            given = NotApplicable(self.not_applicable)
        elif self.unknown:
            given = Unknown()
        else:
            return assessment
        return with_answer(assessment, criterion.id, given, utc_now(), local_day)


def _added(there: tuple[str, ...], given: list[str] | None) -> tuple[str, ...] | None:
    """The lines of evidence there and the given ones; an empty line takes away all before it."""
    if given is None:
        return None
    lines = list(there)
    for line in given:
        if line.strip():
            lines.append(line)
        else:
            lines.clear()
    return tuple(lines)


def _recorded(criterion: Criterion, before: Answer, after: Answer, words: Words) -> str:
    """One line that says what the file holds now; never the text of a private note."""
    shown = words(
        "{criterion}: {before} → {after}",
        criterion=criterion.id,
        before=_shown(before, words),
        after=_shown(after, words),
    )
    changed = [
        word
        for word, is_changed in (
            (words("note"), before.note != after.note),
            (words("private note"), before.private != after.private),
            (words("evidence"), before.evidence != after.evidence),
            (words("to discuss"), before.flagged != after.flagged),
            (words("to settle this week"), before.urgent != after.urgent),
            (words("in the brief"), before.brief != after.brief),
        )
        if is_changed
    ]
    return f"{shown} ({', '.join(changed)})" if changed else shown


def _shown(answer: Answer, words: Words) -> str:
    from ..core.assessment import NotApplicable, Unknown

    match answer.given:
        case None:
            return words("unanswered")
        case Unknown():
            return words("don't know")
        case NotApplicable():
            return words("not applicable")
        case level_number:
            return str(level_number)


ANSWER = Declared(
    "answer",
    answer,
    N_(
        "Records one answer, or only the note, evidence or mark beside it.\n\n"
        "An answer is a LEVEL, --unknown, --not-applicable REASON, or --clear."
    ),
    N_(
        "cm-readiness answer calla.toml purpose.business_goals 2\n"
        'cm-readiness answer calla.toml 1.1 --note "Written down in March" --flag'
    ),
)
