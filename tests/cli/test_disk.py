"""A disk that refuses, on the command line: one sentence, exit code 3, the old file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.reliability.faults import failing

from .conftest import Run, tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the calls are those of POSIX")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize(
    "command", [("answer", "calla.toml", "1.1", "4"), ("edit", "calla.toml", "--title", "New")]
)
def test_a_change_that_cannot_be_saved_is_said(
    run: Run, calla: Path, command: tuple[str, ...], code: int
) -> None:
    """Nothing is printed as if it were done."""
    before = calla.read_bytes()
    with failing((os, "replace"), 1, code, under=calla.parent):
        ended = run(*command)
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert ended.err.startswith("calla.toml: ")
    assert calla.read_bytes() == before
    assert [entry.name for entry in calla.parent.iterdir()] == ["calla.toml"]


@pytest.mark.parametrize(
    "command",
    [("answer", "calla.toml", "1.1", "4"), ("edit", "calla.toml", "--title", "New"),
     ("report", "calla.toml", "--output", "old.md", "--force")],
)  # fmt: skip
def test_a_file_that_is_marked_read_only_is_left_alone(
    run: Run, calla: Path, command: tuple[str, ...]
) -> None:
    """And how to make it writable is said."""
    calla.with_name("old.md").write_text("old", "utf-8")
    for path in calla.parent.iterdir():
        path.chmod(0o444)
    before = tree(calla.parent)
    ended = run(*command)
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert "read-only" in ended.err
    assert "chmod u+w" in ended.err
    assert tree(calla.parent) == before
