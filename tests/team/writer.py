"""One of several who write an assessment of a team: `python -m tests.team.writer ADDRESS NAME WHO SAVES`.

A line on its output says each answer, as soon as the store has called it saved and not before, and whether
it was put together with what somebody else had saved meanwhile.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import TypeVar

from cm_readiness.core.assessment import Assessment, with_answer, with_remarks
from cm_readiness.core.errors import ReadinessError
from cm_readiness.team.refusals import GONE
from cm_readiness.team.store import PostgresStore

from .answers import NOW, QUESTIONNAIRE

Result = TypeVar("Result")

PAUSE = 0.05
"""Seconds between two attempts while the server is gone."""


def main(address: str, name: str, who: int, saves: int) -> None:
    """Give answers, and say each that is saved."""
    store = PostgresStore(address)
    opened = patiently(lambda: store.open(store.named(name)))
    said = opened.assessment
    random = Random(who)  # noqa: S311 - the same ones each time
    for number in range(saves):
        criterion, level = random.choice(list(QUESTIONNAIRE.criteria)), random.randrange(5)
        said = answered(said, criterion, level, who, number)
        written = patiently(partial(opened.write, said))
        said = said if written.merged is None else written.merged.assessment
        print(criterion, level, line(who, number), int(written.merged is not None), flush=True)


def answered(said: Assessment, criterion: str, level: int, who: int, number: int) -> Assessment:
    """An assessment with one answer more, and a line of evidence that nobody else has."""
    # Each on a day of its own: what is given on one day replaces what was given on it before.
    at = NOW + timedelta(days=number * 10 + who)
    shown = (*said.answer_to(criterion).evidence, line(who, number))
    return with_remarks(with_answer(said, criterion, level, at), criterion, evidence=shown)


def line(who: int, number: int) -> str:
    """The line of evidence for one answer."""
    return f"shown-{who}-{number}"


def patiently(deed: Callable[[], Result]) -> Result:
    """Do something, as often as it takes while the server is gone."""
    while True:
        try:
            return deed()
        except ReadinessError as error:
            if error.fault.code not in GONE:
                raise
            time.sleep(PAUSE)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
