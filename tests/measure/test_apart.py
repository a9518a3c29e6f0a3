"""Files are read one by one in a process apart: one that cannot be read is named, and the others are read."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.measured import NotMeasured
from cm_readiness.measure import apart
from cm_readiness.measure.apart import Read, read_apart
from cm_readiness.measure.folder import MOST_FILES, Named, collected

TEXT = "Une offre de plusieurs mots.\n"


def _named(*paths: Path) -> list[Named]:
    return [Named(path, path.name) for path in paths]


def _outcomes(name: str, *paths: Path) -> dict[str, str]:
    """By name, the code of what is wrong, or `read`."""
    found = {}
    for one in read_apart(name, _named(*paths)):
        match one:
            case Read(file=file):
                found[file.name] = "read"
            case NotMeasured(name=called, why=why):
                found[called] = why.code
    return found


def test_a_file_is_told_with_its_sum_and_its_day(tmp_path: Path) -> None:
    """A file is told with its sum and its day."""
    path = tmp_path / "offre.txt"
    path.write_text(TEXT, "utf-8")
    os.utime(path, (1_795_000_000, 1_795_000_000))

    (one,) = read_apart("text", _named(path))

    assert isinstance(one, Read)
    assert one.file.sha256 == sha256(TEXT.encode()).hexdigest()
    assert one.file.day is not None and one.file.day.isoformat() == "2026-11-18"
    assert one.facts["text"] == TEXT.strip()


def test_none_that_cannot_be_read_stops_the_others(tmp_path: Path) -> None:
    """None that cannot be read stops the others."""
    contents = {
        "a.txt": TEXT.encode(),
        "b.pdf": b"",
        "c.pdf": b"%PDF-1.7 and then nothing",
        "d.docx": b"PK\x03\x04 and then nothing",
        "e.txt": b"\x89PNG\r\n\x1a\n",
        "f.txt": TEXT.encode(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)

    assert _outcomes("text", *sorted(tmp_path.iterdir())) == {
        "a.txt": "read",
        "b.pdf": "measure_empty",
        "c.pdf": "measure_damaged",
        "d.docx": "measure_damaged",
        "e.txt": "measure_no_document",
        "f.txt": "read",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_reader_that_does_not_come_back_is_ended_and_the_next_file_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that does not come back is ended and the next file read."""
    # Nothing ever comes out of a pipe that nobody writes to.
    monkeypatch.setattr(apart, "SECONDS", 3.0)
    before, pipe, after = (tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    before.write_text(TEXT, "utf-8")
    after.write_text(TEXT, "utf-8")
    os.mkfifo(pipe)

    assert _outcomes("table", before, pipe, after) == {
        "a.txt": "read",
        "b.txt": "measure_reader_ended",
        "c.txt": "read",
    }


def test_progress_counts_every_file(tmp_path: Path) -> None:
    """Progress counts every file."""
    paths = [tmp_path / f"{letter}.txt" for letter in "abc"]
    for path in paths[:2]:
        path.write_text(TEXT, "utf-8")
    paths[2].write_bytes(b"")
    told: list[tuple[int, int]] = []

    list(read_apart("text", _named(*paths), lambda done, of: told.append((done, of))))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_links_and_pipes_are_named_and_not_followed(tmp_path: Path) -> None:
    """Links and pipes are named and not followed."""
    inside = tmp_path / "films"
    inside.mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT, "utf-8")
    (inside / "a.txt").write_text(TEXT, "utf-8")
    (inside / "link.txt").symlink_to(secret)
    (inside / "away").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe")
    (inside / ".DS_Store").write_bytes(b"x")

    found = collected([inside])

    assert [one.name for one in found.files] == ["films/a.txt"]
    assert {one.name: one.why.code for one in found.left} == {
        "films/link.txt": "measure_link",
        "films/away": "measure_link",
        "films/pipe": "not_a_file",
    }


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file that is named twice is read once."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")

    assert len(collected([path, tmp_path, path]).files) == 1


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    """Too many files are refused."""
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.txt").touch()

    with pytest.raises(ReadinessError) as caught:
        collected([tmp_path])

    assert caught.value.fault.code == "measure_too_many"


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    """What is not there is refused."""
    with pytest.raises(ReadinessError) as caught:
        collected([tmp_path / "nothing"])

    assert caught.value.fault.code == "no_such_file"
