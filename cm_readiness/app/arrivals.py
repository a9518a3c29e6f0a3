"""What somebody else has saved while an assessment is open here: on the disk at once, on the screen soon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from ..core.assessment import Assessment
from ..core.errors import Fault
from ..core.history import History

if TYPE_CHECKING:
    from ..core.merging import Merged

_ANSWERS = "answers."


@dataclass(frozen=True)
class Version:
    """A value that is to be saved, and how many arrivals were in it when it was made."""

    assessment: Assessment
    arrivals: int


@dataclass(frozen=True)
class _Arrival:
    number: int
    """From 1; those that nobody has taken into the screen yet are one."""
    base: Assessment
    """What was saved here when it came."""
    version: Assessment
    """What that and the other version were put together to."""

    def merged_into(self, value: Assessment) -> Assessment:
        """A value that was made before it came, put together with it."""
        from ..core.merging import merge

        return merge(self.base, value, self.version).assessment


class Arrivals:
    """Keeps what came in until the value on the screen has it as well.

    The saver works in a thread of its own: a value that was made before something came in is put together
    with it before it is written, so that nothing of either is ever missing on the disk.

    Args:
        write: writes one value; returns what it was put together to with another version.
        told: told, in the saver's thread, that something came in.
        numbers: the number of each criterion as people see it, by full id.
    """

    def __init__(
        self,
        write: Callable[[Assessment], Merged | None],
        told: Callable[[Fault], None],
        numbers: Mapping[str, str],
    ) -> None:
        self._write = write
        self._told = told
        self._numbers = numbers
        self._lock = Lock()
        self._latest: _Arrival | None = None
        self._taken = 0
        """The number of the latest one that the screen has."""

    def version(self, assessment: Assessment) -> Version:
        """A value as it is given to the saver."""
        return Version(assessment, self._taken)

    def save(self, version: Version) -> None:
        """Write a value, together with what has come in since it was made; in the saver's thread."""
        value = version.assessment
        with self._lock:
            latest = self._latest
        if latest is not None and version.arrivals < latest.number:
            value = latest.merged_into(value)
        merged = self._write(value)
        if merged is None:
            return
        with self._lock:
            latest = self._latest
            if latest is not None and latest.number > self._taken:
                self._latest = replace(latest, version=merged.assessment)
            else:
                self._latest = _Arrival(self._taken + 1, value, merged.assessment)
        self._told(self._fault(merged))

    def taken_into(self, history: History) -> History | None:
        """The steps of a sitting with what has come in; None where nothing has."""
        with self._lock:
            latest = self._latest
            if latest is None or latest.number <= self._taken:
                return None
            self._taken = latest.number
        return history.carried(latest.merged_into)

    def _fault(self, merged: Merged) -> Fault:
        came = [taken.field for taken in merged.taken if taken.source != "ours"]
        answers = [name.removeprefix(_ANSWERS) for name in came if name.startswith(_ANSWERS)]
        differing = [name for name in answers if self._differs(name, merged)]
        if differing:
            return Fault(
                "came_in_differing", {"names": self._named(answers), "differing": self._named(differing)}
            )
        return Fault("came_in", {"names": self._named(answers)}) if answers else Fault("came_in_besides")

    def _named(self, criteria: Sequence[str]) -> str:
        return ", ".join(self._numbers.get(name, name) for name in criteria)

    @staticmethod
    def _differs(criterion: str, merged: Merged) -> bool:
        field = f"{_ANSWERS}{criterion}"
        return any(one.field == field or one.field.startswith(f"{field}.") for one in merged.conflicts)
