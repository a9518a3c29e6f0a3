"""Questionnaires from files: what is read, in which languages, and which files are none."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.questionnaires import check_questionnaire, read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

from .folders import edit, line_of, said, told


def test_the_shipped_questionnaire_has_no_fault() -> None:
    """Not even one that is tolerated."""
    assert check_questionnaire(questionnaires_folder() / "community_manager") == ()


def test_a_questionnaire_is_read_with_exact_numbers_full_ids_and_defaults(folder: Path) -> None:
    """What is left out has the default of the format."""
    found = read_questionnaire(folder)
    assert check_questionnaire(folder) == ()
    assert list(found.criteria) == ["purpose.goals", "purpose.channels", "watch.ritual"]
    assert found.dimensions[0].weight == Fraction(5, 4)
    assert found.effort_days["S"] == Fraction(1, 2)
    assert found.bands[1].from_ == Fraction(125, 2)
    assert (found.capacity_days, found.focus, found.dimensions[0].target) == (10, 5, 3)
    goals, channels = found.dimensions[0].criteria
    assert (goals.allow_na, goals.express, channels.allow_na, channels.critical) == (
        False,
        False,
        True,
        False,
    )
    assert found.sources[0].print
    assert found.notices[0].applies_if == {"post": ("none",)}


def test_texts_start_with_the_first_declared_language(folder: Path) -> None:
    """It stands in for others, wherever it is written in the file."""
    edit(folder / "questionnaire.toml", '{ fr = "Petit", en = "Small" }', '{ en = "Small", fr = "Petit" }')
    assert list(read_questionnaire(folder).title.root) == ["fr", "en"]


def test_fingerprint_and_digests_are_those_of_the_format(folder: Path) -> None:
    """They are computed on what tomllib reads, without defaults."""
    frame, purpose, watch = (
        tomllib.loads((folder / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)
        for name in ("questionnaire", "purpose", "watch")
    )

    def digest(value: object) -> str:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    found = read_questionnaire(folder)
    assert found.fingerprint == digest({"questionnaire": frame, "dimensions": [purpose, watch]})[:12]
    assert found.digests["purpose.channels"] == digest(purpose["criteria"][1]["levels"])[:8]
    assert list(found.digests) == list(found.criteria)


def test_another_wording_changes_the_digest_of_that_criterion_only(folder: Path) -> None:
    """And the fingerprint, which a comment does not change."""
    before = read_questionnaire(folder)
    edit(folder / "watch.toml", "weight = 1", "weight = 1 # a comment")
    assert read_questionnaire(folder).fingerprint == before.fingerprint
    edit(folder / "watch.toml", "Level 3", "Another level 3")
    after = read_questionnaire(folder)
    assert after.fingerprint != before.fingerprint
    changed = {key for key, value in after.digests.items() if before.digests[key] != value}
    assert changed == {"watch.ritual"}


def test_a_missing_language_is_tolerated_and_marked(folder: Path) -> None:
    """`check` names it; everything else reads the first language in its place."""
    edit(folder / "watch.toml", '\nen = "Level 2"', "")
    edit(folder / "watch.toml", '{ fr = "Rituel", en = "Ritual" }', '{ en = "Ritual" }')
    faults = check_questionnaire(folder)
    assert told(faults) == [
        ("missing_language", "criteria[0].name.fr"),
        ("missing_language", "criteria[0].levels[2].en"),
    ]
    assert all(fault.tolerated for fault in faults)
    assert [line_of(fault) for fault in faults] == ['name = { en = "Ritual" }', "[[criteria.levels]] # 2"]
    ritual = read_questionnaire(folder).criteria["watch.ritual"]
    assert ritual.levels[2].root == {"fr": "Niveau 2", "en": "[fr] Niveau 2"}
    assert ritual.name.root == {"fr": "[en] Ritual", "en": "Ritual"}


def test_tolerated_faults_are_told_with_the_others(folder: Path) -> None:
    """A person who mends one kind should see the other."""
    edit(folder / "watch.toml", '\nen = "Level 2"', "")
    edit(folder / "watch.toml", "weight = 1", "weight = 0")
    with pytest.raises(ReadinessError) as caught:
        read_questionnaire(folder)
    assert caught.value.fault.code == "not_above"
    assert {fault.code for fault in caught.value.faults} == {"not_above", "missing_language"}


def test_a_claim_that_no_criterion_covers_is_tolerated(folder: Path) -> None:
    """The questionnaire works without it."""
    edit(folder / "purpose.toml", 'covers = ["S01"]\n', "")
    faults = check_questionnaire(folder)
    assert told(faults) == [("claim_not_covered", "claims[0]")]
    assert read_questionnaire(folder).claims[0].id == "S01"


def test_one_language_allows_plain_texts(folder: Path) -> None:
    """A plain text is one in that language; a table is still read."""
    for path in folder.glob("*.toml"):
        text = path.read_text("utf-8").replace('languages = ["fr", "en"]', 'languages = ["fr"]')
        rows = [row for row in text.splitlines() if not row.startswith(("en = ", "question.en"))]
        text = "\n".join(rows).replace('title = { fr = "Petit", en = "Small" }', 'title = "Petit"')
        path.write_text(_without_english(text), "utf-8")
    assert told(check_questionnaire(folder)) == []
    found = read_questionnaire(folder)
    assert found.title.root == {"fr": "Petit"}
    assert found.criteria["watch.ritual"].name.get("en") == "Rituel"


def _without_english(text: str) -> str:
    return re.sub(r', en = "[^"]*"', "", text)


def test_a_dimension_that_cannot_be_read_hides_no_other_fault(folder: Path) -> None:
    """What refers to its criteria is not called wrong, and the rest is checked."""
    (folder / "watch.toml").write_text('id = "watch\n', "utf-8")
    edit(folder / "purpose.toml", "weight = 3", "weight = 0")
    faults = check_questionnaire(folder)
    assert told(faults) == [("not_above", "criteria[0].weight"), ("unclosed_text", "")]
    assert (faults[1].where.line, faults[1].where.column) == (1, 12)


def test_invalid_toml_is_named_with_line_and_column(folder: Path) -> None:
    """A key that stands twice is invalid too."""
    edit(folder / "questionnaire.toml", 'version = "1.0.0"', 'version = "1.0.0"\nversion = "2.0.0"')
    (fault,) = check_questionnaire(folder)
    assert (fault.code, fault.where.line) == ("named_twice", 4)
    assert fault.where.column is not None
    assert said([fault])


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 20000 + "]" * 20000, "1e" + "9" * 30])
def test_values_beyond_all_limits_are_invalid(folder: Path, value: str) -> None:
    """What Python's parser gives up on does not end the program."""
    edit(folder / "watch.toml", "weight = 1", f"weight = {value}")
    codes = {code for code, _ in told(check_questionnaire(folder))}
    assert codes & {"beyond_limits", "number_too_large"}


