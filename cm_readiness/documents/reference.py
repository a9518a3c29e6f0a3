"""The reference texts that documents draw on, as they stand in their files."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..files.shipped import templates_folder
from ..files.toml_file import read_toml
from ..views.reference import Reference


@cache
def reference() -> Reference:
    """All of them."""
    formats = _read("formats")
    return Reference(
        formats=formats["formats"],
        labels=formats["labels"],
        pages={source["id"]: source for source in formats["sources"]},
        trades=_read("trades")["trades"],
    )


def _read(name: str) -> dict[str, Any]:
    return read_toml(templates_folder() / "reference" / f"{name}.toml").data
