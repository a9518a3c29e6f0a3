"""What came in: a mail with what is attached to it, or a file with its own day."""

from __future__ import annotations

from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from pathlib import Path

from ...core.errors import ReadinessError
from . import Facts

MOST_BYTES = 100_000_000


def read(path: Path) -> Facts:
    """When something came, and what.

    Args:
        path: a mail (`.eml`), or any other file.

    Returns:
        `came`, a day; `names`, of what is attached or of the file itself.

    Raises:
        ReadinessError: `measure_empty`, `file_too_large`, `measure_damaged`.
    """
    found = path.stat()
    if not found.st_size:
        raise ReadinessError("measure_empty")
    if path.suffix.lower() != ".eml":
        day = datetime.fromtimestamp(found.st_mtime, UTC).astimezone().date()
        return _facts(day.isoformat(), [path.name])
    if found.st_size > MOST_BYTES:
        raise ReadinessError("file_too_large", megabytes=MOST_BYTES // 1_000_000)
    try:
        with path.open("rb") as file:
            mail = BytesParser(policy=policy.default).parse(file)
        sent = mail["date"].datetime
        names = [part.get_filename() or "" for part in mail.iter_attachments()]
    except (MessageError, AttributeError, ValueError, TypeError, LookupError) as error:
        raise ReadinessError("measure_damaged") from error
    if sent is None:
        raise ReadinessError("measure_no_days")
    # The day where it was sent: that is how those who wait for it say it.
    return _facts(sent.date().isoformat(), [name for name in names if name])


def _facts(came: str, names: list[str]) -> Facts:
    return {"came": came, "names": names}
