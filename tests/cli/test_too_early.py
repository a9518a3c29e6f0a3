"""While it is too early for a verdict, none is named in any text for people, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.language.records import RECORDS
from tests.early import NAMES, unmistakable

from .conftest import Run

OWN_WORDS = {"en": "Too early to say", "fr": "Trop tôt pour le dire", "es": "Demasiado pronto para decirlo"}
"""What the program says where the questionnaire says nothing."""


@pytest.mark.parametrize("undecided", ["Zearly", ""])
@pytest.mark.parametrize("language", RECORDS)
def test_no_text_names_a_verdict(run: Run, place: Path, language: str, undecided: str) -> None:
    """Scores, plan, budget, milestones and comparison say the undecided name, or the program's own."""
    asked = unmistakable(place / "own", undecided)
    said = undecided or OWN_WORDS[language]
    spoken = ("--language", language)
    assert run("new", "early.toml", "--questionnaire", asked, "--set", "cm_setup=in_house").code == 0
    for criterion, level in (("1.1", "4"), ("2.1", "0"), ("3.1", "3")):
        assert run("answer", "early.toml", criterion, level).code == 0
    assert run("milestone", "early.toml", "add", "first").code == 0
    run("answer", "early.toml", "1.2", "2")
    texts = {
        "score": run(*spoken, "score", "early.toml"),
        "plan": run(*spoken, "plan", "early.toml", "--budget", "0"),
        "milestones": run(*spoken, "milestone", "early.toml", "list"),
        "compare": run(*spoken, "compare", "early.toml@first", "early.toml"),
    }
    for name, ended in texts.items():
        assert ended.code == 0, (name, ended.err)
        assert not [verdict for verdict in NAMES if verdict in ended.out], (name, ended.out)
        if undecided or name in ("score", "plan"):
            assert said in ended.out, (name, ended.out)
