"""Several people's answers in one assessment, on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Assessment, with_answer, with_remarks
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment

from .conftest import Run, start

GOALS, RULES = "purpose.business_goals", "purpose.rules_of_the_game"


def person(calla: Path, name: str, levels: dict[str, int | None], note: str = "") -> Path:
    """One person's file: these levels, None for no answer, and no other answer."""
    old = read_assessment(calla)
    new: Assessment = old.model_copy(update={"answers": {}, "respondent": name})
    for criterion, level in levels.items():
        if level is not None:
            new = with_answer(new, criterion, level, old.created)
        new = with_remarks(new, criterion, note=note, private="never to be seen")
    file = calla.with_name(f"{name}.toml")
    file.write_text(assessment_text(new), "utf-8")
    return file


@pytest.fixture
def team(calla: Path) -> Path:
    """The company's assessment, without an answer."""
    new = read_assessment(calla).model_copy(update={"answers": {}})
    file = calla.with_name("team.toml")
    file.write_text(assessment_text(new), "utf-8")
    return file


def test_twelve_people(run: Run, calla: Path, team: Path) -> None:
    """The counts are those that a hand counts, and no level is set."""
    said = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, None]
    files = [person(calla, f"p{number}", {GOALS: level, RULES: 2}) for number, level in enumerate(said)]
    done = run("gather", team, *files, "--json")
    assert done.code == 0
    found = {entry["criterion"]: entry for entry in json.loads(done.out)["criteria"]}
    assert found[GOALS]["counts"] == [1, 2, 3, 4, 1]
    assert (found[GOALS]["median"], found[GOALS]["shape"]) == (2, "spread")
    assert found[GOALS]["agreement"] == round(found[GOALS]["agreement"], 3)
    assert found[RULES] == {
        "criterion": RULES, "counts": [0, 0, 12, 0, 0], "unknown": 0, "agreement": 1.0,
        "shape": "unanimous", "median": 2, "agreed": None,
    }  # fmt: skip
    assert [entry["criterion"] for entry in json.loads(done.out)["criteria"]] == [GOALS, RULES]
    kept = read_assessment(team)
    assert kept.answers[GOALS].given is None
    assert kept.answers[GOALS].rounds[0].absent == 1
    assert kept.answers[GOALS].rounds[0].people == {}
    assert json.loads(run("report", team, "--format", "json").out)["rounds"][0]["counts"] == [1, 2, 3, 4, 1]


def test_who_said_what_is_kept_only_where_it_is_asked_for(run: Run, calla: Path, team: Path) -> None:
    """Two people are too few without names; with them, notes say who wrote them, private ones stay out."""
    files = [
        person(calla, name, {GOALS: level}, f"{name} was there") for name, level in (("Clara", 1), ("Tom", 3))
    ]
    before = team.read_bytes()
    refused = run("gather", team, *files)
    assert refused.code == 2
    assert "--names" in refused.err
    assert team.read_bytes() == before
    done = run("gather", team, *files, "--names", "--notes")
    assert done.code == 0
    assert "1: 1 · 3: 1" in done.out
    answer = read_assessment(team).answers[GOALS]
    assert answer.rounds[0].people == {"Clara": 1, "Tom": 3}
    assert answer.note == "Clara: Clara was there\nTom: Tom was there"
    assert "never to be seen" not in team.read_text("utf-8")


def test_what_all_agree_on_is_taken_over_when_asked(run: Run, calla: Path, team: Path) -> None:
    """The level, and in the round that it was agreed upon."""
    files = [person(calla, f"p{number}", {GOALS: number, RULES: 2}) for number in range(3)]
    assert run("gather", team, *files, "--unanimous").code == 0
    kept = read_assessment(team)
    assert kept.answers[RULES].level == 2
    assert kept.answers[RULES].rounds[0].agreed == 2
    assert kept.answers[GOALS].level is None


