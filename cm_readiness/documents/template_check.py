"""What is wrong with a template, found without filling it in: its syntax, and names that nothing gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates

from ..core.errors import Fault, Place, ReadinessError
from ..language.records import FALLBACK
from ..language.words import words_for
from .sandbox import environment_for, faults_of

_IMPLICIT = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})
"""Names that Jinja itself gives to a template."""


def check_here(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template and what it includes, in the order in which it stands there.

    Args:
        path: the file of the template; it is read and compiled within this process.
    """
    return tuple(_check(environment_for(path, words_for(FALLBACK)), path, path.name, seen=set()))


def _check(environment: Environment, main: Path, name: str, seen: set[str]) -> Iterator[Fault]:
    seen.add(name)
    try:
        with faults_of(main):
            assert environment.loader is not None  # noqa: S101 - the sandbox always has one
            source, filename, _ = environment.loader.get_source(environment, name)
            tree = environment.parse(source, name, filename)
            environment.compile(source, name, filename)
    except ReadinessError as error:
        yield error.fault
        return
    yield from _unknown_names(environment, tree, filename or name)
    for line, included in _included(tree):
        if included in seen:
            continue
        for fault in _check(environment, main, included, seen):
            # A part that is not there has no line of its own: it is missed where it is asked for.
            nowhere = fault.code == "template_include" and fault.where.line is None
            yield replace(fault, where=Place(filename or name, line=line)) if nowhere else fault


def _included(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """The parts that a template names, each with its line."""
    for node in tree.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)):
        names = find_referenced_templates(nodes.Template([node], lineno=node.lineno))
        yield from ((node.lineno, name) for name in names if name is not None)


def _unknown_names(environment: Environment, tree: nodes.Template, file: str) -> Iterator[Fault]:
    """Names that neither the view, nor the sandbox, nor the template itself gives."""
    from ..views.documents_shape import DocumentsView
    from ..views.portfolio_shape import PortfolioDocumentView
    from ..views.report_shape import ReportView

    known = {*ReportView.__annotations__, *DocumentsView.__annotations__, *environment.globals, *_IMPLICIT}
    known |= PortfolioDocumentView.__annotations__.keys()
    known |= {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    known |= {macro.name for macro in tree.find_all(nodes.Macro)}
    known |= {node.target for node in tree.find_all(nodes.Import)}
    for imported in tree.find_all(nodes.FromImport):
        known |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            yield Fault("template_unknown_name", {"name": node.name}, Place(file, line=node.lineno))
