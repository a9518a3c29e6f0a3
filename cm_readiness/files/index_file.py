"""The index of a folder as an sqlite file: written as a whole, read as a whole, and never half believed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from ..core.errors import ReadinessError
from .atomic import write_bytes
from .cache import private_cache
from .index_rows import COLUMNS, FACTS, FORMAT, INSERT, KEY, SCHEMA, Row

_SUM = slice(68, 72)
"""Where an sqlite file has the number of its application: here it is the checksum of all the rest."""
_ALL = f"SELECT {', '.join(COLUMNS)} FROM assessment"  # noqa: S608 - no text of anybody


MANY = 500
"""Rows that are asked for one by one; nobody looks at more without wanting all."""


class IndexRows:
    """The rows of an index, as they were when it was read; they may be asked for from any thread.

    Args:
        database: of these rows alone.
        checked: when the folder was looked at that they tell of, in nanoseconds.
    """

    def __init__(self, database: sqlite3.Connection, checked: int) -> None:
        self._database = database
        self._lock = Lock()
        self._asked = 0
        self._ahead: dict[bytes, Row] | None = None
        """All rows by name, once so many were asked for that all of them will be."""
        self.checked = checked
        format_, self.questionnaires = database.execute("SELECT format, questionnaires FROM about").fetchone()
        if format_ != FORMAT:
            raise sqlite3.DatabaseError("another format")

    def keys(self) -> list[tuple[bytes, str, bytes, bool, bool]]:
        """Of each row name, what its file was seen as, and its hash; whether it is read, and evaluated."""
        wanted = f"{', '.join(KEY)}, id IS NOT NULL, state IS NOT NULL OR fault IS NOT NULL"
        return self._ask(f"SELECT {wanted} FROM assessment")  # noqa: S608 - no text of anybody

    def followed(self) -> list[tuple[bytes, str]]:
        """The name of each that follows another one, and the id of that."""
        return self._ask("SELECT name, follows FROM assessment WHERE follows IS NOT NULL")

    def faulty(self) -> list[bytes]:
        """The name of each that has a fault."""
        return [name for (name,) in self._ask("SELECT name FROM assessment WHERE fault IS NOT NULL")]

    def facts(self) -> list[Row]:
        """Of each that was evaluated, its name and what lists of thousands are filtered and sorted by."""
        wanted = ", ".join(("name", *FACTS))
        return self._ask(f"SELECT {wanted} FROM assessment WHERE state IS NOT NULL")  # noqa: S608 - as above

    def row(self, name: bytes) -> Row | None:
        """One row; None where there is none of this name."""
        self._asked += 1
        if self._ahead is None and self._asked > MANY:
            self._ahead = {row[0]: row for row in self.rows()}
        if self._ahead is not None:
            return self._ahead.get(name)
        return next(iter(self._ask(f"{_ALL} WHERE name = ?", name)), None)

    def rows(self) -> list[Row]:
        """All rows, by name."""
        return self._ask(f"{_ALL} ORDER BY name")

    def _ask(self, question: str, *values: object) -> list[Row]:
        with self._lock:
            return self._database.execute(question, values).fetchall()


class IndexFile:
    """Where the index of a folder is kept.

    Args:
        path: the file; None where nothing is kept, and nothing found.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def read(self) -> IndexRows | None:
        """The rows; None where nothing is kept that can be believed."""
        if self._path is None:
            return None
        with suppress(OSError, sqlite3.Error, ValueError, TypeError):
            checked = self._path.stat().st_mtime_ns
            data = self._path.read_bytes()
            if _checksum(memoryview(data)) != data[_SUM]:
                return None
            database = sqlite3.connect(":memory:", check_same_thread=False)
            database.deserialize(data)
            return IndexRows(database, checked)
        return None

    def write(self, rows: Iterable[Row], questionnaires: str, checked: int) -> bool:
        """Keep these rows and no others, if the disk takes them.

        Args:
            rows: by name: the same ones always give the same bytes.
            questionnaires: what the questionnaires were seen as.
            checked: as `IndexRows.checked`; it is the time that the file bears.

        Returns:
            Whether they are kept.
        """
        if self._path is None:
            return False
        with suppress(ReadinessError, sqlite3.Error, OverflowError, ValueError):
            data = _database(rows, questionnaires)
            write_bytes(self._path, data, replace=True, flush=False, written=checked)
            return True
        return False

    def touch(self, checked: int) -> None:
        """Note that what it says was found right at a later moment."""
        if self._path is not None:
            with suppress(OSError):
                os.utime(self._path, ns=(checked, checked))


def index_of(folder: Path) -> IndexFile:
    """Where the index of a folder is kept; one folder under two names has two.

    Args:
        folder: as a person names it: faults name its files so.
    """
    return index_called(b"\0".join([os.fsencode(os.path.realpath(folder)), os.fsencode(folder)]))


def index_called(named: bytes) -> IndexFile:
    """Where the index of a place is kept that is no folder.

    Args:
        named: what tells it from all others.
    """
    cache = private_cache("assessments") if hasattr(sqlite3.Connection, "deserialize") else None
    if cache is None:
        return IndexFile(None)
    return IndexFile(cache / f"{hashlib.sha256(named).hexdigest()[:16]}.sqlite")


def _database(rows: Iterable[Row], questionnaires: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        database.execute("INSERT INTO about VALUES (?, ?)", (FORMAT, questionnaires))
        database.executemany(INSERT, rows)
        database.commit()
        data = memoryview(database.serialize())
    return b"".join((data[: _SUM.start], _checksum(data), data[_SUM.stop :]))


def _checksum(data: memoryview) -> bytes:
    before = zlib.crc32(data[: _SUM.start])
    return zlib.crc32(data[_SUM.stop :], before).to_bytes(4, "big")