def test_text_that_is_not_utf8_is_refused_with_its_line(folder: Path) -> None:
    """Another encoding is not guessed at."""
    path = folder / "purpose.toml"
    path.write_bytes(path.read_bytes().replace("Finalité".encode(), "Finalité".encode("latin-1")))
    (fault, *_) = (f for f in check_questionnaire(folder) if f.code == "not_utf8")
    assert line_of_bytes(path, fault.where.line).startswith(b"name = ")


def line_of_bytes(path: Path, line: int | None) -> bytes:
    """A line of a file that may be no text."""
    assert line is not None
    return path.read_bytes().splitlines()[line - 1]


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder: Path) -> None:
    """Editors on Windows write both; nothing of it is in the fingerprint."""
    before = read_questionnaire(folder).fingerprint
    for path in folder.glob("*.toml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_questionnaire(folder).fingerprint == before
    edit(folder / "watch.toml", "express = true", "expres = true")
    (fault,) = check_questionnaire(folder)
    assert fault.where.line == 11


def test_a_file_over_five_megabytes_is_not_read(folder: Path) -> None:
    """It is no questionnaire."""
    with (folder / "watch.toml").open("ab") as file:
        file.write(b"# filler\n" * 600_000)
    assert "file_too_large" in {code for code, _ in told(check_questionnaire(folder))}


def test_a_newer_format_is_named_alone(folder: Path) -> None:
    """What else is in such a file is not for this version to judge."""
    edit(folder / "questionnaire.toml", "format = 1", "format = 2\nnew_thing = 1")
    (fault,) = check_questionnaire(folder)
    assert (fault.code, fault.where.key, fault.where.line) == ("newer_questionnaire", "format", 1)
    assert said([fault])


def test_a_folder_without_a_questionnaire_is_named(tmp_path: Path) -> None:
    """A folder that is not there, one that is empty, and a file instead of a folder."""
    assert told(check_questionnaire(tmp_path)) == [("no_questionnaire_here", "")]
    assert told(check_questionnaire(tmp_path / "none")) == [("no_questionnaire_folder", "")]
    (tmp_path / "file").write_text("", "utf-8")
    assert told(check_questionnaire(tmp_path / "file")) == [("no_questionnaire_folder", "")]
    assert told(check_questionnaire(tmp_path / "nul\0byte"))


def test_every_text_of_the_shipped_questionnaire_may_be_missing_alone(tmp_path: Path) -> None:
    """An unfinished translation is still a questionnaire that works."""
    folder = tmp_path / "community_manager"
    shutil.copytree(questionnaires_folder() / "community_manager", folder)
    for path in folder.glob("*.toml"):
        rows = path.read_text("utf-8").splitlines()
        kept = [row for row in rows if not (row.startswith('en = "') or ".en = " in row.partition('"')[0])]
        path.write_text("\n".join(kept), "utf-8")
    faults = check_questionnaire(folder)
    assert len(faults) > 500
    assert {fault.code for fault in faults} == {"missing_language", "phrase_nowhere", "phrase_told_nobody"}
    assert read_questionnaire(folder).dimensions[0].name.get("en").startswith("[fr] ")
