"""Measures of the code in a checkout, for docs/decisions: modules, functions, circles, who imports files.

Run as `python -m tests.measures_of_code [CHECKOUT]`; nothing of the checkout is imported.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from importlib.util import resolve_name
from pathlib import Path
from statistics import median

PACKAGE = "cm_readiness"
LONG_MODULE = 300
LONG_FUNCTION = 30


def measures(checkout: Path) -> dict[str, int | float]:
    """The measures of the package in a checkout, by what they count."""
    paths = {module_name(path.relative_to(checkout)): path for path in (checkout / PACKAGE).rglob("*.py")}
    sources = {name: path.read_text("utf-8") for name, path in paths.items()}
    lengths = {name: len(text.splitlines()) for name, text in sources.items()}
    written = [length for length in lengths.values() if length > 1]
    trees = {name: ast.parse(text) for name, text in sources.items()}
    packages = {
        name: name if path.stem == "__init__" else name.rpartition(".")[0] for name, path in paths.items()
    }
    imports = {name: set(imports_of(packages[name], tree, paths)) - {name} for name, tree in trees.items()}
    return {
        "modules": len(written),
        "lines of the median module": median(written),
        "lines of the longest module": max(written),
        f"modules over {LONG_MODULE} lines": sum(length > LONG_MODULE for length in written),
        f"functions over {LONG_FUNCTION} lines": sum(
            length > LONG_FUNCTION for tree in trees.values() for length in function_lengths(tree)
        ),
        "circles of imports": len(circles(imports)),
        "modules outside files/ that import files": sum(
            not is_file_module(name) and any(map(is_file_module, found)) for name, found in imports.items()
        ),
        "of these, in faces": sum(
            name.split(".")[1:2] in (["cli"], ["plain"], ["tui"]) and any(map(is_file_module, found))
            for name, found in imports.items()
        ),
    }


def module_name(path: Path) -> str:
    """A module by its path, a package by that of its `__init__`."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def is_file_module(name: str) -> bool:
    """Whether a module touches the disk."""
    return f"{name}.".startswith(f"{PACKAGE}.files.")


def function_lengths(tree: ast.Module) -> Iterator[int]:
    """The lines of each function, without its docstring and what decorates it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node, clean=False) is not None
            text = node.body[0] if documented else None
            without = (text.end_lineno or text.lineno) - text.lineno + 1 if text is not None else 0
            yield (node.end_lineno or node.lineno) - node.lineno + 1 - without


def imports_of(package: str, tree: ast.Module, modules: Mapping[str, Path]) -> Iterator[str]:
    """What a module in a package imports of ours: also for types alone, and inside of functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            for alias in node.names:
                found = f"{base}.{alias.name}"
                if found in modules or base in modules:
                    yield found if found in modules else base


def circles(imports: Mapping[str, set[str]]) -> set[frozenset[str]]:
    """The largest groups of modules in which each leads to each."""
    reached = {name: reachable(name, imports) for name in imports}
    groups = (
        frozenset(other for other in reached[name] if name in reached[other]) | {name} for name in imports
    )
    return {group for group in groups if len(group) > 1}


def reachable(start: str, imports: Mapping[str, set[str]]) -> set[str]:
    """The modules that a module leads to."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = imports[ahead.pop()] - found
        found |= new
        ahead += new
    return found


if __name__ == "__main__":
    for said, number in measures(Path(sys.argv[1] if len(sys.argv) > 1 else ".")).items():
        sys.stdout.write(f"{said}: {number:g}\n")
