"""Files that somebody read and found good, word for word; a difference is shown in its words.

`pytest --update-golden` writes them anew, and nothing else does: read the difference before you commit it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]
WORD = re.compile(r"\S+|\s+")
AROUND = 6
"""So many words and spaces stand before and after each difference."""
MOST = 12
"""So many differences are shown; a page of them tells no more than the first."""


def compare(path: Path, text: str, *, update: bool) -> None:
    """Hold a text against the file that somebody found good.

    Args:
        path: the golden file.
        text: what there is now.
        update: write it instead.
    """
    if update:
        path.write_bytes(text.encode())
    before = path.read_bytes().decode()
    if before != text:
        found = list(differences(before, text))
        rest = [f"… and {len(found) - MOST} more"] if len(found) > MOST else []
        pytest.fail("\n".join([f"{path.name} reads otherwise:", *found[:MOST], *rest]), pytrace=False)


def differences(before: str, after: str) -> Iterator[str]:
    """Each place where two texts differ, with its line: what went stands in [-…-], what came in {+…+}."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            for change in _in_words("".join(old[start:end]), "".join(new[first:last])):
                yield f"  line {start + 1}: {change}"


def _in_words(before: str, after: str) -> Iterator[str]:
    """The words that differ between two pieces, each with a few around it."""
    old, new = WORD.findall(before), WORD.findall(after)
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            went, came = "".join(old[start:end]), "".join(new[first:last])
            marked = (f"[-{went}-]" if went else "") + (f"{{+{came}+}}" if came else "")
            around = "".join(old[max(0, start - AROUND) : start]), "".join(old[end : end + AROUND])
            yield repr((around[0] + marked + around[1]).strip("\n"))[1:-1]
