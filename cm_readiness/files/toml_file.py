"""Read a TOML file: its data with exact numbers, and where each key stands."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import Fault, Place, ReadinessError
from .faults import cannot_read, shown
from .key_paths import KeyPath, shortened, shown_key
from .toml_limits import MAX_ENTRIES, LimitError, check_text, check_values

if TYPE_CHECKING:
    from .toml_lines import TomlLines

try:
    # The same parser as in the standard library, compiled: three times as fast.
    import tomli as toml
except ImportError:
    import tomllib as toml  # type: ignore[no-redef]

MAX_BYTES = 5_000_000
"""The largest file that is opened."""
MAX_HINTS = 100
"""Unknown words of one file for which a known one is looked for; more are no slips of the pen."""

INVALID = {
    "Unterminated string": "unclosed_text",
    r"Illegal character '\n'": "unclosed_text",
    r"Illegal character '\r'": "unclosed_text",
    "Illegal character": "control_character",
    "Found invalid character": "control_character",
    "Unescaped": "bad_escape",
    "Invalid hex value": "bad_escape",
    "Escaped character": "bad_escape",
    "Cannot": "named_twice",
    "Duplicate": "named_twice",
    "Unclosed": "unclosed_bracket",
    "Expected ']": "unclosed_bracket",
    "Expected newline": "two_on_a_line",
    "Invalid value": "not_a_value",
    "Invalid date": "not_a_value",
}
"""What the parser says at the beginning of its message, and what we say of it; else `invalid_toml`."""

Table = dict[str, object]
"""A table as tomllib reads it."""


@dataclass(frozen=True)
class TomlFile:
    """A file that has been read."""

    path: Path
    text: str
    data: Table
    hints: Iterator[int] = field(default_factory=lambda: iter(range(MAX_HINTS)), compare=False)
    """Used up by those who look for what an unknown word was meant to be, which takes a while."""

    @cached_property
    def lines(self) -> TomlLines:
        """The lines of its keys; worked out only when a fault needs one."""
        from .toml_lines import TomlLines

        return TomlLines(self.text)

    def place(self, path: KeyPath = ()) -> Place:
        """Where a key stands, or the file as a whole."""
        return Place(shown(self.path), shown_key(path), self.lines[path])

    def fault(self, code: str, path: KeyPath = (), *, tolerated: bool = False, **values: str | int) -> Fault:
        """A fault of this file.

        Args:
            code: of a sentence.
            path: the key that it is about.
            tolerated: only `check` names it.
            **values: what the sentence needs.
        """
        if isinstance(word := values.get("word"), str):
            values["word"] = shortened(word)
        return Fault(code, values, self.place(path), tolerated)


def read_toml(path: Path, most: int = MAX_ENTRIES) -> TomlFile:
    """Read a file.

    Args:
        path: the file.
        most: keys and items of lists that it may have.

    Raises:
        ReadinessError: it cannot be read, is too large, not UTF-8 or no valid TOML.
    """
    return parse_toml(path, read_content(path), most)


def parse_toml(path: Path, data: bytes, most: int = MAX_ENTRIES) -> TomlFile:
    """Read what a file holds.

    Args:
        path: the file, for the sentences.
        data: all of it.
        most: as for `read_toml`.

    Raises:
        ReadinessError: as `read_toml`.
    """
    try:
        text = text_of(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadinessError("not_utf8", Place(shown(path), line=line)) from None
    return TomlFile(path, text, _parsed(path, text, most))


def text_of(data: bytes) -> str:
    """The text of a file: without a byte order mark, and with LF as line end.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def tables(value: object) -> list[tuple[int, Table]]:
    """The tables of a list with their places; nothing where the value is no list of tables."""
    items = value if isinstance(value, list) else []
    return [(place, item) for place, item in enumerate(items) if isinstance(item, dict)]


def frozen(value: object) -> object:
    """A value with tuples for its lists."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


def read_content(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        ReadinessError: it cannot be read, or is too large.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise ReadinessError("not_a_file", Place(shown(path)))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from error
    if len(data) > MAX_BYTES:
        raise ReadinessError("file_too_large", Place(shown(path)), megabytes=MAX_BYTES // 1_000_000)
    return data


def _parsed(path: Path, text: str, most: int) -> Table:
    try:
        check_text(text, most)
        data = toml.loads(text, parse_float=_number)
        check_values(data, most)
    except LimitError as error:
        raise ReadinessError(error.code, Place(shown(path)), most=error.most) from None
    except toml.TOMLDecodeError as error:
        raise _invalid(path, text, error) from None
    except (ValueError, RecursionError):
        # A whole number of thousands of digits, or brackets nested without end.
        raise ReadinessError("beyond_limits", Place(shown(path))) from None
    return data


def _number(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise ValueError("beyond all limits") from None


def _invalid(path: Path, text: str, error: toml.TOMLDecodeError) -> ReadinessError:
    message = str(error)
    match = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    line, column = (match.group(1), match.group(2)) if match else (None, None)
    place = Place(
        shown(path),
        line=int(line) if line else text.count("\n") + 1,
        column=int(column) if column else None,
    )
    code = next((code for start, code in INVALID.items() if message.startswith(start)), "invalid_toml")
    return ReadinessError(code, place)
