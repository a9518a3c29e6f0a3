"""What tomllib does not say of a TOML text: on which line each key stands, and whether there are comments."""

from __future__ import annotations

import re

from .key_paths import KeyPath

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\"]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:\\.|[^"\\]++)*+"'
    r"|'[^']*+'",
    re.DOTALL,
)
_PLAIN = re.compile(r"""[^"'#\[\]{}\n]+""")
_COMMENT = re.compile(r"#[^\n]*")
_COMMENT_OR_ELSE = re.compile(rf"(?P<comment>#)|{_STRING.pattern}|[^\"'#]++", re.DOTALL)


class TomlLines:
    """The lines of the keys of one text.

    Tables, arrays of tables and keys that start a line are known; what stands inside an inline table or
    a list has the line of its outermost key.

    Args:
        text: valid TOML with LF as line end.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[KeyPath, int] = {}
        self._lengths: dict[KeyPath, int] = {}
        self._at = 0
        self._line = 1
        self._read()

    def __getitem__(self, path: KeyPath) -> int | None:
        """The line of a key, or of the nearest table around it; None for the file as a whole."""
        for length in range(len(path), 0, -1):
            line = self._lines.get(path[:length])
            if line is not None:
                return line
        return None

    def _read(self) -> None:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text.startswith("[[", self._at):
                table = self._array_header()
            elif self._text.startswith("[", self._at):
                self._at += 1
                table = self._inside_arrays(self._key())
                self._note(table)
                self._at += 1
            else:
                self._note((*table, *self._key()), beyond=len(table))
                self._at += 1
                self._skip_value()
            self._skip(_BLANK)

    def _array_header(self) -> KeyPath:
        self._at += 2
        *around, last = self._key()
        array = (*self._inside_arrays(tuple(around)), last)
        place = self._lengths.get(array, 0)
        self._lengths[array] = place + 1
        self._note((*array, place))
        self._at += 2
        return (*array, place)

    def _inside_arrays(self, key: KeyPath) -> KeyPath:
        """The path that a header means: its keys lead into the latest item of each array of tables."""
        path: KeyPath = ()
        for part in key:
            path = (*path, part)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _note(self, path: KeyPath, beyond: int = 0) -> None:
        for length in range(beyond + 1, len(path) + 1):
            self._lines.setdefault(path[:length], self._line)

    def _key(self) -> KeyPath:
        """A key at this place: its parts, with the dots between them."""
        parts = [self._key_part()]
        while self._text.startswith(".", self._at):
            self._at += 1
            parts.append(self._key_part())
        return tuple(parts)

    def _key_part(self) -> str:
        self._skip(_SPACE)
        match = _BARE_KEY.match(self._text, self._at) or _STRING.match(self._text, self._at)
        if match is None:
            raise ValueError("not valid TOML")
        self._at = match.end()
        self._skip(_SPACE)
        part = match.group()
        if part[0] not in "\"'":
            return part
        import tomllib

        return str(tomllib.loads(f"key = {part}")["key"])

    def _skip_value(self) -> None:
        """Go to the end of the line on which a value ends, over strings and brackets in it."""
        depth = 0
        while self._at < len(self._text):
            character = self._text[self._at]
            if character == "\n" and depth == 0:
                return
            pattern = _PLAIN
            if character in "\"'":
                pattern = _STRING
            elif character == "#":
                pattern = _COMMENT
            elif character in "[]{}\n":
                depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(character, 0)
                self._line += character == "\n"
                self._at += 1
                continue
            self._skip(pattern)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError("not valid TOML")
        self._line += match.group().count("\n")
        self._at = match.end()


def has_comments(text: str, own: str) -> bool:
    """Whether somebody wrote comments into a text; a `#` in a text or a quoted key is none.

    Args:
        text: valid TOML with LF as line end.
        own: the first line that the program itself writes.
    """
    rest = text.removeprefix(own)
    return "#" in rest and any(found["comment"] for found in _COMMENT_OR_ELSE.finditer(rest))
