"""Texts in several languages, and names as people read them, one after the other."""

from __future__ import annotations

import pytest

from cm_readiness.core.text import Text, read_together


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
