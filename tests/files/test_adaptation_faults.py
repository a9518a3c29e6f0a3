"""What is wrong with what a questionnaire says otherwise for some companies, and with proofs and acts."""

# ruff: noqa: E501 - the table of faults has a case a line

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.resolving import resolved
from cm_readiness.files.questionnaires import check_questionnaire, read_questionnaire
from tests.build import assessment

from .folders import edit, line_of, told

ADAPTATIONS = """
[undecided]
coverage_below = 0.6
name = { fr = "Trop tôt", en = "Too early" }
advice = { fr = "Demandez", en = "Ask" }

[[undecided.variants]]
applies_if = { post = ["none"] }
advice = { fr = "Cherchez", en = "Look" }

[[pace]]
applies_if = { post = ["team"] }
effort_factor = 0.2
capacity_days = 2
focus = 2

[[words]]
applies_if = { public = [true] }
fr = [["Des buts", "Des missions"], ["pourquoi", "dans quel but"]]
en = [["Goals", "Missions"]]
except = ["watch.ritual"]

[[variants]]
applies_if = [{ post = ["none"] }, { public = [true] }]
question = { fr = "Prêts ?", en = "Ready?" }

[[notices]]
id = "law"
applies_if = { public = [true] }
criterion = "watch.ritual"
places = ["hint", "why"]
text = { fr = "Loi", en = "Law" }
law = "art. 1"
sources = ["L1"]

[[sources]]
id = "L1"
title = "Law"
url = "https://example.org"
seen = 2026-11-22

[[profile]]
id = "size"
kind = "choice"
question = { fr = "Taille ?", en = "Size?" }
help = { fr = "Comptez", en = "Count" }
default = "large"
options = [
    { id = "solo", name = { fr = "Un", en = "One" }, if_blank = { headcount = { at_most = 1 }, public = [false] } },
    { id = "large", name = { fr = "Plus", en = "More" }, variants = [{ applies_if = { post = ["team"] }, name = { fr = "Nous", en = "Us" } }] },
]
"""


@pytest.fixture
def adapted(folder: Path) -> Path:
    """The small questionnaire with everything that it may say otherwise."""
    frame = folder / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8") + ADAPTATIONS, "utf-8")
    edit(
        frame,
        'en = "Go" }',
        'en = "Go" }\n[[verdicts.variants]]\napplies_if = { post = ["none"] }\nname = { fr = "Partez", en = "Set off" }',
    )
    purpose = folder / "purpose.toml"
    edit(purpose, "deliverable_id = ", "urgency = 1\ndeliverable_id = ")
    edit(
        purpose,
        "[[criteria.steps]] # 0",
        '[[criteria.acts]]\nbelow = 2\nminutes = 30\ndo = { fr = "Agir", en = "Act" }\n\n[[criteria.steps]] # 0',
    )
    for name in ("purpose", "watch"):
        for level in range(4):
            step = f'do = {{ fr = "Faire {level}", en = "Do {level}" }}\n'
            path = folder / f"{name}.toml"
            text = path.read_text("utf-8")
            path.write_text(
                text.replace(step, f'{step}proof = {{ fr = "Vu {level}", en = "Seen {level}" }}\n'), "utf-8"
            )
    return folder


def test_a_questionnaire_with_all_of_it_is_without_fault_and_says_it(adapted: Path) -> None:
    """Verdict, words, pace, urgency, act and proof come through, and through the cache as well."""
    assert told(check_questionnaire(adapted)) == []
    read_questionnaire(adapted)
    of = resolved(read_questionnaire(adapted), {"post": "none", "public": True})
    goals = of.criteria["purpose.goals"]
    assert (goals.urgency, goals.acts[0].minutes) == (1, 30)
    assert goals.steps[0].proof is not None
    assert goals.steps[0].proof.get("en") == "Seen 0"
    assert goals.question.get("fr") == "Des missions ?"
    assert of.verdicts[-1].name.get("fr") == "Partez"
    assert of.undecided is not None
    assert of.undecided.advice is not None
    assert of.undecided.advice.get("en") == "Look"
    assert of.focus == 5
    assert resolved(read_questionnaire(adapted), {"post": "team"}).focus == 2


