"""While it is too early for a verdict, `ask` ends without naming one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.language.records import RECORDS
from tests.early import NAMES, unmistakable

from .conftest import run


@pytest.mark.parametrize("language", RECORDS)
def test_the_end_names_no_verdict(place: Path, language: str) -> None:
    """The results say the undecided name and what to find out first."""
    file = place / "early.toml"
    asked = str(unmistakable(place / "own", "Zearly"))
    run("new", str(file), "--questionnaire", asked, "--set", "cm_setup=in_house", file=file)
    ended = run("--language", language, "ask", str(file), lines=("4", "2", "q"), file=file)
    assert ended.code == 0
    assert "Zearly" in ended.out
    assert not [name for name in NAMES if name in ended.out]
