"""Names that synchronised folders give to a second version."""

from __future__ import annotations

import pytest

from cm_readiness.app.conflict_copies import copies_among
from cm_readiness.core.store import Reference


def reference(name: str) -> Reference:
    """A file of one folder."""
    return Reference(f"/there/{name}", name, name.rpartition(".")[0])


@pytest.mark.parametrize(
    "name",
    [
        "calla (conflicted copy 2026-11-29).toml",
        "calla (Anna’s conflicted copy 2026-11-29).toml",
        "calla (Anna's MacBook's conflicted copy 2026-11-29 (1)).toml",
        "calla (Copie en conflit de Anna 2026-11-29).toml",
        "calla (copia en conflicto de Anna 2026-11-29).toml",
        "calla-conflict-20261129-101200.toml",
        "calla_conflict-20261129-101200.toml",
        "calla.sync-conflict-20261129-101200-ABCDEFG.toml",
        "calla.SYNC-CONFLICT-20261129-101200-ABCDEFG.toml",
        "calla (1).toml",
        "calla (12).toml",
    ],
)
def test_a_copy_is_told_by_its_name(name: str) -> None:
    """It leads to what it is called after, where that is there."""
    copy, original = reference(name), reference("calla.toml")
    assert copies_among([copy, original, reference("other.toml")]) == {copy: original}
    assert copies_among([copy, reference("other.toml")]) == {}


@pytest.mark.parametrize(
    "name", ["calla-2.toml", "calla (spring).toml", "conflict.toml", "calla-conflict.toml"]
)
def test_other_names_are_no_copies(name: str) -> None:
    """A number after a hyphen is the program's own way, and a word is somebody's."""
    assert copies_among([reference(name), reference("calla.toml")]) == {}


def test_a_copy_of_a_copy_belongs_to_the_first() -> None:
    """So that all versions stand below one original."""
    original, one, two = map(reference, ("calla.toml", "calla (1).toml", "calla (1) (2).toml"))
    assert copies_among([two, one, original]) == {one: original, two: original}
