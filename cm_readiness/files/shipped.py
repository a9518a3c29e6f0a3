"""Where the questionnaires and templates lie that come with the program: in the package or the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


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
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
