"""What a run of tests says about commands that are not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.needs import PACKAGES, advice, need

ROOT = Path(__file__).parent.parent


def test_a_test_without_its_command_is_skipped_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each command once, with the package that brings it."""
    monkeypatch.setattr(shutil, "which", lambda command: None)
    reasons = []
    for command in ("setpriv", "cc", "cc"):
        with pytest.raises(pytest.skip.Exception) as skipped:
            need(command)
        reasons.append(f"Skipped: {skipped.value.msg}")
    assert advice(reasons) == "Skipped for want of cc, setpriv: apt-get install gcc util-linux"
    assert advice(["Skipped: nothing is kept on Windows"]) == ""


def test_a_command_that_is_there_is_given() -> None:
    """Its path."""
    assert Path(need("make")).name == "make"


def test_whatever_the_makefile_and_the_build_start_is_on_the_list() -> None:
    """What `make look-axe` needs as well."""
    assert {"chromium", "npm"} < set(PACKAGES)
    assert "tests/needed_commands" in (ROOT / ".ci" / "install").read_text("utf-8")
