"""The direction of imports, as the running program shows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "questionnaires" / "community_manager" / "examples" / "maison_calla.en.toml"


def imported(tmp_path: Path, *arguments: str) -> set[str]:
    """The top-level packages that a run of the program imports; it has to end well."""
    code = (
        "import sys\n"
        "from cm_readiness.__main__ import main\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert end.code in (0, None), end.code\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "CM_READINESS_HOME": str(tmp_path), "CM_READINESS_CONFIG": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("score", str(EXAMPLE)), ("score", str(EXAMPLE), "--json"), ("report", str(EXAMPLE)),
     ("check", str(EXAMPLE)), ("list",)],
)  # fmt: skip
def test_commands_run_without_textual(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Whoever scores or reports does not wait for the terminal UI."""
    names = imported(tmp_path, *arguments)
    assert "cm_readiness" in names
    assert not names & {"textual", "rich"}


def test_help_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    """Neither the models nor the templates are loaded to print help."""
    assert not imported(tmp_path, "--help") & {"pydantic", "jinja2", "markdown_it", "tomli_w"}


def test_the_core_needs_pydantic_and_nothing_else(tmp_path: Path) -> None:
    """Importing the whole method loads no other library."""
    code = (
        "import sys; before = set(sys.modules); import cm_readiness.core.evaluation;"
        "print(*{n.partition('.')[0] for n in set(sys.modules) - before} - set(sys.stdlib_module_names))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {name for name in run.stdout.split() if not name.startswith("_sysconfigdata")}
    allowed = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
    assert found - allowed == {"cm_readiness"}
