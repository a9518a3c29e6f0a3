"""Answering, moving, noting and mistyping."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cm_readiness.core.assessment import NotApplicable, Unknown
from cm_readiness.core.criterion_result import standings
from cm_readiness.files.assessments import read_assessment
from cm_readiness.language.text_layout import width

from .conftest import CRITERIA, FIRST, LONG_AGO, NOW, QUESTIONNAIRE, SECOND, THIRD, Ended, created, typed

WITHOUT_NA = next(c for c in QUESTIONNAIRE.criteria.values() if not c.allow_na)
WITH_NA_WHEN = next(c for c in QUESTIONNAIRE.criteria.values() if c.na_when)
NUMBERS = {criterion.id: number for number, criterion in QUESTIONNAIRE.numbered()}
IDS = list(QUESTIONNAIRE.criteria)


def shown(ended: Ended) -> list[int]:
    """The places of the criteria that were put, in order."""
    heads = [line.split(" ") for line in ended.out.splitlines()]
    return [int(head[0]) for head in heads if len(head) > 3 and head[0].isdecimal() and head[1] == "of"]


def test_each_kind_of_answer_is_recorded(calla: Path) -> None:
    """A level, don't know, and not applicable with the reason that is asked."""
    ended = typed(calla, "3", "?", "-", "we sell nothing")
    assert (ended.code, ended.err) == (0, "")
    assert [ended.answer(c).given for c in IDS[:3]] == [3, Unknown(), NotApplicable("we sell nothing")]
    assert shown(ended) == [1, 2, 3, 4]


def test_the_french_digit_row_answers(calla: Path) -> None:
    """Without shift, the keys are 0 to 4; an accent may come in two pieces."""
    ended = typed(calla, "à", "&", "é", '"', "'", "e\u0301")
    assert [ended.answer(c).level for c in IDS[:6]] == [0, 1, 2, 3, 4, 2]
    assert ended.err == ""


@pytest.mark.parametrize(
    "wrong", ["5", "-1", "22", "yes", "2 3", "\x1b[A", "[bold]x[/]", "?!", "\udcff", "é" * 500]
)
def test_wrong_input_gets_one_sentence_and_the_same_prompt(calla: Path, wrong: str) -> None:
    """Nothing is recorded, and the question stands."""
    ended = typed(calla, wrong, "4")
    assert ended.code == 0
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err
    assert ended.answer(FIRST).level == 4
    assert shown(ended) == [1, 2]
    assert ended.out.count("Answer, or h for help:") == 3


def test_not_applicable_says_why_it_is_refused(calla: Path) -> None:
    """Where it is not allowed, and where no reason is given; when it does not apply is read out."""
    na_when = WITH_NA_WHEN.na_when
    assert na_when is not None
    ended = typed(
        calla,
        f"g {NUMBERS[WITHOUT_NA.id]}",
        "-",
        f"g {NUMBERS[WITH_NA_WHEN.id]}",
        "-",
        "",
        "- a reason at once",
    )
    assert len(ended.err.splitlines()) == 2
    assert ended.answer(WITHOUT_NA.id).given is None
    assert ended.answer(WITH_NA_WHEN.id).given == NotApplicable("a reason at once")
    assert na_when.get("en")[:40] in ended.out


def test_enter_alone_confirms_the_reason_that_is_recorded(calla: Path) -> None:
    """It is said that it does; another reason takes its place."""
    place = f"g {NUMBERS[WITH_NA_WHEN.id]}"
    ended = typed(calla, place, "- a reason", place, "-", "")
    assert ended.answer(WITH_NA_WHEN.id).given == NotApplicable("a reason")
    assert (ended.out.count("Enter alone confirms"), ended.err) == (1, "")
    ended = typed(calla, place, "-", "another reason")
    assert ended.answer(WITH_NA_WHEN.id).given == NotApplicable("another reason")


