"""The fields of forms: what each asks, what it holds, and what that says of a company."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ...core.assessment import CompanyValue
from ...core.entry import typed_number
from ...core.questionnaire import ProfileField, Questionnaire
from ...language.words import LANGUAGES, N_, Words

Value: TypeAlias = str | tuple[str, ...]
"""What a field holds: a text, or the ids of what is chosen."""

DEPTHS: Mapping[str, str] = {
    "full": N_("Full: all criteria that apply"),
    "express": N_("Express: the most important criteria"),
}
RULES: Mapping[str, str] = {
    "declared": N_("As declared: every answer counts as given"),
    "strict": N_("Strict: levels 3 and 4 count only with evidence, else as 2"),
}
YES_NO: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No")}
IF_ALONE: Mapping[str, str] = {"alone": N_("Unless somebody asks the questions"), **YES_NO}
PROFILE = "profile-"
"""Begins the ids of the fields of a questionnaire's profile."""


@dataclass(frozen=True)
class FormField:
    """One field of a form."""

    id: str
    title: Callable[[Words], str]
    """What is asked."""
    kind: str = "text"
    """`text`, `number`, `level`, `path`, or with options `choice` or `choices`."""
    options: tuple[str, ...] = ()
    names: Callable[[Words], Sequence[str]] = lambda _: ()
    """The options as people read them."""
    required: bool = False
    """Nothing goes on without it."""
    always: bool = False
    """One of the options is always chosen."""
    hint: Callable[[Words], str] = lambda _: ""
    """What stands in the field while it is empty."""
    help: Callable[[Words], str] | None = None
    """What stands below the question, such as what to count."""
    profile: ProfileField | None = None

    def label(self, words: Words) -> str:
        """What is asked, marked when it must be answered."""
        text = self.title(words)
        return words("{question} (required)", question=text) if self.required else text


def said(message: str) -> Callable[[Words], str]:
    """A title or hint of the program's own.

    Args:
        message: in English, marked for translation where it is written.
    """
    return lambda words: words(message)


def chosen_among(identifier: str, title: str, options: Mapping[str, str]) -> FormField:
    """A field with some options of the program's own, of which one is always chosen.

    Args:
        identifier: of the field.
        title: what is asked, in English.
        options: their ids, and what they are called in English.
    """
    return FormField(
        identifier,
        said(title),
        "choice",
        tuple(options),
        lambda words: [words(name) for name in options.values()],
        always=True,
    )


LANGUAGE = FormField(
    "language",
    said(N_("Language")),
    "choice",
    tuple(LANGUAGES),
    lambda _: tuple(LANGUAGES.values()),
    always=True,
)
"""The language of the program, wherever it is switched."""


def profile_fields(questionnaire: Questionnaire) -> tuple[FormField, ...]:
    """The questions about the company, as the questionnaire asks them."""
    return tuple(map(_profile_field, questionnaire.profile))


def _profile_field(field: ProfileField) -> FormField:
    names: Callable[[Words], Sequence[str]]
    if field.kind == "yes_no":
        options = tuple(YES_NO)
        names = lambda words: [words(name) for name in YES_NO.values()]  # noqa: E731
    else:
        options = tuple(option.id for option in field.options)
        names = lambda words: [option.name.get(words.language) for option in field.options]  # noqa: E731
    return FormField(
        PROFILE + field.id,
        lambda words: field.question.get(words.language),
        field.kind,
        options,
        names,
        field.required,
        help=_help(field),
        profile=field,
    )


def _help(field: ProfileField) -> Callable[[Words], str] | None:
    text = field.help
    return None if text is None else lambda words: text.get(words.language)


def shown_value(value: CompanyValue | None, words: Words) -> Value:
    """A profile answer as its field holds it.

    Args:
        value: from an assessment.
        words: how the person's language writes numbers.
    """
    match value:
        case None:
            return ""
        case bool():
            return ("yes",) if value else ("no",)
        case tuple() | str():
            return value
        case _:
            return words.number(float(value), 6, grouped=False)


def company_value(field: FormField, value: Value) -> CompanyValue | None:
    """What a field of the profile says; None while it is empty.

    Raises:
        ReadinessError: what was typed for a number is none, or may be two.
    """
    if isinstance(value, tuple):
        if not value:
            return None
        if field.kind == "choices":
            return value
        return value[0] == "yes" if field.kind == "yes_no" else value[0]
    if field.kind == "number" and value:
        return typed_number(value)
    return value or None
