"""Running the terminal UI from its start to its exit code."""

from __future__ import annotations

import sys
from pathlib import Path

from ...app.paths import default_folder
from ...app.preferences import read_settings
from ...app.workspace import on_disk
from ...core.errors import ReadinessError
from ...language.fault_messages import sentence
from ...language.words import LANGUAGES, environment_language, words_for
from .app import ReadinessApp
from .themes import NAMES as THEMES


def run(path: Path | None = None, folder: Path | None = None, language: str | None = None) -> int:
    """Run the terminal UI.

    Args:
        path: an assessment to open at once.
        folder: where the assessments are; else the settings' folder, else the platform's.
        language: of the words on screen; else the assessment's, the settings', the environment's, English.

    Returns:
        The exit code: 0, 2 for a file that cannot be opened, 3 when answers could not be saved, 128 and the
        number of the signal that ended it.

    Raises:
        Exception: a fault of the program itself; the answers are saved, and the terminal is as it was.
    """
    settings, faults = read_settings({"language": tuple(LANGUAGES), "theme": tuple(THEMES)})
    place = folder or (Path(settings.folder) if settings.folder else default_folder())
    spoken = language
    try:
        if path is not None and spoken is None:
            workspace = on_disk(place)
            spoken = workspace.look(workspace.store.named(str(path))).assessment.language
    except ReadinessError as error:
        words = words_for(settings.language or environment_language())
        sys.stderr.write(sentence(error.fault, words) + "\n")
        return 2
    chosen = next((code for code in (spoken, settings.language) if code in LANGUAGES), None)
    app = ReadinessApp(place, settings, chosen or environment_language(), path, faults)
    saved = True
    try:
        result = app.run()
    finally:
        saved = app.close_session()
    if app.failure is not None:
        raise app.failure
    if told := app.last_words(saved=saved):
        sys.stderr.write(told + "\n")
    if not saved:
        return 3
    return app.return_code if result is None and app.return_code is not None else result or 0
