"""Quotation marks within others are the inner ones of the language."""

from __future__ import annotations

import pytest

from cm_readiness.language.quotation import quoted
from cm_readiness.language.words import words_for


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "a “b” c", "“a ‘b’ c”"),
        ("en", "a « b » c", "“a « b » c”"),
        ("fr", "Décret «\u00a0seuil\u00a0» contractuel", "«\u00a0Décret “seuil” contractuel\u00a0»"),
        ("fr", "«a» «\u202fb\u202f»", "«\u00a0“a” “b”\u00a0»"),
        ("fr", "a “b” c", "«\u00a0a “b” c\u00a0»"),
        ("es", "Décret «\u00a0seuil\u00a0» contractuel", "«Décret “seuil” contractuel»"),
        ("es", "l’«\u00a0a", "«l’“a»"),
    ],
)
def test_marks_of_the_same_kind_change(language: str, text: str, shown: str) -> None:
    """With the space that is fixed to them; others stay, and nothing else does not."""
    assert quoted(text, words_for(language)) == shown
