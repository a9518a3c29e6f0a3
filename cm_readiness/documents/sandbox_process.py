"""A person's own template is filled in by a process of its own, with little time, memory and room.

The template may come from anybody. The sandbox keeps it from reaching anything but plain values; this
keeps it from running, growing or printing without end.

How much the system helps differs. Windows limits neither the processor time nor the memory of a process
from within: there, a template is stopped after ten seconds by the clock and for the length of its text, and
may take what memory there is until then. macOS may not keep to the limit on memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import IO, TypedDict

from ..core.errors import Fault, Place, ReadinessError, error_of
from ..core.rewording import Phrase
from ..language.records import FALLBACK
from ..language.words import Words

CPU_SECONDS = 2
MEMORY = 512 * 1024 * 1024
WALL_SECONDS = 10
MOST_OUTPUT = 2_000_000
"""Characters; a full report has about 60,000."""
_TOO_SLOW, _TOO_LARGE, _TOO_LONG = "template_too_slow", "template_too_large", "template_too_long"
_START = (
    "import sys; sys.path[:0] = sys.argv[1:]; "
    "from cm_readiness.documents.sandbox_process import child; sys.exit(child())"
)


class _FaultData(TypedDict):
    code: str
    values: dict[str, str | int]
    file: str
    key: str
    line: int | None
    column: int | None


def render_apart(
    path: Path, values: Mapping[str, object], words: Words, phrases: Sequence[Phrase] = ()
) -> str:
    """A template of a person's own, filled in.

    Args:
        path: its file.
        values: its variables, plain ones.
        words: the language of the report.
        phrases: of the program's words that read otherwise for the company.

    Raises:
        ReadinessError: `template_…`, with file and line as far as they are known.
    """
    answer = _asked(path, {"language": words.language, "phrases": phrases, "values": values})
    faults = _faults(path, answer)
    if faults:
        raise error_of(faults)
    return answer["text"]


def check_apart(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template of a person's own.

    Args:
        path: its file.
    """
    try:
        answer = _asked(path, {"language": FALLBACK, "values": None})
    except ReadinessError as error:
        return error.faults
    return _faults(path, answer)


class _Answer(TypedDict):
    text: str
    faults: list[_FaultData]


def _asked(path: Path, request: Mapping[str, object]) -> _Answer:
    """What the other process answers; it is stopped when it takes too long.

    It works in the folder of the template, so it is told the whole path.
    """
    request = {"path": os.path.abspath(path), **request}  # noqa: PTH100 - leaves links alone
    package = str(Path(__file__).resolve().parents[2])
    # Isolated: no settings from the environment, no modules from the folder that one happens to be in.
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, package, *sys.path]
    environment = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    with subprocess.Popen(  # noqa: S603 - the program itself
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=path.resolve().parent,
    ) as process:
        assert process.stdout is not None and process.stdin is not None  # noqa: S101 - both are pipes
        room = MOST_OUTPUT * 8
        got: list[bytes] = []
        reader = Thread(target=_read, args=(process.stdout, room, got), daemon=True)
        reader.start()
        try:
            process.stdin.write(json.dumps(request).encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        reader.join(WALL_SECONDS)
        late = reader.is_alive()
        process.kill() if late or len(got[0] if got else b"") > room else None
        code = process.wait()
    if late or code not in (0, 1):
        raise ReadinessError(_TOO_SLOW if late or _is_time(code) else _TOO_LARGE, Place(str(path)))
    answer: _Answer = json.loads(got[0])
    return answer


def _faults(path: Path, answer: _Answer) -> tuple[Fault, ...]:
    """What the other process found, in files as the person named them."""
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - leaves links alone
    found = [_fault(data) for data in answer["faults"]]
    return tuple(replace(f, where=replace(f.where, file=_named(path, folder, f.where.file))) for f in found)


def _named(path: Path, folder: str, file: str) -> str:
    inside = os.path.dirname(file) == folder  # noqa: PTH120 - as above
    return str(path.with_name(os.path.basename(file))) if inside else file  # noqa: PTH119


def _read(stream: IO[bytes], room: int, got: list[bytes]) -> None:
    got.append(stream.read(room + 1))


def _is_time(code: int) -> bool:
    """Whether the system stopped a process because its time was up."""
    if os.name == "nt":
        return True
    import signal

    return code in (-signal.SIGXCPU, -signal.SIGKILL)


def child() -> int:
    """The other process: reads the request, fills the template in, and prints the result or the faults."""
    request = json.loads(sys.stdin.buffer.read())
    path = Path(request["path"])
    text, faults = "", list[Fault]()
    try:
        _limit()
        text, faults = _done(path, request)
    except MemoryError:
        faults = [Fault(_TOO_LARGE, {}, Place(str(path)))]
    except ReadinessError as error:
        faults = list(error.faults)
    answer: _Answer = {"text": text, "faults": [_data(fault) for fault in faults]}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 1 if faults else 0


def _done(path: Path, request: Mapping[str, object]) -> tuple[str, list[Fault]]:
    from ..language.company_words import words_with
    from .template_check import check_here

    values = request["values"]
    if not isinstance(values, dict):
        return "", list(check_here(path))
    given = request["phrases"]
    phrases = tuple((str(a), str(b)) for a, b in given) if isinstance(given, list) else ()
    return _filled_in(path, values, words_with(str(request["language"]), phrases)), []


def _filled_in(path: Path, values: dict[str, object], words: Words) -> str:
    """The text, piece by piece, so that one without end is noticed."""
    from ..language.markdown_text import tidy
    from .sandbox import environment_for, faults_of

    pieces: list[str] = []
    length = 0
    with faults_of(path):
        for piece in environment_for(path, words).get_template(path.name).generate(values):
            length += len(piece)
            if length > MOST_OUTPUT:
                raise ReadinessError(_TOO_LONG, Place(str(path)), most=MOST_OUTPUT)
            pieces.append(piece)
        text = tidy("".join(pieces))
        # Half a sign is none: a file could not hold it.
        text.encode()
    return text


def _limit() -> None:
    """Little time and memory from here on, where the system can see to it: not on Windows."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def _data(fault: Fault) -> _FaultData:
    where = fault.where
    return {
        "code": fault.code,
        "values": {name: value for name, value in fault.values.items() if isinstance(value, str | int)},
        "file": where.file,
        "key": where.key,
        "line": where.line,
        "column": where.column,
    }


def _fault(data: _FaultData) -> Fault:
    where = Place(data["file"], data["key"], data["line"], data["column"])
    return Fault(data["code"], data["values"], where)
