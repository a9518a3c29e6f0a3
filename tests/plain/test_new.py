"""A new assessment, from the first prompt to the results."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from cm_readiness.core.resolving import resolved
from cm_readiness.core.scope import scope
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.language.words import LANGUAGES, words_for

from .conftest import FIRST, QUESTIONNAIRE, run, typed

CODES = list(LANGUAGES)
SETUPS = next([option.id for option in f.options] for f in QUESTIONNAIRE.profile if f.id == "cm_setup")
FREELANCE = str(SETUPS.index("freelance") + 1)
PROFILE = (
    "Maison Calla", "3", "", FREELANCE, "Flowers", "1", "3 1,4", "y", "n", "", "12,5", "", "",
)  # fmt: skip
REST = ("", "", "")
"""Title, depth and rule on evidence as they are proposed."""
FIELDS = {
    "name": "Maison Calla", "size": "small", "cm_setup": "freelance", "sector": "Flowers",
    "country": "fr", "channels": ("instagram", "linkedin", "tiktok"), "paid_advertising": True,
    "regulated_sector": False, "day_rate": Fraction(25, 2),
}  # fmt: skip


@pytest.mark.parametrize("language", CODES)
def test_a_new_company_comes_from_the_profile_to_its_results(place: Path, language: str) -> None:
    """Every criterion is asked in the chosen language, and the results follow."""
    words = words_for(language)
    levels = [str(number % 5) for number, _ in enumerate(QUESTIONNAIRE.criteria)]
    ended = typed(place / "new.toml", str(CODES.index(language) + 1), *PROFILE, *REST, *levels, "")
    assessment = ended.assessment
    asked = scope(QUESTIONNAIRE, assessment)
    assert (ended.code, ended.err) == (0, "")
    assert assessment.language == language
    assert assessment.company == FIELDS
    assert assessment.title == words("Baseline")
    assert [assessment.answer_to(c.id).level for c in asked] == [int(level) for level in levels]
    for criterion in asked:
        assert criterion.name.get(language) in ended.out
    for place_of, _ in enumerate(asked, 1):
        assert words("{answered} of {all}", answered=place_of, all=len(asked)) in ended.out
    assert words("Results") in ended.out
    verdict = ended.out.rpartition(words("Results"))[2]
    put = resolved(QUESTIONNAIRE, assessment.company)
    assert any(v.name.get(language) in verdict for v in put.verdicts)
    assert all(d.name.get(language) in verdict for d in QUESTIONNAIRE.dimensions)
    saved = words("Everything is saved in {file}.", file=place / "new.toml")
    assert bare(saved) in bare(ended.out)


@pytest.mark.parametrize("language", CODES)
def test_nothing_that_a_screen_reader_stumbles_over(place: Path, language: str) -> None:
    """At most 80 columns, no control characters, no bars, arrows, boxes or dots between words."""
    ended = typed(
        place / "new.toml", str(CODES.index(language) + 1), *PROFILE, *REST, "2", "3", "i", "h", "q"
    )
    assert max(map(len, ended.out.splitlines())) <= 80
    assert not set(ended.out) & set("█░·│─┌→←▶–\x1b\r\b\t")


@pytest.mark.parametrize("language", CODES)
def test_what_to_count_is_said_with_the_question(place: Path, language: str) -> None:
    """The help of a question of the profile stands between it and its answers."""
    ended = typed(place / "new.toml", str(CODES.index(language) + 1), *PROFILE, "q")
    helps = [field.help for field in QUESTIONNAIRE.profile if field.help is not None]
    assert helps
    assert all(bare(text.get(language)) in bare(ended.out) for text in helps)


def test_the_language_is_not_asked_when_it_is_named(place: Path) -> None:
    """The first question is then the company's name."""
    ended = typed(place / "new.toml", "Maison Calla", "2", options=("--language", "fr"))
    assert ended.assessment.language == "fr"
    assert ended.assessment.company_name == "Maison Calla"


def test_required_questions_insist_and_wrong_values_get_a_sentence(place: Path) -> None:
    """Each mistake is one sentence, and the same prompt follows."""
    name = ("", "", "Calla")
    size_and_kind = ("0", "7", "seven", "3", "")
    setup_to_country = ("", "3", "", "")
    channels_to_practices = ("1 20", "2", "maybe", "n", "", "")
    day_rate = ("many", "-4", "nan", "8")
    wrong = (*name, *size_and_kind, *setup_to_country, *channels_to_practices, *day_rate)
    ended = typed(place / "new.toml", *wrong)
    assert ended.code == 0
    assert len(ended.err.splitlines()) == 10
    assert ended.assessment.company == {
        "name": "Calla", "size": "small", "cm_setup": SETUPS[2], "day_rate": 8, "channels": ("facebook",),
        "paid_advertising": False,
    }  # fmt: skip


