"""`milestone`, `compare`, `new --from` and `report --against`: what comes after the first round."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.files.trash import from_trash
from tests.reports import shipped

from .conftest import Run, tree

SHIPPED = questionnaires_folder() / "community_manager"
TOO_EARLY = "Too early to say"


@pytest.fixture
def later(run: Run, calla: Path) -> Path:
    """The example, frozen as a baseline, and then answered anew: three up, one down."""
    run("milestone", calla, "add", "baseline")
    for criterion, level in (("1.4", "2"), ("2.1", "3"), ("3.6", "4"), ("1.5", "1"), ("5.2", "2")):
        assert run("answer", calla, criterion, level).code == 0
    return calla


def test_a_milestone_is_frozen_and_listed(run: Run, calla: Path) -> None:
    """With its numbers; answers that follow change nothing in it."""
    assert run("milestone", calla, "list").out == "No milestone yet.\n"
    added = run("milestone", calla, "add", "baseline [1]")
    assert added.out.startswith("baseline [1] · ")
    assert added.out.endswith(" · 59 · Go on with the essentials\n")
    before = json.loads(run("milestone", calla, "list", "--json").out)
    run("answer", calla, "1.4", "4")
    assert json.loads(run("milestone", calla, "list", "--json").out) == before
    (frozen,) = before["milestones"]
    assert (frozen["name"], frozen["overall"]["score"], frozen["verdict"]) == (
        "baseline [1]",
        58.8,
        "not_yet",
    )
    assert frozen["levels"]["purpose.rules_of_the_game"] == 1


def test_no_verdict_is_named_while_it_is_too_early_for_one(run: Run, place: Path) -> None:
    """Data keeps it with its state; people read neither it nor a sentence that compares it."""
    file = place / "new.toml"
    run("new", file, "--set", "name=Calla", "--set", "cm_setup=in_house")
    run("answer", file, "1.1", "4")
    added = run("milestone", file, "add", "early").out
    assert added.startswith("early · ")
    assert added.endswith(f" · 100 · {TOO_EARLY}\n")
    assert run("milestone", file, "list").out == added
    (frozen,) = json.loads(run("milestone", file, "list", "--json").out)["milestones"]
    assert (frozen["verdict"], frozen["state"]) == ("go", "open")
    for criterion in list(read_questionnaire(SHIPPED).criteria)[1:]:
        run("answer", file, criterion, "4")
    compared = run("compare", f"{file}@early", file).out
    assert f"{TOO_EARLY}\n" in compared
    assert "verdict" not in compared.partition("Overall")[0].replace(TOO_EARLY, "")
    data = json.loads(run("compare", f"{file}@early", file, "--json").out)["verdict"]
    assert data == {"old": "go", "new": "go", "old_state": "open", "new_state": "settled"}


def test_a_comparison_has_the_form_that_is_documented(run: Run, later: Path) -> None:
    """Scores, verdicts and levels of both sides; a change only where both have one."""
    data = json.loads(run("compare", f"{later}@baseline", later, "--json").out)
    assert list(data) == [
        "same_questionnaire", "overall", "dimensions", "verdict", "criteria", "only_old", "only_new",
    ]  # fmt: skip
    assert data["same_questionnaire"] is True
    assert data["verdict"] == {
        "old": "not_yet", "new": "conditional", "old_state": "settled", "new_state": "settled",
    }  # fmt: skip
    changes = {c["id"]: c["change"] for c in data["criteria"] if c["change"] or c["old"] != c["new"]}
    assert changes == {
        "purpose.rules_of_the_game": 1, "purpose.success_measures": -2, "role_clarity.mandate": 2,
        "format_readiness.publish_ready_checks": 3, "trend_watch.watch_ritual": None,
    }  # fmt: skip
    now = json.loads(run("score", later, "--json").out)
    assert data["overall"]["new"]["score"] == now["overall"]["score"]
    assert [d["id"] for d in data["dimensions"]] == [d["id"] for d in now["dimensions"]]


def test_a_comparison_in_words_names_what_rose_and_what_slipped(run: Run, later: Path) -> None:
    """In 80 columns, in the language of the new side."""
    ended = run("compare", f"{later}@baseline", later)
    assert (ended.code, ended.err) == (0, "")
    assert max(map(len, ended.out.splitlines())) <= 80
    flat = " ".join(ended.out.split())
    assert "The verdict was “Go on with the essentials” and is now “Go on, on these terms”." in flat
    assert "Two gates opened: “Rules of the game” and “Written mandate”." in flat
    improved = ended.out[ended.out.index("What improved") : ended.out.index("What slipped")]
    assert "1 → 4  +3" in improved
    assert "3 → 1  −2" in ended.out[ended.out.index("What slipped") :]
    assert "Clarté du rôle" in run("--language", "fr", "compare", f"{later}@baseline", later).out


def test_two_people_see_their_widest_differences_first(run: Run, later: Path, place: Path) -> None:
    """Two levels or more apart with what each level says; then one; the rest as a count."""
    run("edit", later, "--respondent", "Tom, freelance")
    jade = shutil.copy(SHIPPED / "examples" / "maison_calla.en.toml", place / "jade.toml")
    out = run("compare", jade, later, "--as", "people").out
    assert out.startswith("First: Jade, founder · ")
    assert "Second: Tom, freelance · " in out
    wide = out[out.index("Two levels or more apart") : out.index("One level apart")]
    assert wide.index("3 levels apart") < wide.index("2 levels apart")
    assert "1.4 Rules of the game  1 / 2" in out
    data = json.loads(run("compare", jade, later, "--as", "people", "--json").out)
    apart = [abs(c["change"]) for c in data["criteria"] if c["change"] is not None]
    assert apart == sorted(apart, reverse=True)
    assert f"{apart.count(0)} criteria with the same level" in out
    assert len(data["criteria"]) == len(shipped().criteria)


def test_a_file_with_an_at_in_its_name_is_a_file(run: Run, later: Path, place: Path) -> None:
    """Alone, and with a milestone behind it; so is a milestone whose name has one."""
    odd = Path(shutil.copy(later, place / "calla@home.toml"))
    run("milestone", odd, "add", "now@home")
    assert run("compare", odd, later).code == 0
    data = json.loads(run("compare", "calla@home.toml@baseline", "calla@home.toml@now@home", "--json").out)
    assert data["verdict"] == {
        "old": "not_yet", "new": "conditional", "old_state": "settled", "new_state": "settled",
    }  # fmt: skip


def test_what_may_mislead_is_said(run: Run, later: Path, place: Path) -> None:
    """Two companies; a questionnaire that changed in between."""
    lenoir = shutil.copy(SHIPPED / "examples" / "menuiserie_lenoir.en.toml", place / "lenoir.toml")
    ended = run("compare", lenoir, later)
    assert ended.code == 0
    assert "two companies" in ended.err
    text = later.read_text("utf-8")
    head, tail = text.split("[[milestones]]")
    fingerprint = next(line for line in tail.splitlines() if line.startswith("fingerprint"))
    tail = tail.replace(fingerprint, 'fingerprint = "000000000000"')
    later.write_text(f"{head}[[milestones]]{tail}", "utf-8")
    ended = run("compare", f"{later}@baseline", later, "--json")
    assert "changed between the two" in ended.err
    assert json.loads(ended.out)["same_questionnaire"] is False


def test_a_follow_up_begins_where_the_last_round_ended(run: Run, later: Path) -> None:
    """Nothing is answered; what was said last time is at hand; the old file is as it was."""
    run("edit", later, "--target", "purpose=4", "--evidence-rule", "strict")
    before = later.read_bytes()
    ended = run("new", "second.toml", "--from", later)
    assert (ended.code, ended.out, ended.err) == (0, "second.toml\n", "")
    assert later.read_bytes() == before
    old, new = read_assessment(later), read_assessment(Path("second.toml"))
    assert (new.follows, new.company, new.targets, new.evidence_rule) == (
        old.id, old.company, {"purpose": 4}, "strict",
    )  # fmt: skip
    assert (new.title, new.language, new.respondent) == ("Follow-up", "en", "")
    progress = json.loads(run("score", "second.toml", "--json").out)["progress"]
    assert progress["unanswered"] == progress["in_scope"] == len(shipped().criteria)
    assert new.answers["purpose.rules_of_the_game"].history[0].level == 2
    assert run("check", "second.toml").code == 0
    run("answer", "second.toml", "1.1", "3")
    assert "2 → 3" in run("compare", later, "second.toml").out


def test_a_follow_up_takes_what_is_given_before_what_was(run: Run, later: Path) -> None:
    """Title, language, depth and profile can be named as ever."""
    run("new", "second.toml", "--from", later, "--title", "Spring", "--language", "fr", "--depth", "express",
        "--set", "cm_setup=agency")  # fmt: skip
    new = read_assessment(Path("second.toml"))
    assert (new.title, new.language, new.depth, new.company["cm_setup"]) == (
        "Spring",
        "fr",
        "express",
        "agency",
    )
    assert new.company["name"] == "Maison Calla"


def test_a_follow_up_finds_a_questionnaire_of_ones_own(run: Run, place: Path) -> None:
    """It is copied to where the new assessment will look for it."""
    own = place / "first" / "questionnaires" / "mine"
    shutil.copytree(SHIPPED, own, ignore=shutil.ignore_patterns("examples"))
    frame = own / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8").replace('id = "community_manager"', 'id = "mine"', 1), "utf-8")
    assert run("new", "first/one.toml", "--questionnaire", "mine", "--set", "name=Calla").code == 0
    before = tree(place / "first")
    ended = run("new", "second/two.toml", "--from", "first/one.toml")
    assert ended.code == 0, ended.err
    assert "questionnaires" in ended.err
    assert run("score", "second/two.toml").code == 0
    assert tree(place / "first") == before


def test_a_report_against_an_earlier_round_is_the_progress_report(run: Run, later: Path) -> None:
    """As Markdown and as data; another template can be named."""
    ended = run("report", later, "--against", f"{later}@baseline")
    assert ended.out.startswith("# Maison Calla: progress report\n")
    data = json.loads(run("report", later, "--against", f"{later}@baseline", "--format", "json").out)
    assert data["comparison"] == json.loads(run("compare", f"{later}@baseline", later, "--json").out)
    gap = run("report", later, "--against", f"{later}@baseline", "--template", "gap_report").out
    assert gap.startswith("# Maison Calla: gap report\n")


def test_a_name_is_found_however_its_accents_are_written(run: Run, calla: Path, place: Path) -> None:
    """A milestone, a template, a deleted assessment: some systems keep accents apart from letters."""
    whole, apart = "Été", unicodedata.normalize("NFD", "Été")
    assert run("milestone", calla, "add", apart).code == 0
    for name in (whole, apart):
        assert run("compare", f"{calla}@{name}", calla).code == 0
        assert run("milestone", calla, "add", name).code == 2
    own = calla.parent / "report_templates"
    own.mkdir()
    (own / f"{apart}.md.j2").write_text("# A note\n")
    assert run("report", calla, "--template", whole).out == "# A note\n"
    (place / "trash").mkdir()
    shutil.copy(calla, place / "trash" / f"{apart}.toml")
    assert from_trash(whole, place) == place / f"{apart}.toml"
