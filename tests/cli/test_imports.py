"""What a command loads, and which files it opens: what is dear does not come back unseen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "questionnaires" / "community_manager"
EXAMPLE = SHIPPED / "examples" / "maison_calla.en.toml"
CODE = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from cm_readiness.__main__ import main
try:
    code = main()
except SystemExit as end:
    code = end.code
assert code in (0, 1, None), code
print(*sys.modules, file=sys.stderr)
print(*[name for name in opened if name.endswith(".toml")], sep="\\n", file=sys.stderr)
"""
DEAR = {"pydantic", "pydantic_core", "typer", "textual", "rich", "jinja2", "markdown_it", "asyncio", "email",
        "tomli_w", "tomllib", "json", "difflib", "traceback"}  # fmt: skip
"""Libraries that the everyday commands do without."""
UNDOUBTED = {f"cm_readiness.files.{name}" for name in (
    "questionnaire_checks", "questionnaire_draft", "questionnaire_reading", "questionnaire_shape",
    "model_faults", "conflict_markers", "toml_lines",
)}  # fmt: skip
"""What is needed for files that have changed, or are at fault."""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is kept on Windows")


def run(place: Path, *arguments: str) -> tuple[set[str], list[str]]:
    """The modules that a command loads, and the TOML files that it opens; it has to end well."""
    places = {f"CM_READINESS_{name}": str(place / name) for name in ("HOME", "CONFIG", "CACHE")}
    ended = subprocess.run(
        [sys.executable, "-c", CODE, *arguments],
        cwd=ROOT,
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    modules, *opened = ended.stderr.strip().splitlines()[-400:]
    return set(modules.split()), [name for name in opened if name.endswith(".toml")]


@pytest.mark.parametrize("command", ["score", "plan", "check"])
def test_a_known_questionnaire_is_not_checked_again(tmp_path: Path, command: str) -> None:
    """Nor is anything loaded that says what is wrong with files, or the library behind it."""
    run(tmp_path, command, str(EXAMPLE))
    modules, _ = run(tmp_path, command, str(EXAMPLE))
    assert "cm_readiness.core.questionnaire" in modules
    assert not modules & (DEAR | UNDOUBTED)


def test_help_loads_neither_the_method_nor_any_format(tmp_path: Path) -> None:
    """Names and first sentences of commands are all that it needs."""
    modules, _ = run(tmp_path, "--help")
    assert "click" in modules
    assert not modules & (DEAR | UNDOUBTED)
    assert not [
        name for name in modules if name.startswith(("cm_readiness.formats", "cm_readiness.core.eval"))
    ]


def test_a_list_loads_no_validation(tmp_path: Path) -> None:
    """Once the frames of the questionnaires are known."""
    run(tmp_path, "list", "--folder", str(EXAMPLE.parent))
    modules, _ = run(tmp_path, "list", "--folder", str(EXAMPLE.parent))
    assert not modules & {"pydantic", "typer", "textual", "jinja2", "tomllib", "asyncio", "email"}


def test_a_report_in_markdown_loads_nothing_that_only_others_need(tmp_path: Path) -> None:
    """Neither what reads Markdown, nor what draws, nor the room of a workshop that there was not."""
    run(tmp_path, "report", str(EXAMPLE))
    modules, _ = run(tmp_path, "report", str(EXAMPLE))
    assert "jinja2" in modules
    assert not modules & (UNDOUBTED | {"pydantic", "markdown_it", "xml", "logging", "asyncio", "email"})
    named = (
        "core.room",
        "core.measured",
        "core.explanation",
        "app.content",
        "formats.content",
        "files.brand",
    )
    assert not modules & {f"cm_readiness.{name}" for name in named}


def test_questionnaires_of_ones_own_are_not_opened_for_nothing(tmp_path: Path) -> None:
    """However many lie beside the assessment: the one that it answers is read, and no other."""
    shutil.copy(EXAMPLE, tmp_path / "calla.toml")
    for number in range(15):
        copy = tmp_path / "questionnaires" / f"own_{number:02}"
        shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("examples"))
        frame = copy / "questionnaire.toml"
        text = frame.read_text("utf-8").replace('id = "community_manager"', f'id = "{copy.name}"', 1)
        frame.write_text(text, "utf-8")
    own = str(tmp_path / "questionnaires")
    _, first = run(tmp_path, "score", str(tmp_path / "calla.toml"))
    assert len([name for name in first if name.startswith(own)]) == 15
    settle(tmp_path)
    _, again = run(tmp_path, "score", str(tmp_path / "calla.toml"))
    assert not [name for name in again if name.startswith(own)]
    assert [name for name in again if name.startswith(str(SHIPPED))]


def settle(place: Path) -> None:
    """Look at them until they were changed long enough ago for what they say to be kept."""
    for _ in range(1000):
        _, opened = run(place, "score", str(place / "calla.toml"))
        if not [name for name in opened if name.startswith(str(place / "questionnaires"))]:
            return
