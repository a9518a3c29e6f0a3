"""What was promised is counted in a file: each behind the one before it, and none twice."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.completeness import Promise, kept
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import answered, evaluated, level

FIRST, SECOND = Promise("answers", "The brief is written"), Promise("answers", "Nobody has looked")
NOTE = Promise("notes", "Ask Ana")


@pytest.mark.parametrize(
    ("promises", "text", "counts"),
    [
        ([FIRST, SECOND], "The brief is written. Nobody has looked.", {"answers": 2}),
        ([FIRST, SECOND], "Nobody has looked. The brief is written.", {"answers": 1}),
        ([FIRST, FIRST], "The brief is written.", {"answers": 1}),
        ([FIRST, FIRST], "The brief is written. The brief is written.", {"answers": 2}),
        ([FIRST, NOTE, SECOND], "The brief is written. Nobody has looked.", {"answers": 2}),
        ([NOTE, FIRST], "The brief\nis  written.", {"answers": 1}),
        ([FIRST, NOTE], "Ask Ana", {"notes": 1}),
        ([FIRST], "The brief is", {}),
    ],
)
def test_promises_are_looked_for_in_their_order(
    promises: list[Promise], text: str, counts: dict[str, int]
) -> None:
    """An answer whose text another one has as well counts as often as it stands there."""
    assert kept(promises, text) == counts


def test_what_the_file_cannot_show_is_left_out_of_both() -> None:
    """As was said to the person; everything else has to be there."""
    told = Promise("notes", "株 Ask Ana 🙂")
    assert kept([told], "Ask Ana") == {}
    assert kept([told], "Ask Ana", without="株🙂") == {"notes": 1}
    assert kept([told], "Ask", without="株🙂") == {}


SPOILT: dict[str, Callable[[dict[str, object]], None]] = {
    "answers": lambda answer: answer.update(answer=None),
    "notes": lambda answer: answer.update(note=" "),
    "evidence": lambda answer: answer.update(evidence=["One"]),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_one_that_is_missing_is_enough_to_refuse_the_file(kind: str) -> None:
    """An answer, a note or a line of evidence; told apart, and counted."""
    goals = "purpose.business_goals"
    about = answered({goals: level(2, note="A note", evidence=("One", "Two"))})
    made = export_of("gap_report", evaluated(about), words_for("en")).make(named("json"))
    made.check(made.data)
    data = json.loads(made.data)
    SPOILT[kind](data["answers"][goals])
    with pytest.raises(ReadinessError) as caught:
        made.check(json.dumps(data).encode())
    values = caught.value.fault.values
    assert caught.value.fault.code == "export_fewer"
    assert (values["recorded"], values["kept"]) == ((2, 1) if kind == "evidence" else (1, 0))
