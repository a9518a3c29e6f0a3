"""The reference texts that documents come with: the channels' formats as last seen, the trades of the job."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from ..files.shipped import templates_folder
from ..files.toml_file import read_toml
from ..views.reference import Reference

if TYPE_CHECKING:
    from ..views.reference import Entry


@cache
def reference() -> Reference:
    """All of them."""
    return Reference(_read("formats"), _read("trades"))


def _read(name: str) -> list[Entry]:
    table = read_toml(templates_folder() / "reference" / f"{name}.toml").data
    return cast("list[Entry]", table[name])
