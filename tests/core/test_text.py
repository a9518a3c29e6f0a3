"""Texts as they are taken in, in several languages, and names as people read them one after the other."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.text import (
    _HIDDEN,
    _ODD,
    Text,
    cleaned,
    is_plain,
    on_a_single_line,
    read_together,
    visible,
)
from cm_readiness.formats.office import _FORBIDDEN


@pytest.mark.parametrize(
    ("company", "title", "names"),
    [
        ("Maison Calla", "baseline", ("Maison Calla", "baseline")),
        ("Maison Calla", "Maison Calla, baseline", ("Maison Calla, baseline",)),
        ("Maison Calla", " Maison Calla ", ("Maison Calla",)),
        ("A", "Annual review", ("A", "Annual review")),
        ("Maison Calla", " ", ("Maison Calla",)),
        ("", "baseline", ("baseline",)),
        ("", "", ()),
    ],
)
def test_no_name_is_read_twice(company: str, title: str, names: tuple[str, ...]) -> None:
    """A title that begins with the company stands alone; one that begins with the same letters does not."""
    assert read_together(company, title) == names


@pytest.mark.parametrize("languages", [("fr", "en"), ("en", "fr")])
def test_a_missing_language_is_that_of_the_first(languages: tuple[str, ...]) -> None:
    """Of those that the questionnaire declares, in its order."""
    text = Text({code: f"in {code}" for code in languages})
    assert [text.get(code) for code in (*languages, "es")] == [
        f"in {languages[0]}", f"in {languages[1]}", f"in {languages[0]}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("copied", "kept"),
    [
        ("\ufeffa\u202ab\u202c\u200ec\u202bd\u2066e\u2069\u061c", "abcde"),
        ("soft\u00adhyphen, ze\u200bro\u2060", "softhyphen, zero"),
        ("a\ufffeb\uffffc\ufdd0", "abc"),
        (
            "one\x0btwo\x0cthree\x85four\u2028five\u2029six\r\nseven\reight",
            "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight",
        ),
        ("\uf0b7 point\n\uf0a7 square\n\uf0d8 arrow\n\uf0fc done", "• point\n▪ square\n➢ arrow\n✔ done"),
        ("bell\x07 esc\x1b[31m nul\x00 private \uf123", "bell\x07 esc\x1b[31m nul\x00 private \uf123"),
        (
            "été 👩\u200d💻 مى\u200cخواهم 1\u00a0200\u202f€ a\tb",
            "été 👩\u200d💻 مى\u200cخواهم 1\u00a0200\u202f€ a\tb",
        ),
    ],
)
def test_what_is_copied_is_taken_in_without_marks(copied: str, kept: str) -> None:
    """Line ends are line ends, bullets bullets; letters, joiners, blanks and real controls stay."""
    assert cleaned(copied) == kept
    assert Text({"en": f"x{copied}"}).get("en") == f"x{kept}"


@given(st.text())
def test_what_is_taken_in_once_is_taken_in_the_same_again(text: str) -> None:
    """So that what is saved and read again is the same; and a place of one line gets one."""
    assert cleaned(cleaned(text)) == cleaned(text)
    assert "\n" not in on_a_single_line(text)


@given(st.text(st.characters(codec="utf-8")))
def test_only_real_control_characters_are_escapes_in_what_was_taken_in(text: str) -> None:
    """Everything else stands as it is."""
    kept = cleaned(text)
    controls = [sign for sign in kept if sign not in "\n\t" and (sign < " " or "\x7f" <= sign <= "\x9f")]
    assert visible(kept).count("\\x") - kept.count("\\x") == len(controls)
    assert len(visible(kept)) == len(kept) + 3 * len(controls)


def test_lines_that_are_pasted_into_one_are_all_there() -> None:
    """With a space between them, and none at the ends."""
    assert on_a_single_line(" Maison Calla\r\n\tLyon \n\n") == "Maison Calla Lyon"


def test_what_is_plain_has_nothing_odd_or_hidden() -> None:
    """Of all signs that there are: a text that is taken as it is would not have been changed."""
    plain = "".join(sign for sign in map(chr, range(sys.maxunicode + 1)) if is_plain(sign))
    assert len(plain) > 100_000 and "\n" in plain and "\xa0" not in plain
    assert not _ODD.search(plain) and not _HIDDEN.search(plain) and not _FORBIDDEN.search(plain)
