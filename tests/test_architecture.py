"""The rooms and arrows of ARCHITECTURE.md are those of the code; what pages for developers name exists."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cm_readiness"
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
PAGES = [ARCHITECTURE, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
NAMED_FILE = re.compile(r"[\w./-]+/|[\w./-]+\.(?:py|typ|toml|md|tcss|j2|po|mo|json)|Makefile|\.ci/run")

Arrow = tuple[str, str]


@cache
def drawn() -> dict[str, frozenset[str]]:
    """What each room imports, as the page has it."""
    table = ARCHITECTURE.read_text("utf-8").split("<!-- rooms -->")[1].split("<!-- end of rooms -->")[0]
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \|$", table, re.MULTILINE)
    return {room: frozenset(re.findall(r"`(\w+)`", imports)) for room, imports in rows}


def drawn_arrows() -> set[Arrow]:
    """From the room that imports to the one that is imported."""
    return {(room, other) for room, others in drawn().items() for other in others}


def real_arrows() -> set[Arrow]:
    """The same in the code, imports of types alone and those inside of functions included."""
    graph = grimp.build_graph("cm_readiness", cache_dir=None)
    found = {
        (room_of(module), room_of(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    }
    return {(room, other) for room, other in found if room and other and room != other}


def room_of(module: str) -> str:
    """The room that a module is in; empty for what stands beside them."""
    name = module.split(".")[1] if "." in module else ""
    return name if (PACKAGE / name).is_dir() else ""


def forbidden_arrows() -> set[Arrow]:
    """What the contracts of import-linter forbid between rooms."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {
        (room_of(source), room_of(module))
        for contract in settings["tool"]["importlinter"]["contracts"]
        for source in contract["source_modules"]
        for module in contract["forbidden_modules"]
        if module.startswith("cm_readiness.")
    }


def test_every_room_is_on_the_page() -> None:
    """A folder of the package is a room; no other is drawn, and the picture and the text name each."""
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(drawn()) == rooms
    picture = ARCHITECTURE.read_text("utf-8").split("```")[1]
    assert [room for room in rooms - {"language"} if not re.search(rf"\b{room}\b", picture)] == []


def test_the_arrows_are_those_of_the_code() -> None:
    """None is missing, and none is drawn that no import needs."""
    assert drawn_arrows() == real_arrows()


def test_the_contracts_forbid_every_other_arrow() -> None:
    """What is not drawn cannot be imported without a word: the page and the contracts change together."""
    assert forbidden_arrows() & drawn_arrows() == set()
    assert set(permutations(drawn(), 2)) - drawn_arrows() - forbidden_arrows() == set()


def named(page: Path) -> list[str]:
    """What stands between backquotes in a page, outside of blocks of code."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


@cache
def definitions() -> frozenset[str]:
    """The functions, classes and constants of package and tests; methods with their class as well."""
    paths = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return frozenset(name for path in paths for name in defined(ast.parse(path.read_text("utf-8"))))


def defined(tree: ast.AST, owner: str = "") -> Iterator[str]:
    """The names that a module or a class defines."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.ClassDef(name=name):
                yield name
                yield from defined(node, f"{name}.")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield from (name, f"{owner}{name}")
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield from (name, f"{owner}{name}")
            case ast.If():
                yield from defined(node, owner)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    """By their path from the root or within the package."""
    found = [name for name in named(page) if NAMED_FILE.fullmatch(name)]
    assert found
    homes = (ROOT, PACKAGE)
    assert [name for name in found if not any((home / name).exists() for home in homes)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_functions_and_classes_that_are_named_exist(page: Path) -> None:
    """Written with brackets, or with the capitals of classes and constants."""
    calls = [name.split("(")[0] for name in named(page) if re.fullmatch(r"\w[\w.]+\([^)]*\)", name)]
    names = [
        name for name in named(page) if re.fullmatch(r"[A-Z][a-z]\w*[A-Z]\w*(\.\w+)?|[A-Z]{2}[A-Z_]+", name)
    ]
    lost = {name.removeprefix("core.") for name in (*calls, *names)} - definitions()
    assert lost == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_that_are_named_exist(page: Path) -> None:
    """`make check` and the others."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^\$ |`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)) <= targets


def test_a_name_that_is_gone_is_noticed() -> None:
    """The tests above would pass on a page that names nothing otherwise."""
    assert {"write_bytes", "Sitting.give", "COMMANDS", "AssessmentStore"} <= definitions()
    assert "Sitting.take" not in definitions()
    assert len(named(ARCHITECTURE)) > 100
