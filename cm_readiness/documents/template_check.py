"""What is wrong with a template, found without filling it in: its syntax, and names that nothing gives."""

from __future__ import annotations

from collections.abc import Iterator
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
    for included in find_referenced_templates(tree):
        if included is not None and included not in seen:
            yield from _check(environment, main, included, seen)


def _unknown_names(environment: Environment, tree: nodes.Template, file: str) -> Iterator[Fault]:
    """Names that neither the view, nor the sandbox, nor the template itself gives."""
    from ..views.documents_shape import MoreView
    from ..views.report_shape import ReportView

    known = {*ReportView.__annotations__, *MoreView.__annotations__, *environment.globals, *_IMPLICIT}
    known |= {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    known |= {macro.name for macro in tree.find_all(nodes.Macro)}
    known |= {node.target for node in tree.find_all(nodes.Import)}
    for imported in tree.find_all(nodes.FromImport):
        known |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            yield Fault("template_unknown_name", {"name": node.name}, Place(file, line=node.lineno))
