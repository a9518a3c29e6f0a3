"""What is wrong with a line of TOML is said in our own words, in the person's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.toml_file import read_toml
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import LANGUAGES, words_for

LINES = {
    'a = "x': "unclosed_text",
    'a = "x\nb = 1': "unclosed_text",
    'a = """x': "unclosed_text",
    "a = [1": "unclosed_bracket",
    "a = {b = 1": "unclosed_bracket",
    "[a": "unclosed_bracket",
    "a = 1\na = 2": "named_twice",
    "[a]\n[a]": "named_twice",
    "a = {b = 1, b = 2}": "named_twice",
    "a == 1": "not_a_value",
    "a = yes": "not_a_value",
    "a = 1 2": "two_on_a_line",
    'a = "C:\\qa"': "bad_escape",
    'a = "C:\\Users"': "bad_escape",
    'a = "\x01"': "control_character",
    "# \x01": "control_character",
    "hello": "invalid_toml",
    "= 1": "invalid_toml",
}


@pytest.mark.parametrize("text", LINES)
def test_what_is_wrong_with_a_line(tmp_path: Path, text: str) -> None:
    """The line is named, and what to do about it."""
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8", newline="\n")
    with pytest.raises(ReadinessError) as caught:
        read_toml(path)
    fault = caught.value.fault
    assert fault.code == LINES[text]
    assert fault.where.line in (1, 2)
    said = [sentence(fault, words_for(language)) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
