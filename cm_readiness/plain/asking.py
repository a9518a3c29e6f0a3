"""One assessment from the first prompt to the results."""

from __future__ import annotations

from contextlib import suppress

from ..app.sitting import Sitting
from ..core.errors import ReadinessError
from ..language.fault_messages import sentence
from .console import Console, Leave
from .results import SpokenPage
from .saving import file_of, rescue
from .setup import Setup
from .walk import Round, Walk


def ask(
    console: Console,
    sitting: Sitting,
    this_round: Round,
    *,
    new: bool = False,
    language: bool = False,
) -> None:
    """Ask what there is to ask, and end with the results, however the person leaves.

    Args:
        console: where it is asked.
        sitting: the assessment.
        this_round: which criteria.
        new: whether the company is still to be asked about.
        language: whether the language of a new assessment is still to be chosen.

    Raises:
        ReadinessError: standard output takes nothing more.
        KeyboardInterrupt: ctrl+c; what was answered is saved.
    """
    console.names = lambda: _names(sitting)
    try:
        with suppress(Leave):
            setup = Setup(console, sitting)
            if new:
                setup.start(language=language)
            else:
                setup.complete()
            Walk(console, sitting, this_round).run()
        with suppress(Leave):
            rescue(console, sitting)
        with suppress(Leave):
            _end(console, sitting)
    except KeyboardInterrupt:
        with suppress(Leave, ReadinessError):
            rescue(console, sitting)
        with suppress(Leave, ReadinessError):
            console.say("", *_where(console, sitting))
        raise


def _names(sitting: Sitting) -> tuple[str, ...]:
    about = sitting.assessment
    return about.company_name, about.title, "" if sitting.kept_as is None else str(sitting.kept_as)


def _end(console: Console, sitting: Sitting) -> None:
    words, file, evaluation = console.words, file_of(sitting), sitting.evaluation()
    if evaluation.progress.answered:
        console.say("", words("Results"), "")
        console.page(SpokenPage(evaluation, words).text())
    console.say("", *_where(console, sitting))
    if file and evaluation.progress.unanswered:
        console.say(words("To go on: {command}", command=f"cm-readiness ask {file}"))
    elif file and evaluation.stale:
        console.say(words("To confirm what is old: {command}", command=f"cm-readiness ask {file} --stale"))


def _where(console: Console, sitting: Sitting) -> list[str]:
    words, file = console.words, file_of(sitting)
    if sitting.refusal is not None:
        reason = sentence(sitting.refusal, words)
        return [words("What was typed last is not saved: {reason}", reason=reason)]
    if file:
        return [words("Everything is saved in {file}.", file=file)]
    return [words("Nothing was answered, so nothing is saved.")]
