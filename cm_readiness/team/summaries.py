"""The summaries of a team's assessments: those kept on this machine, as far as they hold, and new ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ..core.store import Reference
from ..core.summary import Facts, Summary, facts_of
from ..files.index_file import IndexRows, index_called
from ..files.index_rows import Row, facts_in, row_of, summary_in, without_amount
from .refusals import GONE
from .rows import reference_to

if TYPE_CHECKING:
    from .link import Link
    from .questionnaires import TeamQuestionnaires


class _Listed(NamedTuple):
    seen: str
    """Which revision of which assessment it is."""
    sha: bytes


class TeamSummaries:
    """What is known of the assessments of a team; each is read once until it is saved again.

    The index is the person's own: it is like that of a folder, and can be deleted at any time.

    Args:
        link: to the server.
        questionnaires: those of the store.

    Raises:
        ReadinessError: the store cannot be reached.
    """

    def __init__(self, link: Link, questionnaires: TeamQuestionnaires) -> None:
        self._checked = time.time_ns()
        rows = link.ask(
            "SELECT name, id::text || ' ' || rev, sha FROM cm_readiness.assessment WHERE team = %s "
            "AND removed IS NULL AND position('/' IN name) = 0 ORDER BY updated DESC, name",
            link.team.number,
        )
        self._listed = {name: _Listed(seen, bytes(sha)) for name, seen, sha in rows}
        self.references = tuple(map(reference_to, self._listed))
        self._questionnaires = questionnaires.seen()
        self._file = index_called(f"{link.shown}\0{link.team.name}".encode())
        self._made: dict[str, Summary] = {}
        self._rows: IndexRows | None = None
        self._take_up()

    def known(self, reference: Reference, *, whole: bool = True) -> Summary | None:
        """The summary of an assessment; None where it is still to be read."""
        if (made := self._made.get(reference.name)) is not None:
            return made
        kept = self._rows is not None and reference.name in self._kept
        row = self._rows.row(reference.name.encode()) if kept and self._rows is not None else None
        if row is not None:
            with suppress(ValueError, TypeError, LookupError, AttributeError):
                return summary_in(row, whole=whole and self._same_questionnaires)
        return None

    def unknown(self, *, whole: bool) -> list[Reference]:
        """Those that are still to be read, the one written last first."""
        return [one for one in self.references if not self._is_known(one.name, whole)]

    def followed(self) -> frozenset[str]:
        """The ids of the assessments that another one follows, as far as it is known."""
        kept = self._rows.followed() if self._rows is not None else []
        named = ((name.decode(), follows) for name, follows in kept)
        found = {follows for name, follows in named if name in self._kept and name not in self._made}
        said = [one.said for one in tuple(self._made.values()) if one.said is not None]
        return frozenset(found | {one.follows for one in said if one.follows is not None})

    def faulty(self) -> list[Reference]:
        """Those that cannot be read or evaluated, as far as it is known, in their order."""
        kept = self._rows.faulty() if self._rows is not None else []
        found = {name for name in (key.decode() for key in kept) if self._kept.get(name)} - self._made.keys()
        found |= {name for name, one in self._made.items() if one.fault is not None}
        return [one for one in self.references if one.name in found]

    def facts(self) -> dict[str, Facts]:
        """By key, what those that are known are filtered and sorted by: one question to the index."""
        # First what was made: saving moves it among what is kept.
        found = {name: facts_of(summary) for name, summary in tuple(self._made.items())}
        for row in self._rows.facts() if self._rows is not None and self._same_questionnaires else ():
            name = row[0].decode()
            if name in self._kept and name not in found:
                with suppress(ValueError, TypeError, LookupError, AttributeError):
                    found[name] = facts_in(row)
        listed = ((reference.key, found.get(reference.name)) for reference in self.references)
        return {key: facts for key, facts in listed if facts is not None}

    def taking(self, reference: Reference) -> Callable[[Summary], Summary]:
        """Begin to read one, here or elsewhere; what is kept of it holds for the revision that was listed."""

        def taken(summary: Summary) -> Summary:
            self._made[reference.name] = summary
            return summary

        return taken

    def save(self) -> None:
        """Keep what was made, and forget what is gone."""
        if self._made or self._is_behind:
            made = {
                name: one
                for name, one in self._made.items()
                if one.fault is None or one.fault.code not in GONE
            }
            self._file.write(self._all_rows(made), self._questionnaires, self._checked)

    def _take_up(self) -> None:
        """Look at which of the rows that are kept hold."""
        self._rows = self._file.read()
        self._same_questionnaires = (
            self._rows is not None and self._rows.questionnaires == self._questionnaires
        )
        self._kept: dict[str, bool] = {}
        self._is_behind = False
        for key, seen, _, is_read, evaluated in self._rows.keys() if self._rows is not None else ():
            listed = self._listed.get(name := key.decode())
            if listed is None or listed.seen != seen:
                self._is_behind = True
            else:
                self._kept[name] = not is_read or (evaluated and self._same_questionnaires)

    def _is_known(self, name: str, whole: bool) -> bool:
        if (made := self._made.get(name)) is not None:
            return made.is_whole or not whole
        evaluated = self._kept.get(name)
        return evaluated is not None and (evaluated or not whole)

    def _all_rows(self, made: dict[str, Summary]) -> list[Row]:
        """What is kept and holds, and what was made, by name."""
        rows: dict[bytes, Row] = {}
        for row in self._rows.rows() if self._rows is not None else ():
            if row[0].decode() in self._kept:
                rows[row[0]] = row if self._same_questionnaires else without_amount(row)
        for name, summary in made.items():
            if name in self._listed:
                rows[name.encode()] = row_of(name.encode(), *self._listed[name], summary)
        return [rows[key] for key in sorted(rows)]
