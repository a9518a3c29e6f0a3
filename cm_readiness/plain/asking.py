"""One assessment from the first prompt to the results."""

from __future__ import annotations

from contextlib import suppress

from ..core.errors import ReadinessError
from ..core.evaluation import evaluate
from ..language.fault_messages import sentence
from ..language.local_days import local_day
from .console import Console, Leave
from .record import Record
from .results import SpokenPage
from .saving import rescue
from .setup import Setup
from .walk import Round, Walk


def ask(
    console: Console,
    record: Record,
    this_round: Round,
    *,
    new: bool = False,
    language: bool = False,
) -> None:
    """Ask what there is to ask, and end with the results, however the person leaves.

    Args:
        console: where it is asked.
        record: the assessment.
        this_round: which criteria.
        new: whether the company is still to be asked about.
        language: whether the language of a new assessment is still to be chosen.

    Raises:
        ReadinessError: standard output takes nothing more.
        KeyboardInterrupt: ctrl+c; what was answered is saved.
    """
    try:
        with suppress(Leave):
            setup = Setup(console, record)
            if new:
                setup.start(language=language)
            else:
                setup.complete()
            Walk(console, record, this_round).run()
        with suppress(Leave):
            rescue(console, record)
        with suppress(Leave):
            _end(console, record)
    except KeyboardInterrupt:
        with suppress(Leave, ReadinessError):
            rescue(console, record)
        with suppress(Leave, ReadinessError):
            console.say("", *_where(console, record))
        raise


def _end(console: Console, record: Record) -> None:
    words, file = console.words, record.file
    evaluation = evaluate(record.questionnaire, record.assessment, local_day(record.clock()), local_day)
    if evaluation.progress.answered:
        console.say("", words("Results"), "")
        console.page(SpokenPage(evaluation, words).text())
    console.say("", *_where(console, record))
    if file and evaluation.progress.unanswered:
        console.say(words("To go on: {command}", command=f"cm-readiness ask {file}"))
    elif file and evaluation.stale:
        console.say(words("To confirm what is old: {command}", command=f"cm-readiness ask {file} --stale"))


def _where(console: Console, record: Record) -> list[str]:
    words, file = console.words, record.file
    if record.unsaved is not None:
        reason = sentence(record.unsaved.fault, words)
        return [words("What was typed last is not saved: {reason}", reason=reason)]
    if file:
        return [words("Everything is saved in {file}.", file=file)]
    return [words("Nothing was answered, so nothing is saved.")]
