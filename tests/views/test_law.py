"""Points of law: beside their criterion, with where and when they were read, and gathered once."""

from __future__ import annotations

import pytest

from cm_readiness.core.scope import notices
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.beside import texts_beside
from cm_readiness.views.report import view
from tests.reports import answered, evaluated, example, level, report, shipped

CALLA = "maison_calla.fr"


def test_every_point_is_printed_once_and_listed_once() -> None:
    """In full beside its priority, else in the list; in the list always its articles and its day."""
    text, found = report(example(CALLA)), view(evaluated(example(CALLA)), words_for("en"))
    listed = text.split("## What the law asks\n")[1].split("\n## ")[0]
    assert {bool(point["priority"]) for point in found["law"]} == {True, False}
    for point in found["law"]:
        assert text.count(point["text"]) == 1
        assert (point["text"] in listed) is not bool(point["priority"])
        assert point["law"] in listed
        assert point["seen"] == "29 November 2026"
    assert listed.count("read on 29 November 2026") == len(found["law"])


def test_remarks_are_apart_from_the_law() -> None:
    """What is no point of law stays with the notices, and that it is no legal advice is said once."""
    text, found = report(example(CALLA)), view(evaluated(example(CALLA)), words_for("en"))
    assert not {point["text"] for point in found["law"]} & set(found["notices"])
    assert text.count("legal advice") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_law_reads_in_every_language(language: str) -> None:
    """Articles are parted as the language parts a list, and no English word is among them."""
    for point in view(evaluated(example(CALLA)), words_for(language))["law"]:
        assert not {"and", "of", "following"} & set(point["law"].split())
        if language == "fr":
            assert "; " not in point["law"].replace("\N{NARROW NO-BREAK SPACE}; ", "")


def test_beside_the_question() -> None:
    """The hint has its own title; what belongs to a text follows it. Nothing that does not hold is said."""
    company = {"name": "Essai", "country": "fr", "size": "small", "cm_setup": "in_house"}
    words, texts = words_for("en"), dict[str, dict[str, str]]()
    for practices in (("ai_content",), ()):
        assessment = answered({}, company={**company, "practices": practices})
        evaluation = evaluated(assessment)
        criterion = evaluation.questionnaire.criteria["format_readiness.publish_ready_checks"]
        found = texts_beside(evaluation.questionnaire, evaluation.assessment, criterion, words)
        texts[",".join(practices)] = dict(found)
    with_ai, without = texts["ai_content"], texts[""]
    label = next(n.text.get("en") for n in shipped().notices if n.id == "ai_label")
    assert with_ai["What the law asks"].startswith(label)
    assert with_ai["What the law asks"].endswith("read on 29 November 2026)")
    assert with_ai["Why it matters"].startswith(without["Why it matters"])
    assert label in with_ai["Why it matters"]
    assert "What the law asks" not in without


def test_nothing_about_the_law_where_nothing_holds() -> None:
    """No section, no line on the first page."""
    assessment = answered({"purpose.business_goals": level(2)})
    assert not [n for n in notices(shipped(), assessment) if n.law]
    assert "What the law asks" not in report(assessment)
