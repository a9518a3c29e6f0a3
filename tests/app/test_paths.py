"""Paths as people type, paste and drop them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cm_readiness.app.paths import typed_path

posix = pytest.mark.skipif(os.name == "nt", reason="there, a backslash parts folders")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("/home/jade/été.toml", "/home/jade/été.toml"),
        ("  /a b/c.toml \n", "/a b/c.toml"),
        ("'/a b/c.toml'", "/a b/c.toml"),
        ('"/a b/c.toml" ', "/a b/c.toml"),
        ("'/it'\\''s/c.toml'", "/it's/c.toml"),
        ("file:///a%20b/%C3%A9t%C3%A9.toml", "/a b/été.toml"),
        ("file://localhost/a/c.toml", "/a/c.toml"),
        ("file://server/share/c.toml", "//server/share/c.toml"),
        ("it's.toml", "it's.toml"),
        ("'", "'"),
    ],
)
def test_what_is_put_around_a_path_is_no_part_of_it(given: str, meant: str) -> None:
    """Quotation marks and the address of a file, as terminals and file managers write them."""
    assert typed_path(given) == Path(meant)


@posix
def test_what_a_terminal_escapes_is_read(tmp_path: Path) -> None:
    """Spaces, brackets and quotation marks have a backslash before them; letters never do."""
    assert typed_path(r"/a\ b/c\(1\)\'s.toml") == Path("/a b/c(1)'s.toml")
    assert typed_path(r"/a\b.toml") == Path(r"/a\b.toml")


@posix
def test_a_file_that_is_called_so_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Odd as its name is."""
    monkeypatch.chdir(tmp_path)
    for name in ("'quoted'.toml", "back\\ slash.toml", "'all'"):
        (tmp_path / name).touch()
        assert typed_path(str(tmp_path / name)) == tmp_path / name
        assert typed_path(name) == Path(name)


def test_home_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In quotation marks as well; a person that nobody knows is a name."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed_path("~/a.toml") == typed_path("'~/a.toml'") == tmp_path / "a.toml"
    assert typed_path("~nobody-is-called-so/a.toml") == Path("~nobody-is-called-so/a.toml")
