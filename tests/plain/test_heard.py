"""The plain way is made to be heard: what it prints is read by a speech synthesiser, in each language."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cm_readiness.language.text_layout import width
from cm_readiness.language.words import words_for
from cm_readiness.plain.heard import heard
from tests.needs import need

from .conftest import CRITERIA, created, run, typed

NUMBER = "180\u202f000"
NOTE = f"CM: {NUMBER}, \u221212 points, 0-4, 0–4, 2 → 3, ≈ 7"
"""All that was said wrong, as somebody has written it."""
SAID = {
    "fr": "community manager: 180000, moins 12 points, de 0 à 4, de 0 à 4, de 2 à 3, environ 7",
    "en": "community manager: 180000, minus 12 points, from 0 to 4, from 0 to 4, from 2 to 3, about 7",
    "es": "community manager: 180000, menos 12 points, de 0 a 4, de 0 a 4, de 2 a 3, aproximadamente 7",
}
WRONG = {
    "fr": ("sA~tim'Etr", "zerozer", "(en)m'aIn@s", "(en)a#pr'0ks"),
    "en": ("d'aS f'o@", "0#z'i@roU", "z'i@roUz'i@roU", "r'aIt 'aroU"),
    "es": ("T,e'Eme", "T'e**oT'e**o", "(en)m'aIn@s", "(en)a#pr'0ks"),
}
"""A centimetre or two letters, thousands that are zeros, an English minus, a dash or an arrow by its name."""


def spoken(text: str, language: str) -> str:
    """The phonemes that the synthesiser makes of a text, without where a line ended."""
    command = [need("espeak-ng"), "-v", language, "-q", "-x", "--stdin"]
    ended = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return " ".join(ended.stdout.decode().split())


@pytest.mark.parametrize("language", list(SAID))
def test_what_was_said_wrong_is_said_right(language: str) -> None:
    """The note is heard as if every sign had been written in words; as it stands, it is not."""
    assert any(wrong in spoken(NOTE, language) for wrong in WRONG[language])
    assert spoken(heard(NOTE, words_for(language)), language) == spoken(SAID[language], language)


@pytest.mark.parametrize("language", list(SAID))
def test_all_that_the_plain_way_prints_is_heard(place: Path, language: str) -> None:
    """Every question with what helps to answer it, a note, the results, and score and plan on their own."""
    file = created(place / "calla.toml", language=language)
    lines = [line for _ in range(CRITERIA) for line in ("i", "1")]
    asked = typed(file, f"n {NOTE}", "n", "", "h", *lines, "", "")
    plain = {"ACCESSIBLE": "1"}
    printed = [
        asked.out,
        asked.err,
        *(run(c, str(file), file=file, env=plain).out for c in ("score", "plan")),
    ]
    assert asked.code == 0
    for text in printed:
        assert not [sign for sign in ("\u2212", "→", "≈", " · ", NUMBER, "0-4", "CM") if sign in text]
        assert max(map(width, text.splitlines()), default=0) <= 80
    said = spoken("\n".join(printed), language)
    assert not [wrong for wrong in WRONG[language] if wrong in said]
    assert spoken("community manager", language) in said


@pytest.mark.parametrize(("command", "way"), [("score", "level 1, target 3"), ("plan", "from 1 to 3, ")])
def test_without_being_asked_for_score_and_plan_are_as_they_are_seen(
    place: Path, command: str, way: str
) -> None:
    """Columns, arrows and short forms are for the eye; the option before the command changes them."""
    file = created(place / "calla.toml")
    typed(file, *["1"] * CRITERIA)
    seen = run(command, str(file), file=file).out
    heard_of_it = run("--plain", command, str(file), file=file).out
    assert "1 → 3" in seen
    assert way not in seen
    assert way in heard_of_it


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Le CM, les CMs, d’un CM.", "Le community manager, les community managers, d’un community manager."),
        ("un community manager (CM)", "un community manager"),
        ("CMX, ACM, CM-3, 3 cm", "CMX, ACM, CM-3, 3 cm"),
        (f"{NUMBER} et 1\u202f200\u202f000 €", "180 000 et 1 200 000 €"),
        ("85\u202f% et 3\u00a0ans", "85\u202f% et 3\u00a0ans"),
        ("\u22123 points, -3 points", "moins 3 points, moins 3 points"),
        ("niveaux 0–4", "niveaux de 0 à 4"),
        ("de 2–3 jours", "de 2 à 3 jours"),
        ("1,5-2 jours", "de 1,5 à 2 jours"),
        ("art. L. 121-145, loi n° 78-112, 2004-575", "art. L. 121-145, loi n° 78-112, 2004-575"),
        ("le 2026-11-22, 06-12-18-24, v1-2", "le 2026-11-22, 06-12-18-24, v1-2"),
        ("1.4 Règles 1 → 2 · 3 jours", "1.4 Règles de 1 à 2, 3 jours"),
        ("-: sans objet", "-: sans objet"),
    ],
)
def test_signs_become_words_and_nothing_else_does(written: str, said: str) -> None:
    """In French; articles of law, days and codes keep their dashes."""
    assert heard(written, words_for("fr")) == said


def test_names_and_paths_are_said_as_they_are_written() -> None:
    """Also where a line ends within one; a company called CM does not take the word from all others."""
    names = ("CM Transport 0-4", "/srv/CM 2026/a-1-2.toml")
    text = "CM Transport\n0-4 : le CM. '/srv/CM 2026/a-1-2.toml'"
    said = "CM Transport\n0-4 : le community manager. '/srv/CM 2026/a-1-2.toml'"
    assert heard(text, words_for("fr"), as_written=names) == said
    assert heard("le CM", words_for("fr"), as_written=("CM", "")) == "le community manager"


def test_no_line_ends_within_a_number() -> None:
    """Its groups are set apart by a plain space, which is not where the line is broken."""
    for before in range(60, 80):
        text = heard(f"{'x' * before} {NUMBER} abonnés", words_for("fr"))
        assert "180 000" in text
        assert max(map(len, text.splitlines())) <= 80


def test_the_file_and_what_was_typed_are_repeated_to_the_letter(place: Path) -> None:
    """A path can be copied, and a mistyped answer is recognised."""
    folder = place / "CM 0-4"
    folder.mkdir()
    file = created(folder / "CM 1-3.toml")
    ended = typed(file, "0-4", "CM 1-2", "2", "q")
    # A path that is longer than a line goes on in the next one.
    assert f"'{file}'".replace(" ", "") in "".join(ended.out.split())
    first, second = ended.err.splitlines()
    assert first.startswith("0-4 is no answer")
    assert second.startswith("CM 1-2 is no answer")
