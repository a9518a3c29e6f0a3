"""Two versions put together: by hand, by git, and out of git's conflict markers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cm_readiness.core.assessment import with_answer
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment

from .conftest import ROOT, Run, start


def git(*words: str, at: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run git as somebody whom nobody has to set up."""
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _WHO.items()}
    return subprocess.run(
        ["git", *words],
        cwd=at,
        input=stdin,
        env={**os.environ, **who, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
_WHO = {"NAME": "Jade", "EMAIL": "jade@example.org"}


def criteria(path: Path) -> list[str]:
    """The criteria that an assessment has answers to."""
    return list(read_assessment(path).answers)


def answered(file: Path, criterion: str, level: int, at: datetime) -> None:
    """Somebody answers at a moment of our choice."""
    new = with_answer(read_assessment(file), criterion, level, at)
    file.write_text(assessment_text(new), "utf-8")


def test_two_copies_that_went_apart(run: Run, calla: Path) -> None:
    """Each answered something else: both answers are there, and nothing conflicts."""
    other = Path(shutil.copy(calla, calla.with_name("jade.toml")))
    one, two = [name for name, answer in read_assessment(calla).answers.items() if not answer.note][:2]
    run("answer", calla, one, "4", "--note", "Seen on the wall.")
    run("answer", other, two, "0")
    done = run("merge", calla, other)
    assert (done.code, done.err) == (0, "")
    merged = read_assessment(calla)
    assert (merged.answers[one].level, merged.answers[one].note) == (4, "Seen on the wall.")
    assert merged.answers[two].level == 0
    assert "taken from jade.toml" in done.out


def test_a_conflict_is_written_and_named(run: Run, calla: Path) -> None:
    """The later answer counts, the other one is in the history, the exit code is 1."""
    other = Path(shutil.copy(calla, calla.with_name("jade.toml")))
    one = criteria(calla)[0]
    answered(calla, one, 4, NOON)
    answered(other, one, 0, NOON + timedelta(minutes=1))
    done = run("merge", calla, other, "--json")
    assert done.code == 1
    said = json.loads(done.out)
    assert said["conflicts"] == [{"field": f"answers.{one}", "ours": 4, "theirs": 0, "kept": 0}]
    assert said["taken"] == [{"criterion": one, "from": "both"}]
    answer = read_assessment(calla).answers[one]
    assert answer.level == 0
    assert 4 in [past.level for past in answer.history]
    assert answer.flagged
    assert run("merge", calla, other).code == 0, "what was put together once is known"


def test_the_same_version_twice(run: Run, calla: Path) -> None:
    """Nothing differs, and that is said."""
    other = Path(shutil.copy(calla, calla.with_name("jade.toml")))
    done = run("merge", calla, other)
    assert (done.code, done.out) == (0, "The two versions say the same.\n")


def test_into_another_file(run: Run, calla: Path) -> None:
    """OURS stays as it is, and a file that is there is not replaced."""
    other = Path(shutil.copy(calla, calla.with_name("jade.toml")))
    run("answer", other, criteria(calla)[0], "0")
    before = calla.read_bytes()
    assert run("merge", calla, other, "--output", "both.toml").code == 0
    assert calla.read_bytes() == before
    assert read_assessment(Path("both.toml")).answers == read_assessment(other).answers
    assert run("merge", calla, other, "--output", "both.toml").code == 3


def test_what_was_taken_back_stays_taken_back(run: Run, calla: Path) -> None:
    """With the version that both come from, an answer that one side cleared is cleared."""
    base = Path(shutil.copy(calla, calla.with_name("base.toml")))
    other = Path(shutil.copy(calla, calla.with_name("jade.toml")))
    one = criteria(calla)[0]
    run("answer", other, one, "--clear")
    assert run("merge", calla, other, "--base", base).code == 0
    assert read_assessment(calla).answers[one].given is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("calla.toml",), "THEIRS is missing"),
        (("calla.toml", "gone.toml"), "gone.toml"),
        (("calla.toml", "lenoir.toml"), "two assessments"),
        (("--resolve", "calla.toml"), "no two versions"),
        (("--install",), "no git repository"),
        (("calla.toml", "calla.toml", "lenoir.toml"), "one word too many"),
    ],
)
def test_what_cannot_be_merged(
    run: Run, calla: Path, lenoir: Path, words: tuple[str, ...], said: str
) -> None:
    """One sentence, and nothing is changed."""
    before = (calla.read_bytes(), lenoir.read_bytes())
    done = run("merge", *words)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert (calla.read_bytes(), lenoir.read_bytes()) == before


