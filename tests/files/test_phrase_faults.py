"""Phrases that read otherwise for some companies: named where nobody ever reads them, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from cm_readiness.core.resolving import resolved
from cm_readiness.files.questionnaires import check_questionnaire, read_questionnaire

from .folders import edit, line_of, told

Form = Literal["NFC", "NFD"]
TEAM = '[[words]]\napplies_if = { post = ["team"] }\n'
SPOKEN = '[[addressing]]\napplies_if = { post = ["team"] }\n'


def faults_of(folder: Path, *entries: str) -> list[tuple[str, str]]:
    """What is wrong with the small questionnaire with these entries."""
    frame = folder / "questionnaire.toml"
    frame.write_text("\n".join([frame.read_text("utf-8"), *entries]), "utf-8")
    return told(check_questionnaire(folder))


def test_a_phrase_is_used_where_somebody_is_spoken_to(folder: Path) -> None:
    """What is read there is a text like the others, and comes in the company's words."""
    entries = (
        f'{TEAM}en = [["the post", "the team"]]\n',
        f'{SPOKEN}en = [["Goals", "What the post is for"]]\n',
    )
    assert faults_of(folder, *entries) == []
    of = resolved(read_questionnaire(folder), {"post": "team"})
    assert of.to_reader("Goals", "en") == "What the team is for"
    assert of.to_reader("Goals", "fr") == "Goals"


def test_what_is_looked_for_where_somebody_is_spoken_to_is_no_text(folder: Path) -> None:
    """A phrase that stands there alone is never read."""
    faults = faults_of(
        folder, f'{TEAM}en = [["ritual of old", "x"]]\n', f'{SPOKEN}en = [["ritual of old", "y"]]\n'
    )
    assert faults == [("phrase_nowhere", "words[0].en[0]"), ("phrase_told_nobody", "addressing[0].en[0]")]


@pytest.mark.parametrize(("of_text", "of_phrase"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_letters_may_be_written_in_either_way(folder: Path, of_text: Form, of_phrase: Form) -> None:
    """Some systems write a letter and its accent apart: phrases are taken in as texts are, and meet them."""
    edit(folder / "purpose.toml", "Des buts ?", normalize(of_text, "Des buts liés\u00ad à l’été ?"))
    phrase = normalize(of_phrase, "liés à l’été")
    assert faults_of(folder, f'{TEAM}fr = [["{phrase}", "d’hiver"]]\n') == []
    of = resolved(read_questionnaire(folder), {"post": "team"})
    assert of.criteria["purpose.goals"].question.get("fr") == "Des buts d’hiver ?"


def test_a_phrase_of_a_variant_is_used(folder: Path) -> None:
    """In what it asks, and in who is told to own it."""
    asked = 'question = { fr = "Et sans poste ?"'
    edit(folder / "purpose.toml", asked, f'owner = {{ fr = "X", en = "Ways" }}\n{asked}')
    entries = (f'{TEAM}en = [["Without a post", "Alone"]]\n', f'{SPOKEN}en = [["Ways", "You"]]\n')
    assert faults_of(folder, *entries) == []


def test_a_phrase_is_looked_for_in_the_words_of_a_company_that_reads_it(folder: Path) -> None:
    """One that stands there only once others are replaced is used; one that always is replaced is not."""
    words = f'{TEAM}en = [["Ritual", "Habit"]]\n'
    spoken = f'{SPOKEN}en = [["Habit", "Yours"], ["Ritual", "Yours"]]\nfr = [["Rituel", "Le vôtre"]]\n'
    assert faults_of(folder, words, spoken) == [("phrase_told_nobody", "addressing[0].en[1]")]


def test_who_is_not_bound_by_the_words_reads_what_is_written(folder: Path) -> None:
    """A criterion that they leave as it is, and a company for which they do not hold."""
    bound = f'{TEAM}en = [["Ritual", "Habit"]]\nexcept = ["watch.ritual"]\n'
    public = '[[words]]\napplies_if = { public = [true] }\nen = [["Goals", "Aims"]]\n'
    edit(folder / "purpose.toml", "Goals?", "Goals? A Ritual?")
    spoken = '[[addressing]]\nen = [["Ritual", "Yours"], ["Goals", "Yours"], ["Aims", "Yours"]]\n'
    assert faults_of(folder, bound, public, spoken) == []


def test_a_text_that_is_told_nobody_is_none(folder: Path) -> None:
    """Questions and levels are put to the company, not to who runs the accounts; on its line."""
    frame = folder / "questionnaire.toml"
    frame.write_text(f'{frame.read_text("utf-8")}\n{SPOKEN}en = [["Level 3", "x"]]\n', "utf-8")
    (fault,) = check_questionnaire(folder)
    assert (fault.code, fault.tolerated) == ("phrase_told_nobody", True)
    assert line_of(fault).startswith("en =")


@pytest.mark.parametrize(
    "condition", ["3", '{ post = "team" }', "{ post = [{}] }", "[3]", '{ post = [["a"]] }']
)
def test_an_entry_without_its_shape_is_not_judged(folder: Path, condition: str) -> None:
    """Only what is wrong with its condition is said."""
    faults = faults_of(folder, f'[[addressing]]\napplies_if = {condition}\nen = [["nowhere", "x"]]\n')
    assert faults and "phrase_told_nobody" not in {code for code, _ in faults}
