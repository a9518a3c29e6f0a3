"""What a cell can hold: texts that stay texts, and are found again as they were."""

from __future__ import annotations

import re

from ...core.text import visible

_TAKEN = re.compile(
    r"""
    '*                                  # a text that begins so of itself is told apart by one more
    (?: [ \u00a0]* [=+\-@\t\r\n＝＋－＠]   # a formula
      | [\d\s.,:/%-]* \d [\d\s.,:/%-]* (?: E [+-]? \d+ )? \Z   # a number, a day or a time
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How a text begins, or what it is, that a spreadsheet would take for something else."""


def cell(text: str) -> str:
    """A text as a cell: what a spreadsheet would compute or take for a number begins with an apostrophe.

    Args:
        text: any text.
    """
    shown = visible(text)
    return f"'{shown}" if _TAKEN.match(shown) else shown


def text_of(cell: str) -> str:
    """The text of a cell, as it is shown: without the apostrophe that `cell` put there, and with its own."""
    return cell[1:] if cell.startswith("'") and _TAKEN.match(cell) else cell
