"""A folder copied into a team's store and out again: how many files, and how many came out otherwise."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cm_readiness.app.store_copy import copy_store
from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import new_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.team.schema import create
from tests.team.cluster import running

from .row import Row

COMPANIES = 300
"""Assessments besides the examples; every tenth is in the trash, every tenth has a person's own beside it."""
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def rows() -> Iterator[Row]:
    """Copy a folder there and back, and compare every byte."""
    with TemporaryDirectory() as place, running() as cluster:
        before, after = Path(place) / "before", Path(place) / "after"
        fill(before)
        address = cluster.address(cluster.database())
        create(address, "nord")
        began = time.monotonic()
        there = copy_store(str(before), address)
        back = copy_store(address, str(after))
        seconds = time.monotonic() - began
        was, now = tree(before), tree(after)
        other = [name for name in was.keys() | now.keys() if was.get(name) != now.get(name)]
        again = copy_store(str(after), address)
        yield Row(
            "a store copied there and back",
            f"{len(was)} files, {len(other)} with other bytes; {len(again.same)} are there the second time; "
            f"both ways in {seconds:.1f} s",
            "the same bytes",
            there.is_whole and back.is_whole and not other and len(again.same) == len(was),
        )


def fill(folder: Path) -> None:
    """Assessments of all kinds: answered, with notes of both kinds, with comments, removed."""
    (folder / "trash").mkdir(parents=True)
    for path in examples():
        shutil.copy(path, folder)
    questionnaire = read_questionnaire(questionnaires_folder() / "community_manager")
    criteria = list(questionnaire.criteria)
    for number in range(COMPANIES):
        company = {"name": f"Société n° {number} “é”\u202f!", "cm_setup": "in_house"}
        assessment = new_assessment(questionnaire, company=company, language="fr", title="Début", at=AT)
        for place in range(number % len(criteria)):
            assessment = with_answer(assessment, criteria[place], (number + place) % 5, AT)
        assessment = with_remarks(
            assessment,
            criteria[number % 7],
            note="dit par tous\n— deux",
            private="à part" if number % 3 else "",
        )
        text = assessment_text(assessment)
        if number % 5 == 0:
            text = f"# by hand\n{text}\n\n# the end\n"
        (folder / f"company-{number}.toml").write_bytes(text.encode())
        if number % 10 == 0:
            (folder / f"company-{number}.toml").rename(folder / "trash" / f"company-{number}.toml")
        if number % 10 == 1:
            people = folder / f"company-{number}-people"
            people.mkdir()
            (people / "jade.toml").write_bytes(text.replace("à part", "autre").encode())


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder with what is in them."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.toml") if path.is_file()
    }
