"""`new` and `edit`: an assessment's own data, given and changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..core.errors import Place, ReadinessError
from ..language.words import LANGUAGES, N_
from .declared import Declared
from .options import (
    DEFAULT_QUESTIONNAIRE,
    Depth,
    EvidenceRule,
    Facilitator,
    File,
    FollowedUp,
    Language,
    NewFile,
    Profile,
    QuestionnaireChoice,
    QuestionnaireFolder,
    Respondent,
    Targets,
    Title,
)
from .output import NotWrittenError, put, talk, writing
from .session import Session, in_file
from .values import one_of, profile, targets

if TYPE_CHECKING:
    from ..app.workspace import Draft
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..language.words import Words

Value = TypeVar("Value")

DEPTHS = ("express", "full")
EVIDENCE_RULES = ("declared", "strict")
TEXTS = ("title", "respondent", "facilitator")


@dataclass(frozen=True)
class Wanted:
    """What the options of `new` and `edit` say; None was not given."""

    language: str | None = None
    depth: str | None = None
    evidence_rule: str | None = None
    title: str | None = None
    respondent: str | None = None
    facilitator: str | None = None
    targets: list[str] = field(default_factory=list)
    profile: list[str] = field(default_factory=list)

    def applied(self, assessment: Assessment, questionnaire: Questionnaire, place: str) -> Assessment:
        """The assessment with all of it; nothing is taken over when one value is wrong.

        Args:
            place: the command that was given the options.
        """
        from ..core.kept import clean

        company = _merged(assessment.company, profile(questionnaire, self.profile, place))
        chosen = _merged(assessment.targets, targets(questionnaire, self.targets, place))
        new: dict[str, object] = {"company": company, "targets": chosen}
        words = (
            ("language", self.language, tuple(LANGUAGES)),
            ("depth", self.depth, DEPTHS),
            ("evidence_rule", self.evidence_rule, EVIDENCE_RULES),
        )
        for name, given, choices in words:
            if given is not None:
                new[name] = one_of("--" + name.replace("_", "-"), given, choices, place)
        for name in TEXTS:
            text = getattr(self, name)
            if text is not None:
                new[name] = clean(text)
        return assessment.model_copy(update=new)


def new(
    session: Session,
    file: NewFile,
    questionnaire: QuestionnaireChoice = None,
    language: Language = None,
    depth: Depth = None,
    evidence_rule: EvidenceRule = None,
    title: Title = None,
    respondent: Respondent = None,
    facilitator: Facilitator = None,
    target: Targets = None,
    set_: Profile = None,
    from_: FollowedUp = None,
) -> None:
    """Create an assessment that nobody has answered yet."""
    session.speak(language, "new")
    if session.is_there(file):
        raise NotWrittenError("output_exists", Place(str(file)))
    draft = _draft(session, file, questionnaire, from_)
    wanted = Wanted(None, depth, evidence_rule, title, respondent, facilitator, target or [], set_ or [])
    asked = draft.asked.questionnaire
    assessment = wanted.applied(draft.assessment, asked, "new")
    with writing():
        _, notices = session.workspace.create(replace(draft, assessment=assessment), session.named(file))
    session.tell(notices)
    put(str(file))
    _say_what_is_missing(assessment, asked, file, session)


def _draft(session: Session, file: Path, questionnaire: str | None, old: Path | None) -> Draft:
    """A new assessment, or the next round of an old one, before anything else is said of it."""
    workspace, who, new = session.workspace, session.settings.facilitator, session.named(file)
    given = workspace.named_questionnaire(questionnaire, new) if questionnaire is not None else None
    if old is None:
        asked = given or workspace.named_questionnaire(DEFAULT_QUESTIONNAIRE, new)
        return workspace.draft(asked, language=session.choose_language(), facilitator=who)
    try:
        followed, spoken = session.named(old), session.language
        return workspace.follow_up(followed, language=spoken, facilitator=who, asked=given)
    except ReadinessError as error:
        raise in_file(error, old) from error


def edit(
    session: Session,
    file: File,
    questionnaire: QuestionnaireFolder = None,
    language: Language = None,
    depth: Depth = None,
    evidence_rule: EvidenceRule = None,
    title: Title = None,
    respondent: Respondent = None,
    facilitator: Facilitator = None,
    target: Targets = None,
    set_: Profile = None,
) -> None:
    """Change what an assessment says about itself; the answers stay."""
    from ..core.scope import scope

    wanted = Wanted(language, depth, evidence_rule, title, respondent, facilitator, target or [], set_ or [])
    if wanted == Wanted():
        raise ReadinessError("nothing_to_change", Place("edit"))
    with session.sitting(session.named(file), questionnaire) as sitting:
        old, asked = sitting.assessment, sitting.questionnaire
        changed = wanted.applied(old, asked, "edit")
        lines = _changes(old, changed, session.words)
        if not lines:
            talk(session.words("Nothing to change: {file} says so already.", file=str(file)))
            return
        session.note_changes(old, asked, file)
        with writing():
            sitting.record(changed)
    put("\n".join(lines))
    before, after = len(scope(asked, old)), len(scope(asked, changed))
    if before != after:
        talk(session.words.plural("{count} criterion applies now.", "{count} criteria apply now.", after))


def _merged(old: Mapping[str, Value], given: Mapping[str, Value | None]) -> dict[str, Value]:
    """What was there with what is given; None takes an entry away."""
    both: dict[str, Value | None] = {**old, **given}
    return {name: value for name, value in both.items() if value is not None}


def _changes(old: Assessment, new: Assessment, words: Words) -> list[str]:
    """One line for each thing that is different: its name as it is typed, before and after."""
    pairs: list[tuple[str, object, object]] = [
        (name.replace("_", "-"), getattr(old, name), getattr(new, name))
        for name in (*TEXTS, "language", "depth", "evidence_rule")
    ]
    for label, before, after in (
        ("{name}", old.company, new.company),
        ("target {name}", old.targets, new.targets),
    ):
        for name in dict.fromkeys((*before, *after)):
            pairs.append((label.format(name=name), before.get(name), after.get(name)))  # noqa: PERF401
    return [
        words("{name}: {before} → {after}", name=name, before=_shown(b, words), after=_shown(a, words))
        for name, b, a in pairs
        if b != a
    ]


def _shown(value: object, words: Words) -> str:
    """A value as people read it."""
    from fractions import Fraction

    from ..core.text import on_one_line

    match value:
        case None | "" | ():
            return words("(empty)")
        case bool():
            return words("yes") if value else words("no")
        case Fraction():
            return words.number(float(value), 6)
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return on_one_line(str(value))


def _say_what_is_missing(
    assessment: Assessment, questionnaire: Questionnaire, file: Path, session: Session
) -> None:
    missing = [f for f in questionnaire.profile if f.required and f.id not in assessment.company]
    if missing:
        talk(
            session.words(
                "Still to be filled in: {fields}; for example cm-readiness edit {file} --set {example}.",
                fields=", ".join(f.id for f in missing),
                file=str(file),
                example=f"{missing[0].id}={missing[0].options[0].id if missing[0].options else '…'}",
            )
        )


NEW = Declared(
    "new",
    new,
    N_(
        "Creates an assessment.\n\n"
        "FILE must not exist yet. A questionnaire FOLDER that would not be found again is copied to "
        "questionnaires/ beside FILE."
    ),
    N_(
        'cm-readiness new calla.toml --set name="Maison Calla" --set cm_setup=freelance\n'
        "cm-readiness new calla-2.toml --from calla.toml"
    ),
)
EDIT = Declared(
    "edit",
    edit,
    N_("Changes what an assessment says about itself: its title, the company, targets, depth and rules."),
    N_('cm-readiness edit calla.toml --title "Baseline" --target purpose=3'),
)
