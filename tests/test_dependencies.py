"""What the program asks to be installed is what it imports, and what it uses the insides of has a bound."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CALLED = {
    "ibis-framework": "ibis", "markdown-it-py": "markdown_it", "pillow": "PIL",
    "python-calamine": "python_calamine", "python-pptx": "pptx", "tomli-w": "tomli_w",
}  # fmt: skip
"""Packages whose module has another name."""
COMPANIONS = {
    "markupsafe": "jinja2", "pydantic_core": "pydantic", "rich": "textual",
    "PIL": "pptx",
}  # fmt: skip
"""Modules that another package always brings along."""
HELD = {"sqlglot": "ibis"}
"""Packages that are asked for because the newest of them breaks another one."""


def requirements() -> dict[str, str]:
    """The bounds of each module that is asked for, extras included."""
    listed = list(chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()))
    found = {}
    for requirement in listed:
        name, bounds = re.fullmatch(r"([\w-]+)(?:\[[^\]]*\])?(.*)", requirement).groups()  # type: ignore[union-attr]
        found[CALLED.get(name, name)] = bounds
    return found


def imported() -> set[str]:
    """Every module of others that the program imports, wherever in its code, by its whole name."""
    names = set()
    for path in (ROOT / "cm_readiness").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module)
    return {
        name for name in names if name.partition(".")[0] not in (*sys.stdlib_module_names, "cm_readiness")
    }


def test_everything_that_is_asked_for_is_imported() -> None:
    """Nobody installs what nothing uses."""
    found = {name.partition(".")[0] for name in imported()}
    assert {HELD.get(name, name) for name in requirements()} <= found


def test_everything_that_is_imported_is_asked_for() -> None:
    """By itself, or by what brings it along."""
    found = {name.partition(".")[0] for name in imported()}
    assert {COMPANIONS.get(name, name) for name in found} <= requirements().keys()


def test_what_has_private_modules_in_use_has_an_upper_bound() -> None:
    """The next version may have none of that name; so may one of which classes are derived."""
    inside = {name.partition(".")[0] for name in imported() if "._" in name} | {
        "click",
        "typer",
        "textual",
        "pydantic",
    }
    assert [name for name in inside if "<" not in requirements()[COMPANIONS.get(name, name)]] == []
