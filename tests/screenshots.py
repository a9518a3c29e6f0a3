"""Draws the pictures of the README and the docs from the running program, as `make screenshots` does.

Every screen, in both languages and at two sizes, on the files of the example companies.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.settings import Settings
from cm_readiness.files.shipped import examples
from cm_readiness.tui.app import ReadinessApp

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = {"": (120, 36), "-80x24": (80, 24)}
LEFT_AT = "role_clarity.workload"
"""The question that the half-answered assessment stands at."""

SCREENS: dict[str, tuple[str, Sequence[str]]] = {
    "home": ("", ()),
    "onboarding": ("", ("n",)),
    "question": ("half", ()),
    "results": ("whole", ()),
    "review": ("whole", ("v",)),
    "explanation": ("whole", ("down", "down", "enter")),
    "report": ("whole", ("r",)),
    "plan": ("whole", ("p",)),
    "what_if": ("whole", ("w", "+", "+", "down", "+")),
    "compare": ("", ("f", "escape", "c", "enter")),
    "about": ("half", ("a",)),
    "settings": ("", ("s",)),
    "help": ("half", ("f1",)),
}
"""For each picture, the file that is opened first and the keys that lead to the screen."""


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


def at_home(home: Path) -> Path:
    """A home of its own, so that nothing of this machine is read, written or seen; gives its assessments."""
    os.environ.update(HOME=str(home), CM_READINESS_CONFIG=str(home / ".config" / "cm-readiness"))
    folder = home / "assessments"
    os.environ["CM_READINESS_HOME"] = str(folder)
    folder.mkdir()
    return folder


async def picture(
    name: str, folder: Path, language: str, size: tuple[int, int], path: Path | None, keys: Sequence[str]
) -> None:
    """Draw one screen."""
    app = ReadinessApp(folder, Settings(language=language), language, path)
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
                await app.workers.wait_for_complete()
        svg = app.export_screenshot()
    # The picture asks no other machine for its font.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    print(f"docs/pictures/{name}.svg")


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for language in ("fr", "en"):
        for suffix, size in SIZES.items():
            for screen, (opened, keys) in SCREENS.items():
                with tempfile.TemporaryDirectory() as name:
                    folder = at_home(Path(name))
                    paths = prepared(folder, language)
                    if screen == "home":
                        paths["half"].unlink()
                    picture_name = f"{screen}{suffix}.{language}"
                    asyncio.run(picture(picture_name, folder, language, size, paths.get(opened), keys))


if __name__ == "__main__":
    main()
