"""A disk that refuses, on the command line: one sentence, exit code 3, the old file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.reliability.faults import failing

from .conftest import Run

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
    with failing((os, "replace"), 1, code):
        ended = run(*command)
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert ended.err.startswith("calla.toml: ")
    assert calla.read_bytes() == before
    assert [entry.name for entry in calla.parent.iterdir()] == ["calla.toml"]
