"""The workshop in the file of an assessment: in the documented order, and what does not fit is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.workshop import Parked, Workshop
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import check_assessment, read_assessment, write_assessment

from .assessments import AT, TEXT, faults_of, full_assessment
from .folders import edit, told

WRITTEN = """\
[workshop]
participants = [
    "Clara Morel, marketing",
    "Tom",
]
started = 2026-11-22T10:00:00Z

[[workshop.agenda]]
dimension = "purpose"
minutes = 15

[[workshop.agenda]]
dimension = "watch"
minutes = 0
criteria = [
    "watch.ritual",
    "watch.gone",
]

[[workshop.parked]]
text = "Wages\\nand hours"
at = 2026-11-22T10:00:00Z
criterion = "gone.too"
owner = "Tom"
done = true

[[workshop.decisions]]
text = "One tone"
at = 2026-11-22T10:00:00Z
criterion = "purpose.goals"

[[actions]]
"""


def test_it_stands_between_answers_and_actions() -> None:
    """Each part under a header of its own."""
    text = assessment_text(full_assessment())
    assert "[workshop]" + text.split("[workshop]", 1)[1].split("id = ", 1)[0] == WRITTEN


def test_what_says_nothing_is_left_out(path: Path) -> None:
    """No owner, no names, no agenda."""
    bare = read_assessment(path).model_copy(
        update={"workshop": Workshop(parked=(Parked(text="Wages", at=AT),))}
    )
    text = assessment_text(bare)
    assert text.endswith('[[workshop.parked]]\ntext = "Wages"\nat = 2026-11-22T10:00:00Z\ndone = false\n')
    write_assessment(path, bare)
    assert read_assessment(path).workshop == bare.workshop


def test_what_the_questionnaire_does_not_have_is_named_and_kept(
    questionnaire: Questionnaire, path: Path
) -> None:
    """A dimension of the agenda, and criteria that were talked about."""
    edit(
        path,
        TEXT[-20:],
        TEXT[-20:]
        + """
[workshop]
agenda = [ { dimension = "gone", minutes = 5 }, { dimension = "watch", criteria = ["watch.gone"] } ]
[[workshop.parked]]
text = "a"
at = 2026-11-22T10:00:00Z
criterion = "gone.too"
[[workshop.decisions]]
text = "b"
at = 2026-11-22T10:00:00Z
criterion = "purpose.goals"
""",
    )
    faults = check_assessment(path, questionnaire)
    assert told(faults) == [
        ("orphaned_in_workshop", "workshop.agenda[0].dimension"),
        ("orphaned_in_workshop", "workshop.agenda[1].criteria"),
        ("orphaned_in_workshop", "workshop.parked[0].criterion"),
    ]
    assert all(fault.tolerated for fault in faults)
    workshop = read_assessment(path).workshop
    assert workshop is not None
    assert (workshop.parked[0].criterion, workshop.agenda[0].dimension) == ("gone.too", "gone")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("workshop = 3", "not_a_table"),
        ('workshop = { participants = "Tom" }', "not_a_list"),
        ("workshop = { started = 3 }", "not_a_time"),
        ('workshop = { agenda = [ { dimension = "purpose", minutes = -1 } ] }', "below_least"),
        ("workshop = { agenda = [ { minutes = 5 } ] }", "missing_key"),
        ('workshop = { parked = [ { text = "a" } ] }', "missing_key"),
        ("workshop = { decisions = [ { at = 2026-11-22 } ] }", "missing_key"),
    ],
)  # fmt: skip
def test_what_does_not_open_is_told(path: Path, line: str, code: str) -> None:
    """With the key that it stands at."""
    edit(path, "format = 1\n", f"format = 1\n{line}\n")
    assert code in [fault.code for fault in faults_of(path)]
