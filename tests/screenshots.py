"""Draws the pictures of the README and the docs from the running program, as `make screenshots` does.

Every screen, in both languages and at two sizes, on the files of the example companies. To look at more,
`python -m tests.screenshots FOLDER` draws into another folder: dialogs and notices too, the smallest
window, and every theme.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from textual.worker import WorkerCancelled

from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.settings import Settings
from cm_readiness.files.shipped import examples
from cm_readiness.tui.shell.app import ReadinessApp
from cm_readiness.tui.shell.themes import NAMES, USUAL

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = {"": (120, 36), "-80x24": (80, 24), "-40x12": (40, 12)}
LEFT_AT = "role_clarity.workload"
"""The question that the half-answered assessment stands at."""

REFUSE = "the disk refuses"
"""Among the keys: what the disk does from then on."""

SCREENS: dict[str, tuple[str, Sequence[str]]] = {
    "home": ("", ()),
    "onboarding": ("", ("n",)),
    "question": ("half", ()),
    "room": ("half", ("v",)),
    "results": ("whole", ()),
    "review": ("whole", ("l",)),
    "explanation": ("whole", ("down", "down", "enter")),
    "finish": ("whole", ("F",)),
    "report": ("whole", ("r",)),
    "plan": ("whole", ("p",)),
    "what_if": ("whole", ("w", "+", "+", "down", "+")),
    "compare": ("", ("f", "enter", "escape", "c", "enter")),
    "about": ("half", ("a",)),
    "settings": ("", ("s",)),
    "help": ("half", ("f1",)),
}
"""For each picture, the file that is opened first and the keys that lead to the screen."""

MORE: dict[str, tuple[str, Sequence[str]]] = {
    "first_run": ("empty", ()),
    "examples": ("empty", ("x",)),
    "broken": ("broken", ()),
    "delete": ("", ("d",)),
    "open_file": ("", ("o",)),
    "start_refused": ("", ("n", "f2")),
    "onboarding_end": ("", ("n", *["tab"] * 12)),
    "about_end": ("half", ("a", *["tab"] * 14)),
    "answered": ("half", ("i", "3", "left")),
    "note": ("half", ("n", *"Ask Zoé")),
    "reason": ("half", ("-",)),
    "dimension_done": ("half", ("2", "2", "2", "2")),
    "go_to": ("half", ("g",)),
    "palette": ("half", ("ctrl+p",)),
    "nothing_found": ("half", ("ctrl+p", *"zzz")),
    "review_half": ("half", ("l",)),
    "review_open": ("half", ("l", "right")),
    "review_none": ("whole", ("l", "right", "right", "right")),
    "results_half": ("half", ("r",)),
    "results_end": ("whole", ("end",)),
    "explanation_dimension": ("whole", ("down", "enter")),
    "milestone": ("whole", ("m",)),
    "plan_end": ("whole", ("p", "end")),
    "plan_half": ("half", ("r", "p")),
    "action": ("whole", ("p", "down", "down", "enter")),
    "own_action": ("whole", ("p", "n")),
    "budget": ("whole", ("p", "b", "5", "enter", "end")),
    "budget_asked": ("whole", ("p", "b", "x", "enter")),
    "compare_people": ("", ("f", "enter", "escape", "c", "enter", "p")),
    "compare_which": ("", ("c",)),
    "export": ("whole", ("r", "e")),
    "template": ("whole", ("r", "t")),
    "theme": ("half", ("ctrl+p", *"them", "enter")),
    "changes": ("older", ()),
    "settings_end": ("", ("s", *["tab"] * 6)),
    "help_results": ("whole", ("f1",)),
    "help_end": ("half", ("f1", "end")),
    "not_saved": ("half", (REFUSE, "2")),
    "stale": ("older", ("enter", "escape")),
    "review_stale": ("older", ("enter", "l")),
    "results_stale": ("older", ("enter",)),
    "recheck": ("older", ("enter", "k")),
    "plan_stale": ("older", ("enter", "p")),
}
"""Further pictures, to look at."""
THEMED = ("question", "results", "review", "plan", "action", "palette", "what_if")
"""What is looked at in every theme."""


def prepared(folder: Path, language: str) -> dict[str, Path]:
    """A folder with the example companies, one of them left in the middle."""
    files = {path.name.split(".")[0]: path for path in examples() if f".{language}." in path.name}
    paths = {"whole": folder / "maison-calla.toml", "half": folder / "maison-calla-2.toml"}
    whole = read_assessment(files["maison_calla"])
    write_assessment(folder / "menuiserie-lenoir.toml", read_assessment(files["menuiserie_lenoir"]))
    write_assessment(paths["whole"], whole)
    names = list(whole.answers)
    kept = {name: whole.answers[name] for name in names[: names.index(LEFT_AT)]}
    write_assessment(paths["half"], whole.model_copy(update={"answers": kept}))
    return paths


def staged(folder: Path, opened: str, whole: Path) -> Path | None:
    """What only some pictures show: an empty folder, a broken file, answers of long ago."""
    match opened:
        case "empty":
            for path in folder.glob("*.toml"):
                path.unlink()
        case "broken":
            (folder / "atelier-morin.toml").write_text("format = 1\ntitle = ", encoding="utf-8")
        case "older":
            aged(whole)
            return whole
    return None


def aged(path: Path) -> None:
    """Put an assessment back by two years, and to an earlier version of the questionnaire."""
    assessment = read_assessment(path)
    digests = {**assessment.questionnaire.criteria, LEFT_AT: "00000000"}
    reference = assessment.questionnaire.model_copy(
        update={"version": "0.9.0", "fingerprint": "0" * 12, "criteria": digests}
    )
    answers = {
        name: answer.model_copy(
            update={"answered": answer.answered and answer.answered - timedelta(days=730)}
        )
        for name, answer in assessment.answers.items()
    }
    write_assessment(path, assessment.model_copy(update={"questionnaire": reference, "answers": answers}))


def at_home(home: Path) -> Path:
    """A home of its own, so that nothing of this machine is read, written or seen; gives its assessments."""
    os.environ.update(HOME=str(home), CM_READINESS_CONFIG=str(home / ".config" / "cm-readiness"))
    folder = home / "assessments"
    os.environ["CM_READINESS_HOME"] = str(folder)
    folder.mkdir()
    return folder


async def picture(app: ReadinessApp, size: tuple[int, int], keys: Sequence[str], target: Path) -> None:
    """Draw one screen."""
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key == REFUSE:
                shutil.rmtree(app.folder)
                app.folder.write_text("", encoding="utf-8")
            elif key:
                await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
                with suppress(WorkerCancelled):
                    await app.workers.wait_for_complete()
        svg = app.export_screenshot()
    drawn(svg, target)


def drawn(svg: str, target: Path) -> None:
    """Keep a picture that asks no other machine for its font."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    target.write_text(svg, encoding="utf-8", newline="\n")
    print(target)