def test_back_keeps_what_was_said_and_x_removes_it(place: Path) -> None:
    """A lone b goes back in texts too; Enter keeps, and x takes away what need not be there."""
    answers = ("Maison Calla", "", "", "3", "Flowers", "b", "", "1", "b", "x", "q")
    lines = ("", "b", "Calla", "b", *answers)
    ended = typed(place / "new.toml", *lines)
    assert ended.err.count("\n") == 1
    assert dict(ended.assessment.company) == {"name": "Maison Calla", "cm_setup": SETUPS[2]} | {
        "sector": "Flowers"
    }


def test_every_answer_is_kept_when_the_input_ends_among_them(place: Path) -> None:
    """The file is there as soon as something is known of the company."""
    ended = typed(place / "new.toml", "", "Maison Calla", end="")
    assert ended.code == 0
    assert ended.assessment.company == {"name": "Maison Calla"}
    again = typed(ended.file, "4", "2")
    assert again.assessment.company == {"name": "Maison Calla", "cm_setup": "freelance"}
    assert again.answer(FIRST).level == 2


def test_nothing_is_written_when_nothing_is_said(place: Path) -> None:
    """A mistyped name leaves no file behind."""
    ended = typed(place / "new.toml", "q")
    assert ended.code == 0
    assert not list(place.iterdir())
    assert "Nothing was answered" in ended.out


@pytest.mark.parametrize("option", ["--stale", "--open"])
def test_only_a_file_that_is_there_can_be_asked_in_part(place: Path, option: str) -> None:
    """There is nothing old in a file that does not exist."""
    ended = typed(place / "none.toml", "2", options=(option,))
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert not list(place.iterdir())


def test_a_file_that_cannot_be_written_is_said_and_ends_with_its_own_code(place: Path) -> None:
    """Nothing is claimed to be saved that is not."""
    (place / "blocked").write_text("a file, not a folder")
    ended = typed(place / "blocked" / "new.toml", "", "Maison Calla")
    assert ended.code == 3
    assert ended.err.count("\n") == 1
    assert "Everything is saved" not in ended.out


def test_a_questionnaire_of_ones_own_is_taken_along(place: Path) -> None:
    """It is copied beside the new file, so that it is found again."""
    own = shutil.copytree(questionnaires_folder() / "community_manager", place / "own")
    frame = own / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8").replace('"community_manager"', '"mine"'), "utf-8")
    ended = typed(place / "new.toml", "", "Calla", "3", options=("--questionnaire", "./own"))
    assert ended.code == 0, ended.err
    assert ended.assessment.questionnaire.id == "mine"
    assert (place / "questionnaires" / "mine" / "questionnaire.toml").is_file()


@pytest.mark.parametrize("how", ["option", "option behind", "environment"])
def test_the_root_asks_a_file_that_is_there_or_not(place: Path, how: str) -> None:
    """`--plain` and ACCESSIBLE=1 do what `ask` does."""
    file = place / "new.toml"
    arguments = {"option": ("--plain", str(file)), "option behind": (str(file), "--plain")}.get(
        how, (str(file),)
    )
    env = {"ACCESSIBLE": "1"} if how == "environment" else {}
    first = run(*arguments, lines=("", *PROFILE, *REST, "3"), file=file, env=env)
    assert (first.code, first.err) == (0, "")
    second = run(*arguments, lines=("4",), file=file, env=env)
    levels = [second.answer(c).level for c in list(QUESTIONNAIRE.criteria)[:2]]
    assert levels == [3, 4]


def test_the_root_without_a_file_asks_which(place: Path) -> None:
    """A new one gets a name of its own; the next time it is the first of the list."""
    home = place.parent / "home" / "assessments"
    first = run("--plain", lines=("1", "", *PROFILE, *REST, "3"), file=place)
    assert (first.code, first.err) == (0, "")
    (file,) = home.glob("[!.]*.toml")
    assert file.name == "maison-calla-baseline.toml"
    second = run("--plain", lines=("9", "1", "2"), file=place)
    assert second.err.count("\n") == 1
    assert "Maison Calla, Baseline, 1 answer" in second.out
    assert [a.level for a in read_assessment(file).answers.values()] == [3, 2]


def test_an_example_is_opened_as_a_copy(place: Path) -> None:
    """And a file that cannot be read is named, with its fault, among the others."""
    home = place.parent / "home" / "assessments"
    home.mkdir(parents=True)
    (home / "broken.toml").write_text("format = 1\nanswers = [")
    ended = run("--plain", lines=("1", "3", "1"), file=place, env={"ACCESSIBLE": "yes"})
    assert ended.code == 0
    assert ended.out.count("broken.toml") >= 2
    assert ended.err.count("broken.toml") == 1
    assert len(list(home.glob("[!.]*.toml"))) == 2


def bare(text: str) -> str:
    """A text without any space: a long path is broken wherever a line ends."""
    return "".join(text.split())
