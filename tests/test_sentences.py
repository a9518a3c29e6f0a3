"""Every fault has a sentence, in every language, with just the values that it is given."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from cm_readiness.core.errors import Fault, Place
from cm_readiness.language.fault_messages import SENTENCES, sentence
from cm_readiness.language.words import LANGUAGES, words_for

PACKAGE = Path(__file__).parent.parent / "cm_readiness"


def raised() -> Iterator[tuple[str, set[str] | None, str]]:
    """Each code that the package raises, the names of its values (None: not to be read off), its place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            code = node.args[0]
            if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
                continue
            place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            if node.func.id == "ReadinessError":
                names = {keyword.arg for keyword in node.keywords} - {"faults"}
                yield code.value, None if None in names else {name for name in names if name}, place
            elif node.func.id == "Fault":
                yield code.value, _keys(node), place


def _keys(call: ast.Call) -> set[str] | None:
    values = call.args[1] if len(call.args) > 1 else None
    values = next((k.value for k in call.keywords if k.arg == "values"), values)
    if values is None:
        return set()
    if not isinstance(values, ast.Dict) or not all(isinstance(k, ast.Constant) for k in values.keys):
        return None
    return {str(k.value) for k in values.keys if isinstance(k, ast.Constant)}


def places(message: str) -> set[str]:
    """The named places of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_every_code_that_is_raised_has_a_sentence_for_its_values() -> None:
    """A sentence asks for nothing that the fault does not bring."""
    found = list(raised())
    assert len(found) > 20
    for code, values, place in found:
        assert code in SENTENCES, place
        if values is not None:
            assert places(SENTENCES[code]) <= values, place


def test_no_sentence_is_left_over() -> None:
    """A code that nothing raises is dead; codes may also stand in tables as plain strings."""
    text = "".join(
        path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "fault_messages.py"
    )
    assert [code for code in SENTENCES if f'"{code}"' not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_a_translated_sentence_keeps_the_named_places(code: str, language: str) -> None:
    """A place that is lost or misspelt in a translation would fail when a person needs it most."""
    message = SENTENCES[code]
    assert places(words_for(language)(message)) == places(message)


def test_a_sentence_says_where_first() -> None:
    """File, line and key stand before what is wrong, as in the command line's documentation."""
    fault = Fault(
        "level_out_of_range",
        {"level": 7, "criterion": "purpose.business_goals"},
        Place("maison-calla.toml", "answers", 41),
    )
    said = sentence(fault, words_for("en"))
    assert said.startswith("maison-calla.toml, line 41: answers: ")
    assert said.endswith("must be 0 to 4.")


def test_a_sentence_without_a_place_starts_with_a_capital() -> None:
    """It stands alone on its line."""
    said = sentence(Fault("no_reason", {"criterion": "the answer"}), words_for("en"))
    assert said == "The answer: not applicable needs a reason."