def test_what_cannot_be_gathered(run: Run, calla: Path, team: Path) -> None:
    """One sentence each, and the team's file is as it was."""
    before = team.read_bytes()
    one = person(calla, "Clara", {GOALS: 1})
    same = person(calla, "clara2", {GOALS: 1})
    same.write_text(same.read_text("utf-8").replace('respondent = "clara2"', 'respondent = "Clara"'), "utf-8")
    strange = Path(shutil.copy(one, one.with_name("strange.toml")))
    strange.write_text(
        strange.read_text("utf-8").replace('id = "community_manager"', 'id = "other"'), "utf-8"
    )
    for words, said in (
        ((team, one, one, "--names"), "named twice"),
        ((team, one, same, "--names"), "wo people are called Clara"),
        ((team, one, strange, "--names"), "questionnaire other"),
        ((team, one, one.with_name("gone.toml"), "--names"), "gone.toml"),
    ):
        done = run("gather", *words)
        assert done.code == 2
        assert said in done.err
        assert done.err.count("\n") == 1
    assert team.read_bytes() == before


def test_rounds_survive_the_file(run: Run, calla: Path, team: Path) -> None:
    """Saved, read and saved again, they are the same; a second gathering adds a second round."""
    files = [person(calla, f"p{number}", {GOALS: number}) for number in range(3)]
    run("gather", team, *files)
    run("gather", team, *files)
    rounds = read_assessment(team).answers[GOALS].rounds
    assert [one.counts for one in rounds] == [(1, 1, 1, 0, 0)] * 2
    run("answer", team, RULES, "1")
    assert read_assessment(team).answers[GOALS].rounds == rounds


def test_people_answer_next_to_the_company_and_are_gathered_from_there(run: Run, team: Path) -> None:
    """Each has a file of their own; the company's is not touched before they are gathered."""
    before = team.read_bytes()
    for name, level in (("Clara", "1"), ("Tom", "3"), ("Jade Élan", "3")):
        assert run("answer", team, GOALS, level, "--person", name).code == 0
    assert run("answer", team, RULES, "2", "--person", "clara").code == 0
    assert team.read_bytes() == before
    assert sorted(path.name for path in Path("team-people").glob("*.toml")) == [
        "clara.toml", "jade-elan.toml", "tom.toml",
    ]  # fmt: skip
    own = read_assessment(Path("team-people/clara.toml"))
    assert own.company == read_assessment(team).company
    assert (own.answers[GOALS].level, own.answers[RULES].level, own.respondent) == (1, 2, "Clara")
    assert run("gather", team, "--names").code == 0
    assert read_assessment(team).answers[GOALS].rounds[0].people == {"Clara": 1, "Tom": 3, "Jade Élan": 3}


def test_a_person_who_cannot_be_told_from_another(run: Run, team: Path) -> None:
    """Two names that make one file name, or none at all: one sentence, and nothing is written."""
    run("answer", team, GOALS, "1", "--person", "José")
    before = Path("team-people/jose.toml").read_bytes()
    for name, said in (("Jose", "José answers in this file"), (" ", "needs a name")):
        done = run("answer", team, GOALS, "2", "--person", name)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert said in done.err
    assert Path("team-people/jose.toml").read_bytes() == before
    assert run("answer", "gone.toml", GOALS, "2", "--person", "Tom").code == 2


def test_a_person_is_asked_on_their_own() -> None:
    """The prompts too, in a process of its own."""
    run = start("new", "calla.toml", "--set", "name=Calla", "--set", "cm_setup=none", "--language", "en")
    assert run.code == 0
    asked = start("ask", "calla.toml", "--person", "Clara", stdin="3\nq\n")
    assert asked.code == 0, asked.err
    kept = read_assessment(Path("calla-people/clara.toml"))
    assert [answer.level for answer in kept.answers.values()] == [3]
    assert read_assessment(Path("calla.toml")).answers == {}
