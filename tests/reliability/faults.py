"""Makes each system call of the saving path fail in turn, and says what is on the disk afterwards."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from unittest import mock

from cm_readiness.core.assessment import Assessment, with_answer
from cm_readiness.core.errors import Place, ReadinessError
from cm_readiness.core.store import Written
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.shipped import examples
from cm_readiness.files.sidecar_files import last_good_path
from cm_readiness.files.writing import OpenAssessment, content_of, open_for_writing
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
CRITERION = "purpose.business_goals"
CALLS: tuple[tuple[ModuleType, str], ...] = (
    (io, "open"), (os, "open"), (os, "write"), (os, "fsync"), (os, "close"), (os, "chmod"), (os, "link"),
    (os, "replace"), (os, "unlink"),
)  # fmt: skip
"""What the saving path asks of the system; `io.open` is how it reads what it is about to replace."""


ROLES = {
    "io.open 1": "read the file that is to be replaced",
    "os.open 1": "create the new file aside",
    "os.write 1": "write it",
    "os.fsync 1": "flush it",
    "os.close 1": "close it",
    "os.chmod 1": "give it the old file's permissions",
    "os.replace 1": "give it the old file's name",
    "os.link 1": "give it its name",
    "os.unlink 1": "remove the name that it had aside",
    "os.open 2": "open the folder",
    "os.fsync 2": "flush the folder",
    "os.close 2": "close the folder",
}
"""What the first calls are for; those after them write the last good copy in the same way."""


@dataclass(frozen=True)
class Outcome:
    """What became of one saving during which one call failed."""

    work: str
    call: str
    number: int
    role: str
    """What the call is for."""
    error: str
    file: str
    """What is at the path: old, new, none, or broken."""
    told: str
    """The sentence that the person gets; empty when the saving went well."""
    works_again: bool
    """Whether saving once more, with nothing failing, writes the new file and keeps nothing aside."""

    @property
    def is_good(self) -> bool:
        """Nothing is broken, a success is a new file, and it works again afterwards."""
        whole = self.file != "broken" and (bool(self.told) or self.file == "new")
        return whole and self.works_again


@contextmanager
def failing(
    target: tuple[ModuleType, str] | None, number: int, code: int, under: Path | None = None
) -> Iterator[list[str]]:
    """Lets one call fail, and lists all calls that are made.

    Args:
        target: the function; None lets all of them work.
        number: which call of it fails, from 1.
        code: the error.
        under: only calls that name a path below this one count: what is kept in the cache folder is written
            in the same way, and whether it is depends on how long ago a file was changed.
    """
    made: list[str] = []

    def counts(given: tuple[object, ...]) -> bool:
        return under is None or any(
            isinstance(one, str | Path) and under in Path(one).parents for one in given
        )

    def watched(place: tuple[ModuleType, str], real: Callable[..., object]) -> Callable[..., object]:
        name = f"{place[0].__name__}.{place[1]}"

        def call(*given: object, **named: object) -> object:
            if not counts(given):
                return real(*given, **named)
            made.append(name)
            if place == target and made.count(name) == number:
                if place[1] == "close":
                    real(*given)
                raise OSError(code, os.strerror(code))
            return real(*given, **named)

        return call

    with ExitStack() as stack:
        for place in CALLS:
            real = getattr(*place)
            stack.enter_context(mock.patch.object(*place, watched(place, real)))
        yield made


def outcomes(folder: Path) -> Iterator[Outcome]:
    """One outcome for each kind of saving, each call it makes, and each error.

    Args:
        folder: an empty one to work in.
    """
    for work in ("save", "create"):
        made = _calls(folder / f"{work}-all", work)
        for call in dict.fromkeys(made):
            for number in range(1, made.count(call) + 1):
                for code in ERRORS:
                    place = folder / f"{work}-{call}-{number}-{code}"
                    yield _outcome(place, work, call, number, code)


def example() -> Assessment:
    """What is saved."""
    return read_assessment(examples()[0])


def changed() -> Assessment:
    """The same with another answer."""
    old = example()
    return with_answer(old, CRITERION, 4, old.last_changed)


def _calls(folder: Path, work: str) -> list[str]:
    """Every call of a saving that works, in order."""
    path, opened, new = _prepared(folder, work)
    with opened, failing(None, 0, 0) as made:
        _attempt(opened, new)
    assert _state(path) == "new"
    return made


def _prepared(folder: Path, work: str) -> tuple[Path, OpenAssessment, Assessment]:
    folder.mkdir(parents=True)
    path = folder / "calla.toml"
    if work == "save":
        write_assessment(path, example())
    return path, open_for_writing(path, new=work == "create"), changed()


def _attempt(opened: OpenAssessment, new: Assessment) -> str:
    """Save; the sentence that the person gets where that is refused."""
    try:
        told = opened.write(new)
    except ReadinessError as error:
        return sentence(replace(error.fault, where=Place()), words_for("en"))
    assert told == Written()
    return ""


def _outcome(folder: Path, work: str, call: str, number: int, code: int) -> Outcome:
    path, opened, new = _prepared(folder, work)
    module, name = call.split(".")
    with opened, failing(({"io": io, "os": os}[module], name), number, code):
        told = _attempt(opened, new)
        file = _state(path)
        again = _attempt(opened, new) == "" and _state(path) == "new"
    mine = {path.name, last_good_path(path).name}
    left = {entry.name for entry in path.parent.iterdir()} - mine
    again = again and not any(name.endswith(".toml") for name in left)
    role = ROLES.get(f"{call} {number}", "the same for the last good copy")
    return Outcome(work, call, number, role, errno.errorcode[code], file, told, again)


def _state(path: Path) -> str:
    states = {content_of(example(), path): "old", content_of(changed(), path): "new"}
    return states.get(path.read_bytes(), "broken") if path.exists() else "none"
