"""The templates that can be asked for, by name or by path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..core.errors import Place, ReadinessError
from ..core.text import cleaned
from ..files.shipped import templates_folder
from .catalogue import DOCUMENTS, STARTERS

SUFFIX = ".md.j2"
"""What the file of a template is called after its name."""


class TemplateInfo(NamedTuple):
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
        # Some systems keep the accents of a file's name apart from its letters.
        if cleaned(info.name) == cleaned(name):
            return info.path
    raise ReadinessError("no_template", name=name, known=", ".join(info.name for info in known))


def is_shipped(path: Path) -> bool:
    """Whether a template comes with the program; any other is filled in in a process of its own."""
    return path.resolve().is_relative_to(templates_folder().resolve())


def _in_folder(folder: Path, *, shipped: bool) -> Iterator[TemplateInfo]:
    """The templates of a folder; files that begin with an underscore are parts of others."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if not path.name.startswith("_"):
            yield TemplateInfo(path.name.removesuffix(SUFFIX), path, shipped)
