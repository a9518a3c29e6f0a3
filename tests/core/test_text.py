"""Names as people read them, one after the other."""

from __future__ import annotations

import pytest

from cm_readiness.core.text import read_together


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
