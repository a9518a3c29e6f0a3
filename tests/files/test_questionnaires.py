"""Questionnaires from files: what is read, and every fault with its file, key and line."""

# ruff: noqa: E501 - the table of faults has a case a line

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

from .folders import edit, line_of, said, told, write_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small questionnaire, without faults."""
    return write_small(tmp_path / "small")


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


FAULTS = [
    # file, old, new, code, key, line
    ("questionnaire", "format = 1\n", "", "missing_key", "format", None),
    ("questionnaire", "format = 1", "format = true", "bad_format", "format", "format = true"),
    ("purpose", "format = 1", "format = 0", "bad_format", "format", "format = 0"),
    ("questionnaire", 'id = "small"', 'id = "Small"', "bad_id", "id", 'id = "Small"'),
    ("questionnaire", 'id = "legal"', 'id = "9"', "bad_id", "notices[0].id", 'id = "9"'),
    ("purpose", 'id = "goals"', 'id = "goals.x"', "bad_id", "criteria[0].id", 'id = "goals.x"'),
    ("questionnaire", 'id = "none"', 'id = "no-ne"', "bad_id", "profile[1].options[0].id", "options = ["),
    ("questionnaire", 'id = "S01"', 'id = "S 01"', "bad_code", "claims[0].id", 'id = "S 01"'),
    ("purpose", '"goal_sheet"', '"../sheet"', "bad_id", "criteria[0].deliverable_id", "deliverable_id ="),
    ("questionnaire", '"1.0.0"', '"1.0"', "bad_version", "version", "version ="),
    ("questionnaire", '["fr", "en"]', '["fr", "en", "EN"]', "bad_language", "languages[2]", "languages ="),
    ("questionnaire", '["fr", "en"]', '["fr", "en", "fr"]', "stands_twice", "languages[2]", "languages ="),
    ("questionnaire", 'id = "go"', 'id = "not_yet"', "stands_twice", "verdicts[1].id", 'id = "not_yet"'),
    ("questionnaire", 'id = "present"', 'id = "absent"', "stands_twice", "bands[1].id", 'id = "absent"'),
    ("purpose", 'id = "channels"', 'id = "goals"', "stands_twice", "criteria[1].id", 'id = "goals"'),
    ("questionnaire", '"watch"]', '"watch", "watch"]', "stands_twice", "dimensions[2]", "dimensions ="),
    ("questionnaire", '"watch"]', '"watch", "../x"]', "bad_id", "dimensions[2]", "dimensions ="),
    ("questionnaire", '"watch"]', '"watch", 3]', "not_a_text", "dimensions[2]", "dimensions ="),
    ("questionnaire", '"watch"]', '"watch", "more"]', "no_dimension_file", "dimensions[2]", "dimensions ="),
    ("watch", 'id = "watch"', 'id = "watches"', "not_the_file_name", "id", 'id = "watches"'),
    ("questionnaire", '[[levels]] # 4\nname = { fr = "Quatre", en = "Four" }', "", "not_five_levels", "levels", "[[levels]] # 0"),
    ("purpose", '[[criteria.levels]] # 4\nfr = "Niveau 4"\nen = "Level 4"\n', "", "not_five_levels", "criteria[0].levels", "[[criteria.levels]] # 0"),
    ("purpose", '[[criteria.steps]] # 3\neffort = "L"\ndo = { fr = "Faire 3", en = "Do 3" }\n', "", "not_four_steps", "criteria[0].steps", "[[criteria.steps]] # 0"),
    ("purpose", "weight = 3", "weight = 0", "not_above", "criteria[0].weight", "weight = 0"),
    ("purpose", "weight = 3", "weight = 100.1", "above_most", "criteria[0].weight", "weight = 100.1"),
    ("purpose", "weight = 1.25", "weight = -1", "not_above", "weight", "weight = -1"),
    ("purpose", "weight = 3", "weight = nan", "no_number", "criteria[0].weight", "weight = nan"),
    ("purpose", "weight = 3", "weight = 1e999999999", "no_number", "criteria[0].weight", "weight ="),
    ("questionnaire", "S = 0.5", "S = 0", "not_above", "effort_days.S", "effort_days ="),
    ("questionnaire", "[[notices]]", "capacity_days = 0\n[[notices]]", "not_above", "capacity_days", "capacity"),
    ("questionnaire", "[[notices]]", "focus = 0\n[[notices]]", "not_above", "focus", "focus = 0"),
    ("questionnaire", "opens_at = 2", "opens_at = 5", "above_most", "gate.opens_at", "opens_at = 5"),
    ("questionnaire", "opens_at = 2", "opens_at = 0", "below_least", "gate.opens_at", "opens_at = 0"),
    ("questionnaire", "cap = 49", "cap = 101", "above_most", "gate.cap", "cap = 101"),
    ("questionnaire", "from = 62.5", "from = 100.5", "above_most", "bands[1].from", "from = 100.5"),
    ("questionnaire", "from = 0", "from = 10", "first_band", "bands[0].from", "from = 10"),
    ("questionnaire", "from = 62.5", "from = 0", "bands_order", "bands[1].from", "from = 0"),
    ("questionnaire", "overall_below = 50", "overall_below = 500", "above_most", "verdicts[0].when.overall_below", "when = {"),
    ("questionnaire", "at_least = 1 }", "at_least = 0 }", "below_least", "verdicts[0].when.gates_closed_at_least", "when = {"),
    ("questionnaire", "when = { overall_below = 50, gates_closed_at_least = 1 }", "", "verdict_without_when", "verdicts[0].when", "[[verdicts]]"),
    ("questionnaire", "when = { overall_below = 50, gates_closed_at_least = 1 }", "when = {}", "verdict_without_when", "verdicts[0].when", "when = {}"),
    ("questionnaire", 'en = "Go" }', 'en = "Go" }\nwhen = { overall_below = 3 }', "last_verdict", "verdicts[1].when", "when = { overall_below = 3 }"),
    ("purpose", "target = 4", "target = 5", "above_most", "criteria[1].target", "target = 5"),
    ("purpose", "weight = 1.25", "weight = 1.25\ntarget = 0", "below_least", "target", "target = 0"),
    ("purpose", "level = 3", "level = 5", "above_most", "criteria[1].requires[0].level", "requires ="),
    ("purpose", "at_least = 2", "at_least = 0", "below_least", "criteria[1].requires[0].at_least", "requires ="),
    ("questionnaire", "at_most = 1", "at_most = 5", "above_most", "contradictions[0].any[0].at_most", "any = ["),
    ("questionnaire", ", at_most = 1", "", "empty_test", "contradictions[0].any[0]", "any = ["),
    ("questionnaire", "all = [{ of = \"purpose.goals\", at_least = 3 }]\nany = [{ of = \"watch.ritual\", at_most = 1 }]", "all = []", "empty_rule", "contradictions[0]", "[[contradictions]]"),
    ("purpose", 'of = "purpose.goals"', 'of = "purpose.goal"', "no_such_criterion_nearest", "criteria[1].requires[0].of", "requires ="),
    ("questionnaire", 'of = "watch.ritual"', 'of = "zzz"', "no_such_criterion", "contradictions[0].any[0].of", "any = ["),
    ("purpose", 'applies_if = { post = ["team"] }', 'applies_if = { pots = ["team"] }', "no_such_field_nearest", "criteria[1].applies_if.pots", "applies_if ="),
    ("purpose", 'applies_if = { post = ["team"] }', 'applies_if = { q = ["team"] }', "no_such_field", "criteria[1].applies_if.q", "applies_if ="),
    ("purpose", 'applies_if = { post = ["team"] }', 'applies_if = { post = ["teams"] }', "not_an_option_nearest", "criteria[1].applies_if.post[0]", "applies_if ="),
    ("purpose", 'applies_if = { post = ["team"] }', "applies_if = { post = [true] }", "not_an_option", "criteria[1].applies_if.post[0]", "applies_if ="),
    ("purpose", 'applies_if = { post = ["team"] }', "applies_if = { post = [] }", "too_few", "criteria[1].applies_if.post", "applies_if ="),
    ("purpose", 'applies_if = { post = ["team"] }', 'applies_if = { public = ["yes"] }', "not_true_or_false", "criteria[1].applies_if.public[0]", "applies_if ="),
    ("purpose", 'applies_if = { post = ["team"] }', 'applies_if = { name = ["x"] }', "field_without_choices", "criteria[1].applies_if.name", "applies_if ="),
    ("purpose", 'applies_if = { post = ["none"] }', 'applies_if = { post = ["nine"] }', "not_an_option_nearest", "criteria[1].variants[0].applies_if.post[0]", "applies_if ="),
    ("questionnaire", 'applies_if = { post = ["none"] }', 'applies_if = { post = ["x"] }', "not_an_option", "notices[0].applies_if.post[0]", "applies_if ="),
    ("purpose", 'covers = ["S01"]', 'covers = ["S01", "S02"]', "no_such_claim_nearest", "criteria[0].covers[1]", "covers ="),
    ("purpose", 'sources = ["F1"]', 'sources = ["zz"]', "no_such_source", "criteria[0].sources[0]", "sources ="),
    ("questionnaire", 'dimension = "purpose"', 'dimension = "purposes"', "no_such_dimension_nearest", "claims[0].dimension", "dimension ="),
    ("purpose", 'effort = "S"', 'effort = "XL"', "no_such_effort", "criteria[0].steps[0].effort", 'effort = "XL"'),
    ("questionnaire", 'kind = "text"', 'kind = "choice"', "name_not_text", "profile[0].kind", 'kind = "choice"'),
    ("questionnaire", 'id = "name"', 'id = "company"', "no_name_field", "profile", "[[profile]]"),
    ("questionnaire", 'kind = "yes_no"', 'kind = "choices"', "no_options", "profile[2].options", "[[profile]]"),
    ("questionnaire", 'kind = "yes_no"', 'kind = "maybe"', "not_one_of", "profile[2].kind", 'kind = "maybe"'),
    ("watch", "[[criteria]]", "[[criterias]]", "unknown_key_nearest", "criterias", "[[criterias]]"),
    ("watch", 'en = "Level 2"', 'en = ""', "empty_text", "criteria[0].levels[2].en", 'en = ""'),
    ("watch", 'en = "Level 2"', 'en = " \\n"', "empty_text", "criteria[0].levels[2].en", "en ="),
    ("watch", '{ fr = "Rituel", en = "Ritual" }', "{}", "empty_text", "criteria[0].name", "name = {}"),
    ("watch", '{ fr = "Rituel", en = "Ritual" }', '"Ritual"', "text_without_language", "criteria[0].name", 'name = "Ritual"'),
    ("watch", '{ fr = "Rituel", en = "Ritual" }', "7", "not_a_text_by_language", "criteria[0].name", "name = 7"),
    ("watch", 'en = "Ritual"', "en = 3", "not_a_text", "criteria[0].name.en", "name ="),
    ("watch", 'en = "Ritual"', 'en = "Ritual", eng = "Rito"', "unknown_language_nearest", "criteria[0].name.eng", "name ="),
    ("watch", 'en = "Ritual"', 'en = "Ritual", xyz = "Rito"', "unknown_language", "criteria[0].name.xyz", "name ="),
    ("watch", "express = true", "expres = true", "unknown_key_nearest", "criteria[0].expres", "expres = true"),
    ("questionnaire", "cap = 49", "cap = 49\nzzzzzz = 1", "unknown_key", "gate.zzzzzz", "zzzzzz = 1"),
    ("questionnaire", "cap = 49", "cap = 49\nfingerprint = 1", "unknown_key", "gate.fingerprint", "fingerprint"),
    ("questionnaire", 'id = "small"', 'id = "small"\nfingerprint = "x"', "unknown_key", "fingerprint", "finger"),
    ("watch", "shelf_life_days = 90\n", "", "missing_key", "criteria[0].shelf_life_days", "[[criteria]]"),
    ("watch", "shelf_life_days = 90", "shelf_life_days = 0", "not_above", "criteria[0].shelf_life_days", "shelf"),
    ("watch", "shelf_life_days = 90", 'shelf_life_days = "90"', "not_a_whole_number", "criteria[0].shelf_life_days", "shelf"),
    ("watch", "express = true", 'express = "yes"', "not_true_or_false", "criteria[0].express", "express ="),
    ("watch", "weight = 1", 'weight = "heavy"', "no_number", "weight", 'weight = "heavy"'),
    ("questionnaire", "[gate]\nopens_at = 2\ncap = 49", "", "missing_key", "gate", None),
    ("questionnaire", 'dimensions = ["purpose", "watch"]', 'dimensions = "purpose"', "not_a_list", "dimensions", "dimensions ="),
    ("questionnaire", 'dimensions = ["purpose", "watch"]', "dimensions = []", "too_few", "dimensions", "dimensions ="),
    ("questionnaire", 'languages = ["fr", "en"]', "languages = []", "too_few", "languages", "languages ="),
    ("questionnaire", 'languages = ["fr", "en"]', 'languages = "fr"', "not_a_list", "languages", "languages ="),
    ("questionnaire", 'title = "Study"', "title = 1", "not_a_text", "sources[0].title", "title = 1"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "key", "line"), FAULTS)
def test_a_fault_is_named_with_its_key_and_line(
    folder: Path, file: str, old: str, new: str, code: str, key: str, line: str | None
) -> None:
    """Each thing that the format checks on loading, spoilt once."""
    edit(folder / f"{file}.toml", old, new)
    faults = check_questionnaire(folder)
    assert (code, key) in told(faults)
    fault = next(fault for fault in faults if (fault.code, fault.where.key) == (code, key))
    assert fault.where.file == str(folder / f"{file}.toml")
    assert not fault.tolerated
    if line is None:
        assert fault.where.line is None
    else:
        assert line_of(fault).startswith(line)
    with pytest.raises(ReadinessError) as caught:
        read_questionnaire(folder)
    assert caught.value.faults == faults


def test_a_single_fault_brings_no_others(folder: Path) -> None:
    """One slip gives one sentence."""
    edit(folder / "purpose.toml", "weight = 3", "weight = 0")
    assert told(check_questionnaire(folder)) == [("not_above", "criteria[0].weight")]


def test_all_faults_of_all_files_are_named_in_one_run(folder: Path) -> None:
    """Faults of structure do not hide those of references, nor one file those of another."""
    edit(folder / "questionnaire.toml", '"1.0.0"', '"one"')
    edit(folder / "questionnaire.toml", "cap = 49", "cap = 490")
    edit(folder / "purpose.toml", "weight = 3", "weight = 0")
    edit(folder / "purpose.toml", 'of = "purpose.goals"', 'of = "purpose.none"')
    edit(folder / "watch.toml", 'en = "Level 2"', 'en = ""')
    edit(folder / "watch.toml", "express = true", "expres = true")
    assert told(check_questionnaire(folder)) == [
        ("bad_version", "version"),
        ("above_most", "gate.cap"),
        ("not_above", "criteria[0].weight"),
        ("no_such_criterion_nearest", "criteria[1].requires[0].of"),
        ("unknown_key_nearest", "criteria[0].expres"),
        ("empty_text", "criteria[0].levels[2].en"),
    ]


def test_a_sentence_names_file_line_key_and_the_nearest_key(folder: Path) -> None:
    """It says what is wrong, where, and what was probably meant."""
    edit(folder / "watch.toml", "express = true", "expres = true")
    (only,) = said(check_questionnaire(folder))
    path = folder / "watch.toml"
    assert only == f"{path}, line 11: criteria[0].expres: there is no key expres here; did you mean express?"


def test_a_circle_of_requirements_is_named_once(folder: Path) -> None:
    """With the criteria that it leads through, also when there are other faults."""
    edit(
        folder / "purpose.toml",
        "shelf_life_days = 365",
        'shelf_life_days = 0\nrequires = [{ level = 1, of = "watch.ritual", at_least = 1 }]',
    )
    edit(
        folder / "watch.toml",
        "express = true",
        'requires = [{ level = 1, of = "purpose.channels", at_least = 1 }]',
    )
    faults = check_questionnaire(folder)
    assert told(faults) == [("not_above", "criteria[0].shelf_life_days"), ("circle", "criteria[0].requires")]
    assert faults[1].values == {"circle": "purpose.goals → watch.ritual → purpose.channels → purpose.goals"}


def test_a_criterion_that_requires_itself_is_a_circle(folder: Path) -> None:
    """The shortest one; a second circle is named beside it."""
    edit(folder / "purpose.toml", 'of = "purpose.goals"', 'of = "purpose.channels"')
    edit(
        folder / "watch.toml",
        "express = true",
        'requires = [{ level = 1, of = "watch.ritual", at_least = 1 }]',
    )
    assert told(check_questionnaire(folder)) == [
        ("circle", "criteria[1].requires"),
        ("circle", "criteria[0].requires"),
    ]


def test_a_variant_keeps_the_efforts_and_the_numbers_of_levels_and_steps(folder: Path) -> None:
    """It words a criterion and does not change what the criterion costs."""
    text = (folder / "purpose.toml").read_text("utf-8")
    head, variant = text.split("[[criteria.variants]]")
    variant = variant.replace('effort = "L"', 'effort = "M"')
    (folder / "purpose.toml").write_text(f"{head}[[criteria.variants]]{variant}", "utf-8")
    assert told(check_questionnaire(folder)) == [("other_effort", "criteria[1].variants[0].steps[3].effort")]


def test_a_dimension_without_criteria_is_a_fault(folder: Path) -> None:
    """An empty list is none, and a file without the key misses it."""
    head = (folder / "watch.toml").read_text("utf-8").partition("[[criteria]]")[0]
    (folder / "watch.toml").write_text(f"{head}criteria = []\n", "utf-8")
    assert ("no_criteria", "criteria") in told(check_questionnaire(folder))


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
        kept = [row for row in rows if not (row.startswith("en = ") or ".en = " in row.partition('"')[0])]
        path.write_text("\n".join(kept), "utf-8")
    faults = check_questionnaire(folder)
    assert len(faults) > 500
    assert {fault.code for fault in faults} == {"missing_language"}
    assert read_questionnaire(folder).dimensions[0].name.get("en").startswith("[fr] ")