def test_back_enter_and_go_to_move_without_changing(calla: Path) -> None:
    """By number with a point or a comma, by place, and past both ends."""
    ended = typed(calla, "b", "", "b", "g", "9.9", "2.1", "g 1,3", f"g {CRITERIA}", "", "2", "b", "", "2")
    assert shown(ended) == [1, 2, 1, 7, 3, CRITERIA, CRITERIA]
    assert len(ended.err.splitlines()) == 4
    assert ended.assessment.answers == {}


def test_undo_takes_back_one_change_after_another(calla: Path) -> None:
    """It goes to the criterion that it concerns; a note of several lines is one change."""
    ended = typed(calla, "1", "2", "n", "one", "two", "", "u", "u", "b", "x", "u", "u", "u")
    assert shown(ended) == [1, 2, 3, 3, 2, 1, 1, 1]
    assert ended.assessment.answers == {}
    assert ended.err == "There is nothing to undo.\n"


def test_undo_brings_back_what_was_cleared(calla: Path) -> None:
    """With its date."""
    ended = typed(calla, "1", "b", "x", "u")
    assert ended.answer(FIRST).level == 1
    assert ended.answer(FIRST).answered is not None


def test_undo_and_redo_reach_the_depth_too(calla: Path) -> None:
    """Whether a criterion is asked follows; what is said of the company is one change for each answer."""
    profile = ("",) * len(QUESTIONNAIRE.profile)
    express = ("a", *profile, "", "2", "")
    assert typed(calla, *express, "q").assessment.depth == "express"
    ended = typed(calla, "a", *profile, "", "1", "", "u", "y", "u", "y", "y", "1", "q")
    assert ended.assessment.depth == "full"
    assert ended.out.count("Undone.") == ended.out.count("Made again.") == 2
    assert ended.err == "There is nothing to make again.\n"
    assert ended.answer(FIRST).level == 1


def test_what_cannot_wait_is_marked(calla: Path) -> None:
    """The exclamation mark marks it, says so, and takes the mark off again; undo too; help names it."""
    ended = typed(calla, "!", "q")
    assert ended.answer(FIRST).urgent
    assert ended.answer(FIRST).given is None
    assert "marked to be settled this week" in ended.out
    again = typed(calla, "!", "u", "h", "q")
    assert again.answer(FIRST).urgent
    assert "Beside it: marked to be settled this week." in again.out
    assert "no longer marked to be settled this week" in again.out
    assert "!: mark the criterion to be settled this week, or take the mark off." in again.out


def test_notes_evidence_and_the_mark_stand_beside_the_answer(calla: Path) -> None:
    """What is typed is added; x removes; private notes stay private."""
    ended = typed(
        calla, "f", "n", "first [bold]", "q", ".", "n third", "p", "for me", "", "e", "OKR sheet",
        "e a second", "f", "f", "1",
    )  # fmt: skip
    answer = ended.answer(FIRST)
    assert answer.note == "first [bold]\nq\nthird"
    assert answer.private == "for me"
    assert answer.evidence == ("OKR sheet", "a second")
    assert answer.flagged
    assert answer.level == 1
    again = typed(calla, "g 1.1", "n", "x", "again", "", "p", "x", "", "e", "x 1", "e", "x 7", "e", "", "")
    answer = again.answer(FIRST)
    assert (answer.note, answer.private, answer.evidence) == ("again", "", ("a second",))
    assert again.err.count("\n") == 1
    before_p = again.out[: again.out.index("Private note")]
    assert "for me" not in before_p
    assert "a note, a private note and 2 lines of evidence" in again.out.replace("\n", " ")


def test_a_text_that_cannot_be_kept_is_refused_and_asked_again(calla: Path) -> None:
    """Bytes that are no text, and a note that is too long, leave what is there."""
    ended = typed(calla, "n", "good", "bad \udcff", "long " * 5000, "end", "", "2")
    assert ended.answer(FIRST).note == "good\nend"
    assert len(ended.err.splitlines()) == 2
    assert ended.answer(FIRST).level == 2


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_end_of_the_input_keeps_everything(calla: Path, end: str) -> None:
    """In the middle of a note, behind half a line, and at a question."""
    ended = typed(calla, "2", "n", "first line", "half a li", end=end)
    assert ended.code == 0
    assert ended.answer(FIRST).level == 2
    assert ended.answer(SECOND).note == "first line\nhalf a li"
    assert "To go on: cm-readiness ask" in ended.out
    assert typed(calla, "3", end=end).answer(SECOND).level == 3


