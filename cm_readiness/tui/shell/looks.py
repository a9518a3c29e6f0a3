"""What decides on the looks of a screen, known before anything on it is given any."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen


def prepare_looks(app: App[Any], screen: Screen[Any]) -> None:
    """Load the style sheets of a screen that is about to be shown, and give it the classes of the window.

    Textual would do so later: it parses all style sheets again for one more, and styles everything again
    when it knows the size.

    Args:
        app: the program that shows it.
        screen: it.
    """
    for path in screen.css_path:
        source = str(path), ""
        if not app.stylesheet.has_source(*source):
            app.stylesheet.add_source(Path(path).read_text("utf-8"), source)
    for length, breakpoints in (
        (app.size.width, app.HORIZONTAL_BREAKPOINTS),
        (app.size.height, app.VERTICAL_BREAKPOINTS),
    ):
        fitting = [name for least, name in breakpoints or () if least <= length]
        screen.add_class(*fitting[-1:], update=False)
