"""Which assessment: one of the folder, any other file, a new one, or a copy of an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..app.workspace import Workspace
from ..core.errors import ReadinessError
from ..core.store import Reference
from ..language.fault_messages import sentence
from ..language.local_days import local_day
from ..language.text_layout import called
from ..language.words import Words
from .console import Console
from .fields import GoBack, one_of

LISTED = 20
"""Assessments that are read out; an older one is opened by its path."""


@dataclass(frozen=True)
class New:
    """A new assessment."""


@dataclass(frozen=True)
class CopyOf:
    """A new assessment that starts as a copy of an example."""

    example: Reference


@dataclass(frozen=True)
class Existing:
    """An assessment that is there."""

    reference: Reference


Choice = New | CopyOf | Existing


def choose_assessment(console: Console, workspace: Workspace) -> Choice:
    """Ask which assessment to answer.

    Args:
        console: where it is asked.
        workspace: the assessments.

    Raises:
        Leave: the person quits, or the input ends.
        ReadinessError: they cannot be listed.
    """
    words = console.words
    found = workspace.store.references()
    choices: list[Choice | None] = [Existing(reference) for reference in found[:LISTED]]
    names = [described(reference, workspace, words) for reference in found[:LISTED]]
    choices += [New(), None]
    # Companies and files are called what they are called.
    console.names = lambda: names
    names += [words("Start a new assessment"), words("Look at an example company, as a copy")]
    console.say(
        words(
            "Five questions tell whether a company is ready to hand its social media to a community manager."
        )
    )
    if len(found) > LISTED:
        console.say("", words("These are the newest; name the file of another one after cm-readiness ask."))
    while True:
        try:
            given = one_of(words("Which assessment?"), names, words).put(console)
            chosen = choices[given.value] if given is not None and given.value is not None else None
            return chosen or _example(console, workspace)
        except GoBack:
            console.complain(words("This is the first question."))


def choose_questionnaire(console: Console, names: Sequence[str]) -> int:
    """Ask which questionnaire a new assessment answers.

    Args:
        console: where it is asked.
        names: of the questionnaires.

    Returns:
        The place of the chosen one, from 0.

    Raises:
        Leave: the person quits, or the input ends.
    """
    while True:
        try:
            given = one_of(console.words("Questionnaire"), names, console.words).put(console)
        except GoBack:
            console.complain(console.words("This is the first question."))
            continue
        return given.value if given is not None and given.value is not None else 0


def described(reference: Reference, workspace: Workspace, words: Words) -> str:
    """An assessment as it is read out in a list, or why it cannot be read."""
    try:
        assessment = workspace.read(reference)
    except ReadinessError as error:
        return words("{file}: {fault}", file=reference.name, fault=sentence(error.fault, words))
    answers = sum(answer.given is not None for answer in assessment.answers.values())
    return words(
        "{name}, {answers}, {date}",
        name=called(assessment, words, ", "),
        answers=words.plural("{count} answer", "{count} answers", answers),
        date=words.date(local_day(assessment.last_changed)),
    )


def _example(console: Console, workspace: Workspace) -> CopyOf:
    words = console.words
    found = workspace.examples(words.language)
    names = [example.assessment.company_name for example in found]
    given = one_of(words("Example company"), names, words).put(console)
    return CopyOf(found[given.value if given is not None and given.value is not None else 0].reference)
