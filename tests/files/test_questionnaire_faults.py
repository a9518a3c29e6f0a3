"""What is wrong with a questionnaire is named with its file, key and line."""

# ruff: noqa: E501 - the table of faults has a case a line

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.questionnaires import check_questionnaire, read_questionnaire

from .folders import edit, line_of, said, told

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
    ("questionnaire", 'title = "Study"', 'title = "Study"\nlanguage = "English"', "bad_language", "sources[0].language", "language ="),
    ("questionnaire", 'title = "Study"', 'title = "Study"\nlanguage = 1', "not_a_text", "sources[0].language", "language ="),
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
    ("purpose", 'post = ["team"], public', 'post = ["teem"], public', "not_an_option_nearest", "criteria[1].variants[0].applies_if.post[0]", "applies_if ="),
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


def test_steps_of_a_variant_have_efforts_of_their_own(folder: Path) -> None:
    """What is much work for some is little for others; a letter has to be one of the questionnaire's."""
    text = (folder / "purpose.toml").read_text("utf-8")
    head, variant = text.split("[[criteria.variants]]")
    (folder / "purpose.toml").write_text(
        f"{head}[[criteria.variants]]" + variant.replace('effort = "L"', 'effort = "M"'), "utf-8"
    )
    assert told(check_questionnaire(folder)) == []
    (folder / "purpose.toml").write_text(
        f"{head}[[criteria.variants]]" + variant.replace('effort = "L"', 'effort = "Z"'), "utf-8"
    )
    assert told(check_questionnaire(folder)) == [
        ("no_such_effort", "criteria[1].variants[0].steps[3].effort")
    ]


def test_a_dimension_without_criteria_is_a_fault(folder: Path) -> None:
    """An empty list is none, and a file without the key misses it."""
    head = (folder / "watch.toml").read_text("utf-8").partition("[[criteria]]")[0]
    (folder / "watch.toml").write_text(f"{head}criteria = []\n", "utf-8")
    assert ("no_criteria", "criteria") in told(check_questionnaire(folder))
