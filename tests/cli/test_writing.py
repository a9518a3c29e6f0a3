"""`new`, `edit` and `answer`: what they write, keep and say."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Assessment, NotApplicable, Unknown
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

from .conftest import Run, example, tree

SHIPPED = questionnaires_folder() / "community_manager"
VERSION = read_questionnaire(SHIPPED).version


def test_a_new_assessment_holds_what_was_said(run: Run, place: Path) -> None:
    """Every option stands in the file; its path is the data."""
    ended = run(
        "new", "calla.toml", "--language", "fr", "--depth", "express", "--evidence-rule", "strict",
        "--title", "Point de départ", "--respondent", "Jade", "--facilitator", "Ana",
        "--target", "purpose=4", "--target", "role_clarity.workload=2",
        "--set", "name=Maison Calla", "--set", "cm_setup=freelance", "--set", "cm_hours=14,5",
        "--set", "channels=tiktok, instagram", "--set", "paid_advertising=oui",
    )  # fmt: skip
    assert (ended.code, ended.out, ended.err) == (0, "calla.toml\n", "")
    written = read_assessment(place / "calla.toml")
    assert (written.language, written.depth, written.evidence_rule) == ("fr", "express", "strict")
    assert (written.title, written.respondent, written.facilitator) == ("Point de départ", "Jade", "Ana")
    assert written.targets == {"purpose": 4, "role_clarity.workload": 2}
    assert written.company == {
        "name": "Maison Calla", "cm_setup": "freelance", "cm_hours": Fraction(29, 2),
        "channels": ("instagram", "tiktok"), "paid_advertising": True,
    }  # fmt: skip
    assert written.answers == {}


def test_what_is_still_to_be_filled_in_is_said(run: Run, place: Path) -> None:
    """The file is created all the same: the rest may follow."""
    ended = run("new", "calla.toml")
    assert ended.code == 0
    assert "name, cm_setup" in ended.err
    assert read_assessment(place / "calla.toml").language == "en"


def test_a_new_assessment_follows_settings_and_environment(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language of the environment; the facilitator's name of the settings."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    config = place.parent / "home" / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('format = 1\nfacilitator = "Ana"\n', "utf-8")
    assert run("new", "calla.toml").code == 0
    written = read_assessment(place / "calla.toml")
    assert (written.language, written.facilitator) == ("fr", "Ana")


def own_questionnaire(place: Path, **changes: str) -> Path:
    """A copy of the shipped questionnaire somewhere else, with texts of its frame replaced."""
    folder = place.parent / "elsewhere" / "mine"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("examples"))
    (folder / "notes.txt").write_text("not part of it", "utf-8")
    frame = folder / "questionnaire.toml"
    text = frame.read_text("utf-8")
    for key, value in changes.items():
        old = {"id": 'id = "community_manager"', "version": f'version = "{VERSION}"'}[key]
        text = text.replace(old, f'{key} = "{value}"', 1)
    frame.write_text(text, "utf-8", newline="\n")
    return folder


@pytest.mark.parametrize("changes", [{"id": "mine"}, {"version": "2.1.0"}])
def test_a_questionnaire_of_ones_own_is_kept_within_reach(
    run: Run, place: Path, changes: dict[str, str]
) -> None:
    """Copied beside the assessment, and found there without being named again."""
    folder = own_questionnaire(place, **changes)
    assert run("new", "calla.toml", "--questionnaire", folder).code == 0
    copy = place / "questionnaires" / changes.get("id", "community_manager")
    assert tree(copy) == {name: data for name, data in tree(folder).items() if name != "notes.txt"}
    assert run("score", "calla.toml").code == 0
    assert f'version = "{changes.get("version", VERSION)}"' in (place / "calla.toml").read_text("utf-8")
    assert run("new", "second.toml", "--questionnaire", folder).code == 0


def test_a_questionnaire_that_would_not_be_used_is_refused(run: Run, place: Path) -> None:
    """One's own may bear a shipped id with a higher version only; nothing is left behind."""
    folder = own_questionnaire(place)
    frame = folder / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8").replace("capacity_days = 10", "capacity_days = 11"), "utf-8")
    ended = run("new", "calla.toml", "--questionnaire", folder)
    assert ended.code == 2
    assert "raise its version" in ended.err
    assert list(place.iterdir()) == []


def test_a_shipped_questionnaire_named_by_its_folder_is_not_copied(run: Run, place: Path) -> None:
    """It is found again anyway."""
    assert run("new", "calla.toml", "--questionnaire", SHIPPED).code == 0
    assert [path.name for path in place.iterdir()] == ["calla.toml"]


def test_a_questionnaire_that_stands_there_is_not_replaced(run: Run, place: Path) -> None:
    """Another one of that id lies where the copy would go."""
    folder = own_questionnaire(place, id="mine")
    taken = place / "questionnaires" / "mine"
    taken.mkdir(parents=True)
    (taken / "questionnaire.toml").write_text("format = 1\n", "utf-8")
    before = tree(place)
    assert run("new", "calla.toml", "--questionnaire", folder).code == 3
    assert tree(place) == before


def test_edit_changes_what_is_named_and_keeps_the_rest(run: Run, calla: Path) -> None:
    """One line for each change; an empty value takes something away."""
    old = read_assessment(calla)
    ended = run("edit", calla, "--title", "Second look", "--set", "sector=", "--target", "1.1=4")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        f"title: {old.title} → Second look",
        f"sector: {old.company['sector']} → (empty)",
        "target purpose.business_goals: (empty) → 4",
    ]
    new = read_assessment(calla)
    assert new.title == "Second look"
    assert "sector" not in new.company
    assert new.targets == {"purpose.business_goals": 4}
    assert (new.answers, new.id, new.created) == (old.answers, old.id, old.created)
    assert run("edit", calla, "--target", "purpose.business_goals=").code == 0
    assert read_assessment(calla).targets == {}