def draw(folder: Path, screen: str, language: str, suffix: str = "", theme: str = USUAL) -> None:
    """Draw one screen in a home of its own.

    Args:
        folder: where the picture goes.
        screen: its name in the tables above.
        language: of the program and of the examples.
        suffix: the size, by its name.
        theme: by its name in the settings.
    """
    opened, keys = {**SCREENS, **MORE}[screen]
    with tempfile.TemporaryDirectory() as name:
        home = at_home(Path(name))
        paths = prepared(home, language)
        if screen == "home":
            paths["half"].unlink()
        settings = Settings(language=language, theme=theme)
        path = staged(home, opened, paths["whole"]) or paths.get(opened)
        app = ReadinessApp(home, settings, language, path, patience=0)
        app.animation_level = "none"
        themed = "" if theme == USUAL else f"-{theme}"
        target = folder / f"{screen}{suffix}{themed}.{language}.svg"
        asyncio.run(picture(app, SIZES[suffix], keys, target))


def main() -> None:
    """Draw the pictures of the docs."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for language in ("fr", "en"):
        for suffix in ("", "-80x24"):
            for screen in SCREENS:
                draw(PICTURES, screen, language, suffix)


def main_all(folder: Path, chosen: Sequence[str]) -> None:
    """Draw everything that there is to look at, or the screens that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    for screen in chosen or (*SCREENS, *MORE):
        for language in ("fr", "en"):
            for suffix in SIZES:
                draw(folder, screen, language, suffix)
        if screen in THEMED:
            for theme in NAMES:
                draw(folder, screen, "fr", theme=theme)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main_all(Path(sys.argv[1]), sys.argv[2:])
    else:
        main()
