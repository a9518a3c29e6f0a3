"""Where people differ, on the command line: never as a progress from one to the other."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Assessment, with_answer
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment

from .conftest import Run

GOALS, RULES = "purpose.business_goals", "purpose.rules_of_the_game"


def person(calla: Path, name: str, goals: int, *, later: int = 0, **more: object) -> Path:
    """One person's file, answered so many days after the other ones."""
    old = read_assessment(calla)
    new: Assessment = old.model_copy(
        update={"answers": {}, "respondent": name, "id": name.lower(), "milestones": (), **more}
    )
    for criterion, level in ((GOALS, goals), (RULES, 2)):
        new = with_answer(new, criterion, level, old.created + timedelta(days=later))
    file = calla.with_name(f"{name.lower()}.toml")
    file.write_text(assessment_text(new), "utf-8")
    return file


def test_two_people_are_no_progress(run: Run, calla: Path) -> None:
    """Whatever the template or format, in one sentence that names the document; nothing is written."""
    clara, tom = person(calla, "Clara", 1), person(calla, "Tom", 4, later=3)
    for more in ((), ("--template", "gap_report"), ("--format", "json"), ("--all", "out")):
        done = run("report", tom, "--against", clara, *more)
        assert (done.code, done.out) == (2, "")
        assert "Clara and Tom answered apart" in done.err and "--template differences" in done.err
        assert done.err.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("later", "more"),
    [
        (100, {}),
        (3, {"follows": "clara"}),
        (3, {"respondent": "Clara"}),
        (3, {"company": {"name": "Another company", "cm_setup": "none"}}),
    ],
)
def test_before_and_after_stay_what_they_were(
    run: Run, calla: Path, later: int, more: dict[str, object]
) -> None:
    """Months later, a follow-up, the same person or another company: one before, one after."""
    clara, tom = person(calla, "Clara", 1), person(calla, "Tom", 4, later=later, **more)
    done = run("report", tom, "--against", clara)
    assert done.code == 0
    assert "progress report" in done.out
    assert "What improved" in run("compare", clara, tom).out


def test_comparing_two_people_leads_to_the_document(run: Run, calla: Path) -> None:
    """Asked for or seen by the program; the command that it prints writes the document."""
    clara, tom = person(calla, "Clara", 1), person(calla, "Tom", 4, later=3)
    asked, seen = run("compare", clara, tom, "--as", "people"), run("compare", clara, tom)
    assert asked.out == seen.out and "What slipped" not in seen.out
    assert "shown as such" in seen.err and asked.err == ""
    command = asked.out.splitlines()[-1].partition("cm-readiness ")[2]
    done = run(*command.split())
    assert done.code == 0
    assert done.out.startswith("# Maison Calla: where the answers differ")
    assert "| 1 | 1 | " in done.out and "Clara" not in done.out
    assert "| 1 | Clara | " in run(*command.split(), "--names").out


def test_what_the_document_cannot_be_made_of(run: Run, calla: Path) -> None:
    """One sentence each."""
    clara, tom = person(calla, "Clara", 1), person(calla, "Tom", 4)
    for words, said in (
        ((clara,), "answers of several people"),
        ((clara, "--against", clara), "two people"),
        ((tom, "--against", clara, "--names", "--anonymous"), "--anonymous leaves out"),
        ((tom, "--against", clara, "--format", "csv"), "csv"),
    ):
        done = run("report", *words, "--template", "differences")
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert said in done.err


def test_gathered_files_have_it_among_all_documents(run: Run, calla: Path) -> None:
    """In each language; an assessment of one person has not."""
    files = [person(calla, name, level) for name, level in (("Clara", 1), ("Tom", 4), ("Ana", 2))]
    assert run("gather", calla, *files).code == 0
    for file, there in ((calla, True), (files[0], False)):
        out = Path(f"{file.stem}-out")
        assert run("report", file, "--all", out, "--format", "md").code == 0
        assert [(out / language / "differences.md").exists() for language in ("en", "fr")] == [there] * 2
