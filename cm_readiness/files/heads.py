"""Which questionnaires lie in a folder, kept from one look to the next as long as no file has changed."""

from __future__ import annotations

import hashlib
import marshal
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .cache import keep, private_cache, what_is_kept
from .faults import cannot_read
from .questionnaire_names import FRAME, Head
from .sidecar_files import real_path

FORM = 1
"""Of what is kept; another one is not read."""
SETTLED = 2 * 10**9
"""Nanoseconds after its last change during which a file may change once more without a sign of it."""

State = tuple[int, ...]
"""Of a file: another content gives another one."""
Seen = dict[str, tuple[State, tuple[str, str, dict[str, str]] | None]]
"""By a folder's name, what its frame was and what it said; None where it said nothing."""


def heads_in(place: Path) -> Iterator[tuple[Path, Head]]:
    """The questionnaires of one folder whose frames say what they are, in the order of their names.

    Args:
        place: a folder of questionnaires; it need not be there.

    Raises:
        ReadinessError: it cannot be looked into.
    """
    try:
        folders = sorted(path.parent for path in place.glob(f"*/{FRAME}"))
    except (OSError, ValueError) as error:
        raise cannot_read(place, error) from error
    if not folders:
        return
    kept = _kept_for(place)
    before = _seen(kept)
    now: Seen = {}
    for folder in folders:
        state, known = _state(folder / FRAME), before.get(folder.name)
        if known is None or known[0] != state:
            known = (state, _said(folder))
        now[folder.name] = known
        if known[1] is not None:
            yield folder, Head(*known[1])
    settled = {name: one for name, one in now.items() if one[0] and _is_settled(one[0])}
    if kept is not None and settled != before:
        keep(kept, marshal.dumps((FORM, settled)))


def _said(folder: Path) -> tuple[str, str, dict[str, str]] | None:
    from .questionnaire_reading import head_of

    head = head_of(folder)
    return None if head is None else (head.id, head.version, dict(head.title))


def _state(file: Path) -> State:
    """What changes with a file; nothing where it cannot be told."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _is_settled(state: State) -> bool:
    return max(state[-2:]) + SETTLED < time.time_ns()


def _kept_for(place: Path) -> Path | None:
    cache = private_cache("heads")
    if cache is None:
        return None
    name = hashlib.sha256(os.fsencode(real_path(place))).hexdigest()[:16]
    return cache / name


def _seen(kept: Path | None) -> Seen:
    if kept is None:
        return {}
    with suppress(ValueError, EOFError, TypeError):
        form, seen = marshal.loads(what_is_kept(kept))  # noqa: S302 - of our own folder, and its sum is right
        if form == FORM:
            return seen  # type: ignore[no-any-return]
    return {}
