"""The direction of imports, as the running program and its source show it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cm_readiness"
EXAMPLE = ROOT / "questionnaires" / "community_manager" / "examples" / "maison_calla.en.toml"


def imported(tmp_path: Path, *arguments: str) -> set[str]:
    """The top-level packages that a run of the program imports; it has to end well."""
    code = (
        "import sys\n"
        "from cm_readiness.__main__ import main\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert end.code in (0, None), end.code\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "CM_READINESS_HOME": str(tmp_path), "CM_READINESS_CONFIG": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("score", str(EXAMPLE)), ("score", str(EXAMPLE), "--json"), ("report", str(EXAMPLE)),
     ("check", str(EXAMPLE)), ("list",)],
)  # fmt: skip
def test_commands_run_without_textual(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Whoever scores or reports does not wait for the terminal UI."""
    names = imported(tmp_path, *arguments)
    assert "cm_readiness" in names
    assert not names & {"textual", "rich"}


def test_help_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    """Neither the models nor the templates are loaded to print help."""
    assert not imported(tmp_path, "--help") & {"pydantic", "jinja2", "markdown_it", "tomli_w"}


def test_the_core_needs_pydantic_and_nothing_else(tmp_path: Path) -> None:
    """Importing the whole method loads no other library."""
    code = (
        "import sys; before = set(sys.modules); import cm_readiness.core.evaluation;"
        "print(*{n.partition('.')[0] for n in set(sys.modules) - before} - set(sys.stdlib_module_names))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {name for name in run.stdout.split() if not name.startswith("_sysconfigdata")}
    allowed = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
    assert found - allowed == {"cm_readiness"}


def test_whoever_shows_an_evaluation_has_it_in_the_days_of_the_reader() -> None:
    """Nothing above the method evaluates in the days of UTC; `app.evaluating` does it for the faces."""
    allowed = {PACKAGE / "app" / "evaluating.py", PACKAGE / "documents" / "document_set.py"}
    # It fills a template in for a trial, which nobody is shown.
    allowed.add(PACKAGE / "documents" / "render.py")
    found = {
        path.relative_to(PACKAGE)
        for path in PACKAGE.rglob("*.py")
        if path not in allowed and PACKAGE / "core" not in path.parents
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and {alias.name for alias in node.names} & {"evaluate", "standings", "utc_day"}
    }
    assert not found


def test_no_circle_of_imports() -> None:
    """Not even of imports for types alone, or inside of functions."""
    graph = {name: set(imports) for name, imports in imports_of_modules().items()}
    found: set[frozenset[str]] = set()
    while (circle := circle_in(graph)) is not None:
        found.add(frozenset(circle))
        graph[circle[1]].discard(circle[0])
    assert not found, [" → ".join(sorted(circle)) for circle in found]


def circle_in(graph: Mapping[str, set[str]]) -> list[str] | None:
    """The modules of one circle, each beside one that imports it; None when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return None


def imports_of_modules() -> dict[str, frozenset[str]]:
    """The modules of the package that each of them imports, wherever in its source."""
    paths = {module_name(path): path for path in PACKAGE.rglob("*.py")}
    return {name: frozenset(imports_in(path, name, paths)) - {name} for name, path in paths.items()}


def module_name(path: Path) -> str:
    """A module by its path, a package by that of its `__init__`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(path: Path, name: str, modules: Mapping[str, Path]) -> Iterator[str]:
    """What one module imports of the package."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            for alias in node.names:
                found = f"{base}.{alias.name}"
                if found in modules or base in modules:
                    yield found if found in modules else base


def test_the_circles_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A circle that only types need, or that a function hides, is one as well."""
    package = tmp_path / "cm_readiness"
    package.mkdir()
    (package / "one.py").write_text("def f():\n    from .two import x\n", "utf-8")
    (package / "two.py").write_text("if TYPE_CHECKING:\n    from cm_readiness import one\n", "utf-8")
    (package / "three.py").write_text("from . import one, two\n", "utf-8")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    monkeypatch.setitem(globals(), "PACKAGE", package)
    circle = circle_in({name: set(imports) for name, imports in imports_of_modules().items()})
    assert circle is not None
    assert set(circle) == {"cm_readiness.one", "cm_readiness.two"}


LONGEST_CHAIN = 3


def test_screens_and_widgets_are_composed_not_inherited() -> None:
    """From a class of the terminal UI up to the first of ours there are three at the most."""
    modules = [module_name(path) for path in sorted((PACKAGE / "tui").rglob("*.py"))]
    classes = {
        found
        for module in map(import_module, modules)
        for found in vars(module).values()
        if isinstance(found, type) and found.__module__ == module.__name__
    }
    assert len(classes) > len(modules) / 2
    chains = [chain_of(cls) for cls in classes]
    assert [chain for chain in chains if len(chain) > LONGEST_CHAIN] == []


def chain_of(cls: type) -> list[str]:
    """The names of a class of ours and of its longest line of bases of ours."""
    if not cls.__module__.startswith("cm_readiness."):
        return []
    return [cls.__name__, *max(map(chain_of, cls.__bases__), key=len)]
