"""Reports in Markdown, from templates that are asked for by name or by path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates

from ..core.errors import Fault, Place, ReadinessError
from ..core.evaluation import Evaluation
from ..files.shipped import templates_folder
from ..language.markdown_text import tidy, unmarked
from ..language.words import Words, words_for
from ..views.context import Context
from ..views.report import plain, view
from .catalogue import DOCUMENTS, STARTERS
from .sandbox import environment_for, faults_of

if TYPE_CHECKING:
    from ..core.comparison import Against

SUFFIX = ".md.j2"
"""What the file of a template is called after its name."""
COMPARISON = "comparison"
"""What a template has only where there is something to compare with."""
_IMPLICIT = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})
"""Names that Jinja itself gives to a template."""


@dataclass(frozen=True)
class TemplateInfo:
    """A template that can be asked for by name."""

    name: str
    path: Path
    shipped: bool

    @property
    def title(self) -> str:
        """Its title in front of people, a message to translate; its name when it has none."""
        return DOCUMENTS[self.name].title if self.shipped and self.name in DOCUMENTS else self.name


def templates(folder: Path | None = None) -> tuple[TemplateInfo, ...]:
    """The templates that can be asked for by name: the program's own in their order, then the person's.

    Args:
        folder: a folder of one's own; a template in it goes before a shipped one of the same name.
    """
    found = {info.name: info for info in _in_folder(templates_folder(), shipped=True)}
    found |= {info.name: info for info in _in_folder(templates_folder() / STARTERS, shipped=True)}
    if folder is not None:
        found |= {info.name: info for info in _in_folder(folder, shipped=False)}
    order = {name: place for place, name in enumerate(DOCUMENTS)}
    return tuple(found[name] for name in sorted(found, key=lambda name: (order.get(name, len(order)), name)))


def find_template(template: str | Path, folder: Path | None = None) -> Path:
    """The file of a template.

    Args:
        template: a name, or the path of a file; a text with a slash in it or that ends in `.j2` is a path.
        folder: a folder of one's own, as for `templates`.

    Raises:
        ReadinessError: `no_template` for an unknown name, `no_such_file` for a path without a file.
    """
    name = str(template)
    if isinstance(template, Path) or name.endswith(".j2") or "/" in name or "\\" in name:
        path = Path(template)
        if not path.is_file():
            raise ReadinessError("no_such_file", Place(str(path)))
        return path
    known = templates(folder)
    for info in known:
        if info.name == name:
            return info.path
    raise ReadinessError("no_template", name=name, known=", ".join(info.name for info in known))


def render(
    template: str | Path,
    evaluation: Evaluation,
    words: Words,
    *,
    folder: Path | None = None,
    against: Against | None = None,
) -> str:
    """A report in Markdown, as people read it; the arguments are those of `render_marked`."""
    return unmarked(render_marked(template, evaluation, words, folder=folder, against=against))


def render_marked(
    template: str | Path,
    evaluation: Evaluation,
    words: Words,
    *,
    folder: Path | None = None,
    against: Against | None = None,
) -> str:
    """A report in Markdown, with the marks that other formats go by.

    Args:
        template: a name or a path, as for `find_template`.
        evaluation: what is reported on.
        words: the language of the report.
        folder: a folder of one's own with templates.
        against: what came before, for a template that compares.

    Raises:
        ReadinessError: as `find_template`, and `template_…` with file and line for a fault in a template;
            `needs_against` for a template that compares, with nothing to compare with.
    """
    path = find_template(template, folder)
    document = DOCUMENTS.get(path.name.removesuffix(SUFFIX))
    more = not (document and document.plain and is_shipped(path))
    values = values_of(evaluation, words, more=more, against=against)
    try:
        if not is_shipped(path):
            from .sandbox_process import render_apart

            return render_apart(path, values, words)
        return filled_in(path, values, words)
    except ReadinessError as error:
        if error.fault.values.get("name") == COMPARISON and COMPARISON not in values:
            place = Place(str(template if is_shipped(path) else path))
            raise ReadinessError("needs_against", place) from error
        raise


def values_of(
    evaluation: Evaluation, words: Words, *, more: bool = True, against: Against | None = None
) -> dict[str, object]:
    """The variables of a template.

    Args:
        words: the language of the report.
        more: with those of `DocumentsView`, which the gap report does not need.
        against: what came before, to compare with.
    """
    report = view(evaluation, words, against=against)
    values = plain(report)
    if more:
        from ..views.documents import documents_view
        from .reference import reference

        values |= dict(documents_view(Context(evaluation, words), report["plan"], reference()))
    return values


def filled_in(path: Path, values: dict[str, object], words: Words) -> str:
    """A template filled in within this process; only for those that come with the program.

    Args:
        values: its variables.
    """
    with faults_of(path):
        return tidy(environment_for(path, words).get_template(path.name).render(values))


def is_shipped(path: Path) -> bool:
    """Whether a template comes with the program; any other is filled in in a process of its own."""
    return path.resolve().is_relative_to(templates_folder().resolve())


def check_template(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template and what it includes, without rendering: syntax, and unknown names.

    Args:
        path: the file of the template.
    """
    if is_shipped(path):
        return check_here(path)
    from .sandbox_process import check_apart

    return check_apart(path)


def check_here(path: Path) -> tuple[Fault, ...]:
    """The same within this process."""
    return tuple(_check(environment_for(path, words_for("en")), path, path.name, seen=set()))


def _in_folder(folder: Path, *, shipped: bool) -> Iterator[TemplateInfo]:
    """The templates of a folder; files that begin with an underscore are parts of others."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if not path.name.startswith("_"):
            yield TemplateInfo(path.name.removesuffix(SUFFIX), path, shipped)


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
    from ..views.documents_shape import DocumentsView
    from ..views.report_shape import ReportView

    known = {*ReportView.__annotations__, *DocumentsView.__annotations__, *environment.globals, *_IMPLICIT}
    known |= {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    known |= {macro.name for macro in tree.find_all(nodes.Macro)}
    known |= {node.target for node in tree.find_all(nodes.Import)}
    for imported in tree.find_all(nodes.FromImport):
        known |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            yield Fault("template_unknown_name", {"name": node.name}, Place(file, line=node.lineno))
