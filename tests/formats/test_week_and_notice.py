"""What cannot wait, and texts in another language than the document, in workbooks and slides."""

from __future__ import annotations

import pytest

from cm_readiness.app.export import Export
from cm_readiness.core.evaluation import evaluate
from cm_readiness.formats.pptx.text import pptx_text
from cm_readiness.formats.xlsx.text import sheets_of
from cm_readiness.language.words import words_for
from tests.exports import export_of, named, text_in
from tests.reports import AS_OF, EDGES, evaluated, example, shipped

WEEK = {"en": "This week: ", "fr": "Cette semaine\u00a0: ", "es": "Esta semana: "}


def untranslated(document: str = "gap_report") -> Export:
    """A document in Spanish about a questionnaire that has no Spanish texts."""
    questionnaire = shipped().model_copy(update={"languages": ("fr", "en")})
    return export_of(document, evaluate(questionnaire, example("maison_calla.es"), AS_OF), words_for("es"))


@pytest.mark.parametrize("language", WEEK)
def test_a_workbook_has_this_week_below_the_verdict(language: str) -> None:
    """Each act with its minutes, in their order, before the dimensions."""
    export = export_of("gap_report", evaluated(example(f"maison_calla.{language}")), words_for(language))
    week = export.source.content.this_week
    cells = [
        "\n".join(map(str, row)).strip()
        for row in sheets_of(made(export, "xlsx"))[words_for(language)("Results")]
    ]
    place = cells.index(week.title)
    assert week.title.startswith(WEEK[language]) and len(week.acts) > 1
    assert cells[place + 1 : place + 1 + len(week.acts)] == list(week.acts)
    assert cells[place - 1] == export.source.content.headline.advice


@pytest.mark.parametrize("language", WEEK)
def test_slides_have_this_week_behind_the_verdict(language: str) -> None:
    """On a slide of its own, with all of it in the notes."""
    export = export_of("gap_report", evaluated(example(f"maison_calla.{language}")), words_for(language))
    week = export.source.content.this_week
    lines = pptx_text(made(export, "pptx")).split("\n")
    place = lines.index(week.title)
    assert [line for line in lines[place + 1 :] if line][: len(week.acts)] == list(week.acts)
    assert all(lines.count(act) == 2 for act in week.acts)


@pytest.mark.parametrize("form", ["xlsx", "pptx"])
def test_nothing_is_said_where_nothing_is_pressing(form: str) -> None:
    """A week without acts has no title either."""
    export = export_of("gap_report", evaluated(EDGES["all at 4"]()), words_for("en"))
    assert export.source.content.this_week.title == ""
    assert "This week" not in text_in(form, made(export, form), "en")


@pytest.mark.parametrize("form", ["xlsx", "pptx"])
def test_a_language_that_is_missing_is_said(form: str) -> None:
    """Before the verdict; and not where the questionnaire has the language."""
    export = untranslated()
    notice = export.source.content.headline.notice
    text = text_in(form, made(export, form), "es")
    assert notice and notice in text
    assert text.index(notice) < text.index(export.source.content.headline.verdict)
    other = export_of("gap_report", evaluated(example("maison_calla.es")), words_for("es"))
    assert other.source.content.headline.notice == ""


def test_a_blank_workbook_says_it_where_one_begins_to_read() -> None:
    """On its first sheet."""
    export = untranslated("blank_questionnaire")
    first, *_ = sheets_of(made(export, "xlsx")).values()
    assert [export.source.content.headline.notice] in first


def made(export: Export, form: str) -> bytes:
    """The file, in which nothing is missing."""
    result = export.make(named(form))
    result.check(result.data)
    return result.data
