"""What is asked before the criteria: the language, the company, and how the assessment is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from ..app.sitting import Sitting
from ..core.assessment import Assessment, CompanyValue
from ..core.errors import ReadinessError
from ..core.questionnaire import ProfileField, Questionnaire
from ..core.scope import minutes, scope
from ..language.texts_notice import texts_notice
from ..language.words import LANGUAGES, N_, Words, words_for
from .console import Console
from .fields import Given, GoBack, Question, a_number, a_text, one_of, several_of, yes_or_no

DEPTHS: Mapping[str, str] = {
    "full": N_("Full: all criteria that apply"),
    "express": N_("Express: the most important criteria"),
}
RULES: Mapping[str, str] = {
    "declared": N_("As declared: every answer counts as given"),
    "strict": N_("Strict: levels 3 and 4 count only with evidence, else as 2"),
}

Step = Callable[[], None]
"""Asks one question and keeps its answer; raises GoBack."""


class Setup:
    """Asks about one assessment; each answer is saved before the next question.

    Args:
        console: where it is asked.
        sitting: the assessment.
    """

    def __init__(self, console: Console, sitting: Sitting) -> None:
        self._console = console
        self._sitting = sitting

    def start(self, *, language: bool) -> None:
        """Ask all of it for a new assessment.

        Args:
            language: whether the language is still to be chosen.
        """
        if language:
            self._go_through([self._language])
        self._sitting.revise(self._assessment.model_copy(update={"title": self.words("Baseline")}))
        self._note_texts()
        introduction = self._questionnaire.introduction
        if introduction:
            self._console.say("", introduction.get(self.words.language))
        self._console.say(
            "",
            self.words(
                "First a few questions about the company. Type an answer, then Enter. b goes back, "
                "q quits; everything is saved as you go."
            ),
        )
        try:
            self._go_through(self._all())
        finally:
            # How a new assessment began is changed again with a, as on every face; undo is for what follows.
            self._sitting.forget_steps()

    def revise(self) -> None:
        """Ask all of it again; Enter keeps what is there."""
        self._go_through(self._all())

    def complete(self) -> None:
        """Ask for what has to be known and is not there yet."""
        self._note_texts()
        missing = [
            f for f in self._questionnaire.profile if f.required and f.id not in self._assessment.company
        ]
        self._go_through([self._profile(field) for field in missing])

    def _note_texts(self) -> None:
        notice = texts_notice(self._questionnaire, self.words)
        if notice:
            self._console.say("", notice)

    @property
    def _questionnaire(self) -> Questionnaire:
        return self._sitting.questionnaire

    @property
    def _assessment(self) -> Assessment:
        return self._sitting.assessment

    @property
    def words(self) -> Words:
        """The person's language, which the first question may change."""
        return self._console.words

    def _all(self) -> list[Step]:
        profile = [self._profile(field) for field in self._questionnaire.profile]
        return [*profile, self._title, self._depth, self._rule]

    def _go_through(self, steps: Sequence[Step]) -> None:
        place = 0
        while place < len(steps):
            try:
                steps[place]()
            except GoBack:
                if not place:
                    self._console.complain(self.words("This is the first question."))
                place = max(0, place - 1)
            except ReadinessError as error:
                self._console.refuse(error)
            else:
                place += 1

    def _language(self) -> None:
        codes = list(LANGUAGES)
        now = codes.index(self.words.language)
        given = one_of(self.words("Language"), list(LANGUAGES.values()), self.words, now=now).put(
            self._console
        )
        language = codes[now if given is None or given.value is None else given.value]
        self._sitting.revise(self._assessment.model_copy(update={"language": language}))
        self._console.words = words_for(language)

    def _profile(self, field: ProfileField) -> Step:
        def ask() -> None:
            now = self._assessment.company.get(field.id)
            given = profile_answer(field, now, self._console)
            if given is None:
                return
            company = {name: value for name, value in self._assessment.company.items() if name != field.id}
            if given.value is not None:
                company[field.id] = given.value
            self._sitting.revise(self._assessment.model_copy(update={"company": company}))

        return ask

    def _title(self) -> None:
        question = a_text(
            self.words("Title of the assessment"), self.words, now=self._assessment.title, required=True
        )
        given = question.put(self._console)
        if given is not None:
            self._sitting.revise(self._assessment.model_copy(update={"title": given.value}))

    def _depth(self) -> None:
        """How many criteria: with each choice stands how many apply, and how long they take."""
        names = []
        for depth, message in DEPTHS.items():
            asked = scope(self._questionnaire, self._assessment.model_copy(update={"depth": depth}))
            names.append(f"{self.words(message)} ({effort(len(asked), self.words)})")
        self._choose("depth", self.words("Depth"), list(DEPTHS), names)

    def _rule(self) -> None:
        names = [self.words(message) for message in RULES.values()]
        self._choose("evidence_rule", self.words("Evidence"), list(RULES), names)

    def _choose(self, name: str, text: str, values: Sequence[str], names: Sequence[str]) -> None:
        now = values.index(getattr(self._assessment, name))
        given = one_of(text, names, self.words, now=now).put(self._console)
        if given is not None and given.value is not None:
            self._sitting.revise(self._assessment.model_copy(update={name: values[given.value]}))


def effort(criteria: int, words: Words) -> str:
    """How many criteria, and how long they take."""
    counted = words.plural("{count} criterion", "{count} criteria", criteria)
    taken = minutes(criteria)
    return words.plural(
        "{criteria}, about {count} minute", "{criteria}, about {count} minutes", taken, criteria=counted
    )


def profile_answer(
    field: ProfileField, now: CompanyValue | None, console: Console
) -> Given[CompanyValue] | None:
    """Ask one question of the profile.

    Args:
        field: the question.
        now: what the company answered before.
        console: where it is asked.

    Returns:
        As `Question.put`.
    """
    words = console.words
    text, required = field.question.get(words.language), field.required
    if required and now is None:
        text = words("{question} (required)", question=text)
    if field.help is not None:
        text = f"{text} {field.help.get(words.language)}"
    ids = [option.id for option in field.options]
    names = [option.name.get(words.language) for option in field.options]
    question: Question[CompanyValue]
    match field.kind:
        case "choice":
            place = ids.index(now) if isinstance(now, str) and now in ids else None
            chosen = one_of(text, names, words, now=place, required=required).put(console)
            return chosen if chosen is None or chosen.value is None else Given(ids[chosen.value])
        case "choices":
            listed = [ids.index(one) for one in now if one in ids] if isinstance(now, tuple) else []
            several = several_of(text, names, words, now=listed, required=required).put(console)
            if several is None:
                return None
            if several.value is None:
                return Given(None)
            return Given(tuple(ids[place] for place in several.value))
        case "yes_no":
            question = yes_or_no(text, words, now=now if isinstance(now, bool) else None, required=required)
        case "number":
            question = a_number(text, words, now=_as_typed(now, words), required=required)
        case "text":
            question = a_text(text, words, now=str(now or ""), required=required)
    return question.put(console)


def _as_typed(now: CompanyValue | None, words: Words) -> str:
    if isinstance(now, bool) or not isinstance(now, int | Fraction):
        return ""
    return words.number(float(now), 6)