def test_edit_says_how_many_criteria_apply(run: Run, calla: Path) -> None:
    """The depth and the profile decide that."""
    assert "22 criteria" in run("edit", calla, "--set", "cm_setup=none").err
    assert run("edit", calla, "--set", "sector=Cosmetics").err == ""


def test_edit_of_nothing_new_does_not_write(run: Run, calla: Path) -> None:
    """The file keeps its date."""
    before = tree(calla.parent)
    ended = run("edit", calla, "--depth", "full")
    assert ended.code == 0
    assert "Nothing to change" in ended.err
    assert tree(calla.parent) == before


CRITERION = "trend_watch.watch_ritual"


def given(calla: Path) -> Assessment:
    """The assessment as it is in the file."""
    return read_assessment(calla)


def test_answers_of_every_kind_are_recorded(run: Run, calla: Path) -> None:
    """A level, don't know, not applicable, and none."""
    assert run("answer", calla, CRITERION, "3").out == f"{CRITERION}: don't know → 3\n"
    assert given(calla).answer_to(CRITERION).given == 3
    assert run("answer", calla, "5.2", "--unknown").code == 0
    assert given(calla).answer_to(CRITERION).given == Unknown()
    optional = next(c.id for c in read_questionnaire(SHIPPED).criteria.values() if c.allow_na)
    assert run("answer", calla, optional, "--not-applicable", "Photos only").code == 0
    assert given(calla).answer_to(optional).given == NotApplicable("Photos only")
    assert run("answer", calla, CRITERION, "--clear").code == 0
    assert given(calla).answer_to(CRITERION).given is None
    assert given(calla).answer_to(CRITERION).answered is None


def test_clearing_keeps_what_is_noted_beside(run: Run, calla: Path) -> None:
    """Note, evidence and flag stay until they are emptied themselves."""
    before = given(calla).answer_to("purpose.business_goals")
    assert run("answer", calla, "1.1", "--clear", "--flag").code == 0
    after = given(calla).answer_to("purpose.business_goals")
    assert (after.note, after.evidence, after.flagged) == (before.note, before.evidence, True)
    assert after.given is None


def test_a_criterion_is_marked_to_be_settled_this_week(run: Run, calla: Path) -> None:
    """Said, kept in the file beside the answer, first among the gaps, and taken away again."""
    before = given(calla).answer_to("purpose.channel_choice")
    run("edit", calla, "--target", "purpose.channel_choice=4")
    marked = run("answer", calla, "1.2", "--urgent")
    assert marked.out == "purpose.channel_choice: 3 → 3 (to settle this week)\n"
    after = given(calla).answer_to("purpose.channel_choice")
    assert after == before.model_copy(update={"urgent": True})
    gap, *_ = json.loads(run("score", calla, "--json").out)["gaps"]
    assert (gap["criterion"], gap["urgent"]) == ("purpose.channel_choice", True)
    answers = json.loads(run("report", calla, "--format", "json").out)["answers"]
    assert answers["purpose.channel_choice"]["urgent"] is True
    assert run("answer", calla, "1.2", "--no-urgent").code == 0
    assert given(calla).answer_to("purpose.channel_choice") == before


def test_remarks_leave_the_answer_and_its_date(run: Run, calla: Path) -> None:
    """A note is replaced, evidence adds up, the private note is not printed."""
    before = given(calla).answer_to("purpose.business_goals")
    ended = run(
        "answer", calla, "purpose.business_goals", "--note", "New note", "--private", "Between us",
        "--evidence", "Minutes", "--evidence", "Slides",
    )  # fmt: skip
    assert ended.code == 0
    assert "Between us" not in ended.out + ended.err
    after = given(calla).answer_to("purpose.business_goals")
    assert (after.given, after.answered) == (before.given, before.answered)
    assert (after.note, after.private) == ("New note", "Between us")
    assert after.evidence == (*before.evidence, "Minutes", "Slides")
    assert run("answer", calla, "1.1", "--evidence", "", "--evidence", "Only this", "--note", "").code == 0
    last = given(calla).answer_to("purpose.business_goals")
    assert (last.note, last.evidence) == ("", ("Only this",))


def test_an_answer_of_another_day_goes_into_the_history(run: Run, calla: Path) -> None:
    """The file remembers what was said before."""
    assert run("answer", calla, "1.1", "4").code == 0
    answer = given(calla).answer_to("purpose.business_goals")
    assert [past.given for past in answer.history] == [2]


def test_an_answer_that_counts_nowhere_is_recorded_and_said(run: Run, place: Path) -> None:
    """Nobody is in post at the joinery: a criterion about the person in post is not asked."""
    lenoir = Path(shutil.copy(example("menuiserie_lenoir.en"), place / "lenoir.toml"))
    ended = run("answer", lenoir, "trend_watch.decision_latitude", "2")
    assert ended.code == 0
    assert "counts nowhere" in ended.err
    assert given(lenoir).answer_to("trend_watch.decision_latitude").given == 2


def test_every_answer_can_be_given_by_number(run: Run, place: Path) -> None:
    """The whole questionnaire from the command line, as far as `score` sees it."""
    run("new", "calla.toml", "--set", "name=Calla", "--set", "cm_setup=freelance", "--depth", "express")
    before = (place / "calla.toml").read_bytes()
    assert run("answer", "calla.toml", "1.1", "2").code == 0
    assert (place / "calla.toml").read_bytes() != before
    assert "1 of" in run("score", "calla.toml").out
