"""The questionnaires that a team's assessments answer: the team's, a person's, the shipped ones."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from ..core.errors import Place, ReadinessError
from ..core.store import FoundQuestionnaire
from ..files.atomic import make_folder, write_bytes
from ..files.cache import private_cache
from ..files.faults import cannot_write
from ..files.paths import default_folder, team_folder
from ..files.questionnaire_copy import own_files
from ..files.questionnaire_names import ID
from ..files.questionnaires import find_questionnaire, find_questionnaires
from ..files.questionnaires_seen import questionnaires_seen
from ..files.toml_file import read_content
from .address import is_address

if TYPE_CHECKING:
    from ..core.questionnaire import Questionnaire
    from .link import Link

_NAME = re.compile(r"[a-z][a-z0-9_]*\.toml", re.ASCII)
"""The names of files that are taken from a database: none leaves its folder."""


class TeamQuestionnaires:
    """The questionnaires of a store, as they are at one moment.

    Args:
        link: to the server.
    """

    def __init__(self, link: Link) -> None:
        self._link = link

    def found(self) -> tuple[FoundQuestionnaire, ...]:
        """All of them, in the order in which they are looked up.

        Raises:
            ReadinessError: the store cannot be reached.
        """
        return tuple(
            FoundQuestionnaire(
                one.id, one.version, one.title, str(one.folder), shipped=one.shipped, used=one.used
            )
            for one in find_questionnaires(self._folder(), own_folder())
        )

    def one(self, identifier: str) -> Questionnaire:
        """The one that an id stands for.

        Raises:
            ReadinessError: `no_such_questionnaire`, its faults, or the store cannot be reached.
        """
        return find_questionnaire(identifier, near=self._folder(), folder=own_folder())

    def seen(self) -> str:
        """Another text where an id may stand for another questionnaire than before."""
        team = "".join(f"{identifier}{digest}" for identifier, digest in self._listed())
        text, newest = questionnaires_seen(own_folder())
        return sha256(f"{text}\0{newest}\0{team}".encode()).hexdigest()[:32]

    @contextmanager
    def within_reach(self, questionnaire: Questionnaire, folder: Path) -> Iterator[str | None]:
        """Around the creation of an assessment: its questionnaire is in the store, or nothing is written.

        Args:
            questionnaire: as it was read.
            folder: where it was read from.

        Returns:
            Where it was put; None where everybody finds it without.

        Raises:
            ReadinessError: `output_exists`, where the team has another one of this id;
                `version_not_higher`, when a shipped questionnaire would go before it.
        """
        if self._all_find(questionnaire):
            yield None
            return
        self._add(questionnaire, folder)
        try:
            if not self._all_find(questionnaire):
                raise ReadinessError(
                    "version_not_higher",
                    Place(str(folder)),
                    id=questionnaire.id,
                    version=questionnaire.version,
                )
            yield f"{self._link.shown} ({questionnaire.id})"
        except BaseException:
            self._link.ask(
                "DELETE FROM cm_readiness.questionnaire WHERE team = %s AND id = %s",
                self._link.team.number,
                questionnaire.id,
            )
            raise

    def _add(self, questionnaire: Questionnaire, folder: Path) -> None:
        files = {name: read_content(folder / name).decode() for name in own_files(questionnaire, folder)}
        added = self._link.ask(
            "INSERT INTO cm_readiness.questionnaire (team, id, files) VALUES (%s, %s, %s) "
            "ON CONFLICT DO NOTHING RETURNING id",
            self._link.team.number,
            questionnaire.id,
            json.dumps(files),
        )
        if not added and not self._all_find(questionnaire):
            raise ReadinessError("output_exists", Place(f"{self._link.shown} ({questionnaire.id})"))

    def _all_find(self, questionnaire: Questionnaire) -> bool:
        """Whether its id leads everybody of the team to this very questionnaire, whatever else they have."""
        try:
            found = find_questionnaire(questionnaire.id, near=self._folder(), folder=None)
        except ReadinessError as error:
            if not error.fault.code.startswith("no_such_questionnaire"):
                raise
            return False
        return found.fingerprint == questionnaire.fingerprint

    def _listed(self) -> list[tuple[str, str]]:
        rows = self._link.ask(
            "SELECT id, encode(sha256(convert_to(files::text, 'UTF8')), 'hex') "
            "FROM cm_readiness.questionnaire WHERE team = %s ORDER BY id",
            self._link.team.number,
        )
        return [(str(identifier), str(digest)) for identifier, digest in rows]

    def _folder(self) -> Path | None:
        """A folder in which those of the team lie, as beside an assessment's file; None where it has none."""
        listed = self._listed()
        if not listed:
            return None
        cache = private_cache("team-questionnaires") or team_folder() / "questionnaires"
        folder = cache / sha256(repr(listed).encode()).hexdigest()[:24]
        if not folder.is_dir():
            self._lay_out(folder)
        return folder

    def _lay_out(self, folder: Path) -> None:
        """Write them into a folder that is there as a whole or not at all."""
        make_folder(folder.parent)
        aside = Path(mkdtemp(prefix=".", dir=folder.parent))
        rows = self._link.ask(
            "SELECT id, files FROM cm_readiness.questionnaire WHERE team = %s", self._link.team.number
        )
        for identifier, files in rows:
            if not ID.fullmatch(identifier):
                continue
            place = aside / "questionnaires" / identifier
            make_folder(place)
            for name, text in files.items():
                if _NAME.fullmatch(name) and isinstance(text, str):
                    write_bytes(place / name, text.encode(), replace=False, flush=False)
        try:
            aside.rename(folder)
        except OSError as error:
            rmtree(aside, ignore_errors=True)
            # Somebody else may have laid out the same meanwhile.
            if not folder.is_dir():
                raise cannot_write(folder, error) from error


def own_folder() -> Path:
    """The folder in whose `questionnaires` a person has their own."""
    if is_address(os.environ.get("CM_READINESS_HOME", "")):
        from platformdirs import user_data_path

        from ..files.paths import APP

        return user_data_path(APP, appauthor=False) / "assessments"
    return default_folder()
