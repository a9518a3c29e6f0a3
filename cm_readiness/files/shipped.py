"""Where the questionnaires and templates lie that come with the program: in the package or the checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def questionnaires_folder() -> Path:
    """The folder of the shipped questionnaires."""
    return _folder("questionnaires")


def templates_folder() -> Path:
    """The folder of the shipped report templates."""
    return _folder("report_templates")


def examples() -> tuple[Path, ...]:
    """The assessments of the example companies, in the order of their names."""
    return tuple(sorted(questionnaires_folder().glob("*/examples/*.toml")))


def _folder(name: str) -> Path:
    package = Path(str(files("cm_readiness")))
    installed = package / "_shipped" / name
    return installed if installed.is_dir() else package.parent / name