def conflicted(folder: Path, calla: Path) -> Path:
    """A repository in which two branches answered one criterion, merged without the driver."""
    file = _repository(folder, calla)
    one = criteria(file)[0]
    for branch, level in (("jade", "4"), ("main", "1")):
        git("switch", branch, at=folder)
        start("answer", file, one, level)
        git("commit", "-am", branch, at=folder)
    assert git("merge", "jade", at=folder).returncode == 1
    assert "<<<<<<<" in file.read_text("utf-8")
    return file


def test_a_conflict_of_git_is_no_damage(run: Run, calla: Path, place: Path) -> None:
    """Nobody's answers give way to an older copy, nothing is written; --resolve puts both together."""
    file = conflicted(place / "repository", calla)
    before = file.read_bytes()
    one = read_assessment(calla)
    for words in (("answer", file, next(iter(one.answers)), "2"), ("score", file)):
        refused = run(*words)
        assert refused.code == 2
        assert "cm-readiness merge --resolve" in refused.err
    assert file.read_bytes() == before
    assert run("merge", "--resolve", file).code == 1
    answer = read_assessment(file).answers[next(iter(one.answers))]
    assert {answer.level, *(past.level for past in answer.history)} >= {4, 1}


def _repository(folder: Path, calla: Path) -> Path:
    folder.mkdir()
    git("init", "-b", "main", at=folder)
    file = Path(shutil.copy(calla, folder / "calla.toml"))
    git("add", ".", at=folder)
    git("commit", "-m", "baseline", at=folder)
    git("branch", "jade", at=folder)
    return file


def test_git_merges_by_what_is_said(calla: Path, place: Path) -> None:
    """Two branches, twelve answers each, three in common: every level and note of both is there."""
    folder = place / "repository"
    file = _repository(folder, calla)
    installed = start("merge", "--install", stdin="yes\n", at=folder)
    assert installed.code == 0
    assert (folder / ".gitattributes").read_text("utf-8") == "*.toml merge=cm-readiness\n"
    assert start("merge", "--install", stdin="yes\n", at=folder).code == 0
    assert (folder / ".gitattributes").read_text("utf-8") == "*.toml merge=cm-readiness\n"
    git("add", ".", at=folder)
    git("commit", "-m", "driver", at=folder)
    git("branch", "-f", "jade", at=folder)
    asked = criteria(file)
    for branch, mine, level in (("jade", asked[:12], 0), ("main", asked[9:21], 4)):
        git("switch", branch, at=folder)
        for criterion in mine:
            start("answer", file, criterion, str(level), "--note", f"{branch} on {criterion}")
        git("commit", "-am", branch, at=folder)
    merged = git("merge", "jade", at=folder)
    assert merged.returncode == 1, "three answers in common are conflicts"
    result = read_assessment(file)
    for branch, mine, level in (("jade", asked[:12], 0), ("main", asked[9:21], 4)):
        for criterion in mine:
            answer = result.answers[criterion]
            assert level in {answer.level, *(past.level for past in answer.history)}
            assert f"{branch} on {criterion}" in answer.note
    assert "<<<<<<<" not in file.read_text("utf-8")


def test_other_files_are_merged_by_their_lines(calla: Path, place: Path) -> None:
    """A TOML file that is no assessment is git's business, driver or not."""
    folder = place / "repository"
    _repository(folder, calla)
    start("merge", "--install", stdin="yes\n", at=folder)
    other = folder / "pyproject.toml"
    other.write_text("a = 1\n\n\n\n\nb = 2\n", "utf-8")
    git("add", ".", at=folder)
    git("commit", "-m", "other", at=folder)
    git("branch", "-f", "jade", at=folder)
    for branch, old, new in (("jade", "a = 1", "a = 3"), ("main", "b = 2", "b = 4")):
        git("switch", branch, at=folder)
        other.write_text(other.read_text("utf-8").replace(old, new), "utf-8")
        git("commit", "-am", branch, at=folder)
    assert git("merge", "jade", at=folder).returncode == 0
    assert other.read_text("utf-8") == "a = 3\n\n\n\n\nb = 4\n"


def test_no_is_an_answer(calla: Path, place: Path) -> None:
    """Without a yes, git is told nothing."""
    folder = place / "repository"
    _repository(folder, calla)
    for said in ("no\n", ""):
        assert start("merge", "--install", stdin=said, at=folder).code == 0
    assert not (folder / ".gitattributes").exists()
    assert git("config", "merge.cm-readiness.driver", at=folder).stdout == ""
