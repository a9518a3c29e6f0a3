"""Running the terminal UI from its start to its exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...app.preferences import read_settings
from ...app.stores import place_chosen, workspace_at
from ...core.errors import ReadinessError
from ...core.narrowing import SORTINGS
from ...language.fault_messages import sentence
from ...language.words import LANGUAGES, environment_language, words_for
from .app import ReadinessApp
from .themes import NAMES as THEMES

if TYPE_CHECKING:
    from ...app.phones import Phones


def run(
    path: Path | None = None,
    folder: str | None = None,
    language: str | None = None,
    phones: Phones | None = None,
    *,
    workshop: bool = False,
) -> int:
    """Run the terminal UI.

    Args:
        path: an assessment to open at once.
        folder: where the assessments are, a folder or an address; else as `place_chosen`.
        language: of the words on screen; else the assessment's, the settings', the environment's, English.
        phones: what lets phones in to a workshop; None where there is nothing for it.
        workshop: whether to go straight into the workshop of `path`.

    Returns:
        The exit code: 0, 2 for a file that cannot be opened, 3 when answers could not be saved, 128 and the
        number of the signal that ended it.

    Raises:
        Exception: a fault of the program itself; the answers are saved, and the terminal is as it was.
    """
    known = {"language": tuple(LANGUAGES), "theme": tuple(THEMES), "sorting": SORTINGS}
    settings, faults = read_settings(known)
    place = place_chosen(folder, settings.folder)
    spoken = language
    try:
        workspace = workspace_at(place)
        if path is not None and spoken is None:
            spoken = workspace.look(workspace.store.named(str(path))).assessment.language
    except ReadinessError as error:
        words = words_for(settings.language or environment_language())
        sys.stderr.write(sentence(error.fault, words) + "\n")
        return 2
    chosen = next((code for code in (spoken, settings.language) if code in LANGUAGES), None)
    spoken = chosen or environment_language()
    return _ended(ReadinessApp(place, settings, spoken, path, faults, phones=phones, workshop=workshop))


def run_workshop(
    path: Path,
    folder: str | None,
    language: str | None,
    phones: Phones | None,
    *,
    console: bool,
) -> int:
    """Run the workshop of an assessment, or its console in a second terminal.

    Args:
        path: the assessment.
        folder: as for `run`.
        language: as for `run`.
        phones: what lets phones in; None for a workshop without any.
        console: whether this is the second window.

    Returns:
        As `run`; 2 where there is no workshop to be the console of.

    Raises:
        Exception: as `run`.
    """
    if not console:
        return run(path, folder, language, phones, workshop=True)
    from ..workshop.console_app import console_app
    from ..workshop.subject import subject_of

    settings, _ = read_settings({"language": tuple(LANGUAGES), "theme": tuple(THEMES)})
    place = place_chosen(folder, settings.folder)
    chosen = (settings.language, environment_language())
    usual = next(code for code in chosen if code is not None and code in LANGUAGES)
    try:
        workspace = workspace_at(place)
        reference = workspace.store.named(str(path))
        looked = workspace.look(reference)
    except ReadinessError as error:
        sys.stderr.write(sentence(error.fault, words_for(language or usual)) + "\n")
        return 2
    assessment = looked.assessment
    spoken = next((code for code in (language, assessment.language) if code and code in LANGUAGES), usual)
    subject = subject_of(looked.questionnaire, assessment)
    return _ended(console_app(place, settings, spoken, reference, subject))


def _ended(app: ReadinessApp) -> int:
    """Run a program to its end, and give its exit code."""
    saved = True
    forget_noted_size()
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


def forget_noted_size() -> None:
    """Go by what the terminal says of its size, not by variables that say what it was once.

    Some shells and containers hand COLUMNS and LINES on. Textual believes them before the terminal (8.2.8;
    Textualize/textual pull request 6153), and the picture would stay as large as they say.
    """
    with suppress(OSError, ValueError):
        if all(os.get_terminal_size(sys.stdout.fileno())):
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
