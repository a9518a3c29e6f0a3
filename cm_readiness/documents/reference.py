"""The tables that come with the templates, as they are written beside them."""

from __future__ import annotations

from functools import cache
from typing import cast

from ..files.shipped import templates_folder
from ..files.toml_file import read_toml
from ..views.reference import Entry, Reference


@cache
def reference() -> Reference:
    """The channels' formats as last seen, and the trades of the job."""
    return Reference(_read("formats"), _read("trades"))


def _read(name: str) -> list[Entry]:
    table = read_toml(templates_folder() / "reference" / f"{name}.toml").data
    return cast("list[Entry]", table[name])
