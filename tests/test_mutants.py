"""The list of mutants follows the code: each still has its place and its test. `make mutants` tries them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import Mutant, home_of, mutants

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.promise)
def test_a_mutant_has_its_place_and_its_test(mutant: Mutant) -> None:
    """What it changes stands once in its room, and what notices it is there."""
    assert home_of(mutant, ROOT).is_file()
    for test in mutant.test.split():
        path, _, name = test.partition("::")
        text = (ROOT / path).read_text("utf-8")
        assert not name or f"def {name.rpartition('::')[2].partition('[')[0]}(" in text
