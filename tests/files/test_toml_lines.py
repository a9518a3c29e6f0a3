"""The lines of the keys of a TOML text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cm_readiness.files.key_paths import KeyPath, shown_key
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.files.toml_lines import TomlLines

TEXT = '''\
# a comment with [brackets] and "quotes
top = 1 # one

"quoted.key" = 2
'literal key' = 3
dotted . "in the".middle = 4
long = """
[not.a.table]
key = "no key"
a quote \\""" here, and five at the end"""""
literal = \'\'\'
[[neither]] " \\\'\'\'
list = [
    "]", # a bracket ]
    { inner = [1, 2], other = "}" },
]
after = 5

[table]
inside = { deep = { deeper = 1 } }

[table.sub."x.y"]
leaf = 1

[[items]]
name = "first"
[items.child]
leaf = 1
[[items.parts]]
fr = "a"
[[items.parts]]
fr = "b"
[[items]]
name = "second"
[[items.parts]]
"f\\u0072" = "c"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), "top = 1 # one"),
        (("quoted.key",), '"quoted.key" = 2'),
        (("literal key",), "'literal key' = 3"),
        (("dotted", "in the", "middle"), 'dotted . "in the".middle = 4'),
        (("dotted",), 'dotted . "in the".middle = 4'),
        (("long",), 'long = """'),
        (("list", 1, "inner", 0), "list = ["),
        (("after",), "after = 5"),
        (("table", "inside", "deep", "deeper"), "inside = { deep = { deeper = 1 } }"),
        (("table", "sub"), '[table.sub."x.y"]'),
        (("table", "sub", "x.y", "leaf"), "leaf = 1"),
        (("items", 0, "child", "leaf"), "leaf = 1"),
        (("items", 0, "parts", 1, "fr"), 'fr = "b"'),
        (("items", 1, "parts", 0), "[[items.parts]]"),
        (("items", 1, "parts", 0, "fr"), '"f\\u0072" = "c"'),
    ],
)
def test_a_key_has_the_line_on_which_it_stands(path: KeyPath, line: str) -> None:
    """Whatever strings, lists and comments stand before it; inside a value, it is the outermost key's."""
    tomllib.loads(TEXT)
    found = TomlLines(TEXT)[path]
    assert found is not None
    assert TEXT.splitlines()[found - 1] == line


def test_a_missing_key_has_the_line_of_the_table_around_it() -> None:
    """There a person would add it."""
    lines = TomlLines(TEXT)
    assert lines[("items", 1, "nothing", "here")] == lines[("items", 1)]
    assert lines[("nothing",)] is None
    assert lines[()] is None


@pytest.mark.parametrize("path", sorted(questionnaires_folder().rglob("*.toml")), ids=lambda path: path.name)
def test_the_lines_of_shipped_files_hold_their_keys(path: Path) -> None:
    """Every key of every shipped file is found on a line that starts with it, or inside a value."""
    text = path.read_text("utf-8")
    rows, lines = text.splitlines(), TomlLines(text)
    seen = 0

    def walk(value: object, at: KeyPath) -> None:
        nonlocal seen
        entries = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for key, inner in entries:
            place = (*at, key)
            row = rows[(lines[place] or 0) - 1]
            seen += isinstance(key, str) and key in row.partition("=")[0]
            walk(inner, place)

    walk(tomllib.loads(text), ())
    keys_on_lines = sum(1 for row in rows if "=" in row.partition("#")[0] and not row.startswith(" "))
    assert seen >= keys_on_lines


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("criteria", 3, "levels", 2, "fr"), "criteria[3].levels[2].fr"),
        (("answers", "purpose.business_goals"), 'answers."purpose.business_goals"'),
        (("a b", 'say "x"'), '"a b"."say \\"x\\""'),
        (("k" * 3000, "level"), f"{'k' * 100}….level"),
        ((), ""),
    ],
)
def test_a_key_path_is_shown_as_people_write_it(path: KeyPath, shown: str) -> None:
    """Keys that are no bare words stand in quotation marks."""
    assert shown_key(path) == shown