def test_the_next_time_it_goes_on_where_it_was_left(calla: Path) -> None:
    """After the last answer, not at the first gap."""
    typed(calla, "1", "", "2", "q")
    assert shown(typed(calla, "q")) == [4]


def test_the_last_question_is_followed_by_what_is_open(place: Path) -> None:
    """Enter shows the results, b goes back, o asks what is open; a level does nothing there."""
    calla = created(place / "calla.toml", *[(c, 2, NOW) for c in IDS if c not in (SECOND, IDS[-1])])
    ended = typed(calla, "4", "3", "b", "", "o", "1", "", "")
    assert ended.answer(SECOND).level == 1
    assert ended.answer(IDS[-1]).level == 4
    assert ended.err.count("\n") == 1
    assert "1 criterion is still open: 1.2." in ended.out
    assert shown(ended) == [CRITERIA, CRITERIA, 1]
    assert f"Answers: {CRITERIA} of {CRITERIA}" in ended.out


def test_open_asks_only_what_is_open(place: Path) -> None:
    """And nothing when everything is answered."""
    calla = created(place / "calla.toml", *[(c, 2, NOW) for c in IDS if c not in (SECOND, THIRD)])
    ended = typed(calla, "0", "1", "", options=("--open",))
    assert shown(ended) == [1, 2]
    assert [ended.answer(c).level for c in IDS[:3]] == [2, 0, 1]
    again = typed(calla, options=("--open",))
    assert (again.code, shown(again)) == (0, [])
    assert "Every criterion is answered." in again.out
    assert "Results" in again.out


def test_stale_confirms_with_the_same_level_and_keeps_the_earlier_one(place: Path) -> None:
    """Enter keeps the old answer and its date; another level puts the earlier one into the history."""
    calla = created(
        place / "calla.toml",
        (FIRST, 2, LONG_AGO),
        (SECOND, 3, LONG_AGO),
        (THIRD, 1, LONG_AGO),
        (IDS[3], 4, NOW),
    )
    ended = typed(calla, "2", "4", "", "", options=("--stale",))
    assert shown(ended) == [1, 2, 3]
    assert "Confirmed: level 2." in ended.out
    first, second, third = (ended.answer(c) for c in IDS[:3])
    assert (first.level, second.level, third.level) == (2, 4, 1)
    assert first.answered is not None and first.answered >= NOW
    assert [(past.level, past.answered) for past in second.history] == [(3, LONG_AGO)]
    assert third.answered == LONG_AGO
    assert third.history == ()
    left = standings(QUESTIONNAIRE, ended.assessment, datetime.now(UTC).date())
    assert [c for c, standing in left.items() if standing.stale] == [THIRD]
    assert "--stale" not in typed(calla, "1", options=("--stale",)).out.rpartition("Results")[2]
    assert shown(typed(calla, options=("--stale",))) == []


def test_what_was_said_about_the_company_can_be_changed_on_the_way(calla: Path) -> None:
    """The number of criteria that apply follows, and the answers stay."""
    ended = typed(calla, "3", "a", *[""] * len(QUESTIONNAIRE.profile), "New title", "2", "", "q")
    assert (ended.code, ended.err) == (0, "")
    assert ended.assessment.depth == "express"
    assert ended.assessment.title == "New title"
    assert ended.answer(FIRST).level == 3
    assert "2 of 15." in ended.out


def test_the_score_of_a_finished_dimension_is_said(place: Path) -> None:
    """Unless the settings turn it off."""
    purpose = [c for c in IDS if c.startswith("purpose.")]
    given = [(c, 4, NOW) for c in purpose[:-1]]
    ended = typed(created(place / "a.toml", *given), "4")
    before = ended.out.partition("Results")[0]
    assert "Purpose: 100 out of 100, Integrated, target 75" in before
    config = Path(os.environ["CM_READINESS_CONFIG"])
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("format = 1\nshow_dimension_score = false\n")
    quiet = typed(created(place / "b.toml", *given), "4")
    assert "out of 100" not in quiet.out.partition("Results")[0]