FAULTS = [
    # file, old, new, code, key, line, whether it is tolerated
    ("purpose", "proof = { fr = \"Vu 1\", en = \"Seen 1\" }\n", "", "step_without_proof", "criteria[0].steps[1].proof", "[[criteria.steps]] # 1", True),
    ("purpose", "minutes = 30\n", "", "missing_key", "criteria[0].acts[0].minutes", "[[criteria.acts]]", False),
    ("purpose", "minutes = 30", "minutes = 90", "above_most", "criteria[0].acts[0].minutes", "minutes = 90", False),
    ("purpose", "below = 2", "below = 5", "above_most", "criteria[0].acts[0].below", "below = 5", False),
    ("purpose", "urgency = 1", "urgency = 4", "above_most", "criteria[0].urgency", "urgency = 4", False),
    ("questionnaire", '{ post = ["team"] }\neffort', '{ post = ["teem"] }\neffort', "not_an_option_nearest", "pace[0].applies_if.post[0]", "applies_if =", False),
    ("questionnaire", "focus = 2", 'focus = 2\n[[pace]]\napplies_if = { post = ["team"], public = [true] }\nfocus = 3', "variant_unreachable", "pace[1]", "[[pace]]", True),
    ("questionnaire", "effort_factor = 0.2", "effort_factor = 0", "not_above", "pace[0].effort_factor", "effort_factor =", False),
    ("questionnaire", ', en = "Too early" }', " }", "missing_language", "undecided.name.en", "name =", True),
    ("questionnaire", 'name = { fr = "Trop tôt", en = "Too early" }\n', "", "missing_key", "undecided.name", "[undecided]", False),
    ("questionnaire", "coverage_below = 0.6", "coverage_below = 60", "above_most", "undecided.coverage_below", "coverage_below =", False),
    ("questionnaire", '["Goals", "Missions"]', '["Golas", "Missions"]', "phrase_nowhere", "words[0].en[0]", "en =", True),
    ("questionnaire", '["Goals", "Missions"]', '["Ritual", "Missions"]', "phrase_nowhere", "words[0].en[0]", "en =", True),
    ("questionnaire", '["Goals", "Missions"]', '["Goals"]', "not_a_pair", "words[0].en[0][1]", "en =", False),
    ("questionnaire", '["Goals", "Missions"]', '["Goals", "Missions", "Aims"]', "not_a_pair", "words[0].en[0]", "en =", False),
    ("questionnaire", '["Goals", "Missions"]', '["Goals", ""]', "empty_text", "words[0].en[0][1]", "en =", False),
    ("questionnaire", '["Goals", "Missions"]', '"Goals"', "not_a_pair", "words[0].en[0]", "en =", False),
    ("questionnaire", 'en = [["Goals"', 'es = [["Goals"', "unknown_key", "words[0].es", "es =", False),
    ("questionnaire", '["watch.ritual"]', '["watch.rituel"]', "no_such_criterion_nearest", "words[0].except[0]", "except =", False),
    ("questionnaire", '{ post = ["none"] }\nadvice', '{ poste = ["none"] }\nadvice', "no_such_field_nearest", "undecided.variants[0].applies_if.poste", "applies_if =", False),
    ("questionnaire", '{ post = ["none"] }\nname', '{ post = ["nine"] }\nname', "not_an_option_nearest", "verdicts[1].variants[0].applies_if.post[0]", "applies_if =", False),
    ("questionnaire", "applies_if = [{ post", "applies_if = [{ poste", "no_such_field_nearest", "variants[0].applies_if[0].poste", "applies_if = [", False),
    ("questionnaire", "{ public = [true] }]\nquestion", "{ public = [] }]\nquestion", "too_few", "variants[0].applies_if[1].public", "applies_if = [", False),
    ("questionnaire", 'criterion = "watch.ritual"', 'criterion = "watch.rituel"', "no_such_criterion_nearest", "notices[1].criterion", "criterion =", False),
    ("questionnaire", 'law = "art. 1"', 'law = "art. 1"\nlaw_language = "F"', "bad_language", "notices[1].law_language", "law_language =", False),
    ("questionnaire", 'sources = ["L1"]', 'sources = ["L2"]', "no_such_source", "notices[1].sources[0]", "sources =", False),
    ("questionnaire", '"hint", "why"', '"hint", "wye"', "not_one_of", "notices[1].places[1]", "places =", False),
    ("questionnaire", "seen = 2026-11-22", 'seen = "today"', "not_a_date", "sources[1].seen", "seen =", False),
    ("questionnaire", 'default = "large"', 'default = "larg"', "not_an_option_nearest", "profile[3].default", "default =", False),
    ("questionnaire", "public = [false] }", 'public = ["yes"] }', "not_true_or_false", "profile[3].options[0].if_blank.public[0]", "options =", False),
    ("questionnaire", "headcount = { at_most", "headcount = { most", "wrong_value", "profile[3].options[0].if_blank.headcount.most", "options =", False),
    ("questionnaire", 'post = ["team"] }, name', 'post = ["teem"] }, name', "not_an_option_nearest", "profile[3].options[1].variants[0].applies_if.post[0]", "options =", False),
    ("purpose", 'post = ["team"], public = [true]', 'post = ["none"]', "variant_unreachable", "criteria[1].variants[0]", "[[criteria.variants]]", True),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "key", "line", "tolerated"), FAULTS)
def test_a_fault_is_the_only_one_and_named_with_its_key_and_line(
    adapted: Path, file: str, old: str, new: str, code: str, key: str, line: str, tolerated: bool
) -> None:
    """Each thing that may be wrong, spoilt once: one fault, on its line."""
    edit(adapted / f"{file}.toml", old, new)
    faults = check_questionnaire(adapted)
    assert told(faults) == [(code, key)]
    assert faults[0].where.file == str(adapted / f"{file}.toml")
    assert line_of(faults[0]).startswith(line)
    assert faults[0].tolerated is tolerated


def test_a_variant_is_reached_by_what_those_before_it_leave(adapted: Path) -> None:
    """The first takes its name from the second, and leaves it the rest; a third has nothing left."""
    variant = '[[verdicts.variants]]\napplies_if = { post = ["none", "team"] }\n'
    named = f'{variant}name = {{ fr = "A", en = "A" }}\n'
    more = f'{named}meaning = {{ fr = "B", en = "B" }}\n'
    edit(adapted / "questionnaire.toml", 'en = "Set off" }\n', f'en = "Set off" }}\n{named}{more}{named}')
    assert told(check_questionnaire(adapted)) == [("variant_unreachable", "verdicts[1].variants[3]")]


def test_a_questionnaire_without_any_of_it_reads_as_before(folder: Path) -> None:
    """No proof, act, pace, word or name for what is open: the defaults hold."""
    assert told(check_questionnaire(folder)) == []
    of = read_questionnaire(folder)
    assert resolved(of, {}).criteria["purpose.goals"].urgency == 2
    found = evaluate(of, assessment({"purpose.goals": 3}), date(2026, 11, 22))
    assert (found.judgement.state, found.questionnaire.effort_factor) == ("open", 1)
    assert of.coverage_below == Fraction(7, 10)