def test_no_score_is_said_where_somebody_asks(place: Path) -> None:
    """A room should not hear it before it has finished, unless the settings say so."""
    purpose = [c for c in IDS if c.startswith("purpose.")]
    given = [(c, 4, NOW) for c in purpose[:-1]]
    paths = [created(place / name, *given) for name in ("a.toml", "b.toml")]
    for path in paths:
        asked = path.read_text("utf-8").replace('facilitator = ""', 'facilitator = "Jade"')
        path.write_text(asked, "utf-8")
    quiet = typed(paths[0], "4")
    assert "Results" in quiet.out
    assert "out of 100" not in quiet.out.partition("Results")[0]
    config = Path(os.environ["CM_READINESS_CONFIG"])
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("format = 1\nshow_dimension_score = true\n")
    assert "Purpose: 100 out of 100" in typed(paths[1], "4").out.partition("Results")[0]


def test_the_language_is_that_of_the_assessment_unless_one_is_named(place: Path) -> None:
    """French for a French assessment, also for whoever has an English machine."""
    calla = created(place / "calla.toml", language="fr")
    assert f"1 sur {CRITERIA}" in typed(calla, "q").out
    assert f"1 of {CRITERIA}" in typed(calla, "q", options=("--language", "en")).out
    assert typed(calla, "q").assessment.language == "fr"


def test_text_from_outside_is_shown_as_it_is(place: Path) -> None:
    """Control characters are made visible, and markup is nothing but text."""
    calla = created(place / "calla.toml")
    there = f"g {NUMBERS[WITH_NA_WHEN.id]}"
    typed(calla, there, "- [bold]\x1b[31m \x07 50% [/] {name}", "q")
    ended = typed(calla, there, "q")
    assert "[bold]\\x1b[31m \\x07 50% [/] {name}" in ended.out.replace("\n", " ")
    assert "\x1b" not in ended.out


def test_wide_characters_count_twice_where_lines_are_broken(calla: Path) -> None:
    """Eighty columns are eighty columns in every script."""
    typed(calla, "n", "社交媒体" * 50, "")
    ended = typed(calla, "g 1.1", "n", "")
    assert ended.out.count("社") == 50
    assert max(map(width, ended.out.splitlines())) <= 80


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_an_answer_that_the_disk_refuses_is_not_claimed(calla: Path) -> None:
    """A sentence, the same prompt, and an exit code of its own."""
    limited = 'ulimit -f 0; exec "$0" -m cm_readiness ask "$1"'
    ended = subprocess.run(
        ["sh", "-c", limited, sys.executable, str(calla)],
        input="2\nn\na line\n\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3
    assert "Saved: " not in ended.stdout
    assert "Kept here, and not saved yet: level 2." in ended.stdout
    assert "What was typed last is not saved:" in ended.stdout
    assert len(ended.stderr.splitlines()) == 2
    assert ended.stdout.count("Answer, or h for help:") == 3
    assert read_assessment(calla).answers == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_an_answer_that_is_confirmed_is_not_called_so_while_it_is_not_saved(calla: Path) -> None:
    """The first time it was kept here; nothing has changed about that."""
    limited = 'ulimit -f 0; exec "$0" -m cm_readiness ask "$1"'
    ended = subprocess.run(
        ["sh", "-c", limited, sys.executable, str(calla)],
        input="2\nb\n2\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.count("Kept here, and not saved yet: level 2.") == 2
    assert "Confirmed" not in ended.stdout


def test_textual_is_not_imported(calla: Path) -> None:
    """Whoever cannot use the terminal UI does not wait for it either."""
    code = (
        "import sys; from cm_readiness.__main__ import main; code = main(sys.argv[1:]); "
        "sys.exit(code or any(name in sys.modules for name in ('textual', 'rich', 'jinja2')))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "ask", str(calla)], input=b"2\ni\nq\n", capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
