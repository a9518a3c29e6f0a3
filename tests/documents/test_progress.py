"""The progress report: what rose and slipped, which actions show, and every edge in clean words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from cm_readiness.core.assessment import Action, Assessment, with_answer
from cm_readiness.core.comparison import frozen, present, with_milestone
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.kept import clean
from cm_readiness.documents.render import render
from cm_readiness.language.words import words_for
from cm_readiness.views.report import view
from cm_readiness.views.report_shape import ReportView
from tests.documents.parsed import items, sections, tables
from tests.documents.test_document import prose_lines
from tests.documents.test_hostile import HOSTILE, inline_form
from tests.reports import AS_OF, AT, EDGES, evaluated, example, shipped
from tests.views.test_view import PRIVATE, fits, leaves

LATER = date(2027, 2, 22)
LANGUAGES = ("en", "fr")
CHANGES = {
    "purpose.rules_of_the_game": 3, "role_clarity.mandate": 2, "strategic_integration.crisis_protocol": 2,
    "role_clarity.continuity_access": 1, "purpose.success_measures": 2, "trend_watch.watch_ritual": 2,
}  # fmt: skip


def action(identifier: str, **more: object) -> Action:
    """An action of the company."""
    return Action.model_validate({"id": identifier, **more})


@cache
def second_round(language: str) -> Assessment:
    """Maison Calla three months later, with what it had committed to."""
    new = example(f"maison_calla.{language}")
    for criterion, level in CHANGES.items():
        new = with_answer(new, criterion, level, AT.replace(year=2027, month=2))
    crisis, access = "strategic_integration.crisis_protocol", "role_clarity.continuity_access"
    actions = (
        action("1", criterion=crisis, to_level=2, status="done", owner="Jade", due=date(2026, 12, 20)),
        action("2", criterion=access, to_level=2, status="done", source="roadmap"),
        action(
            "3", what="Parler au [cabinet] | *avocat*", status="doing", due=date(2027, 1, 15), owner="Tom"
        ),
        action("4", criterion="purpose.gone", to_level=2, what="Ancienne action"),
        action("5", criterion="purpose.launch_gate", to_level=2, status="dropped"),
    )
    return new.model_copy(update={"title": "Février 2027", "actions": actions})


def progress(old: Assessment, new: Assessment, language: str) -> str:
    """The progress report from one assessment to another."""
    against = present(evaluated(old))
    return render("progress_report", evaluated(new, LATER), words_for(language), against=against)


@cache
def of_calla(language: str) -> str:
    """The progress report of the example."""
    return progress(example(f"maison_calla.{language}"), second_round(language), language)


def test_what_rose_slipped_and_was_done_is_named() -> None:
    """Each under its own heading, with both levels; an action with whether it shows."""
    text = of_calla("en")
    titles = [section.title for section in sections(text)]
    improved = titles[titles.index("What improved") + 1 : titles.index("What slipped")]
    assert set(improved) == {"1.4 Rules of the game", "2.1 Written mandate", "4.5 Crisis protocol"}
    assert "1.5 Measures of success" in titles[titles.index("What slipped") :]
    done = text[text.index("### Done") : text.index("### Under way")]
    assert "4.5 Crisis protocol (to level 2)" in done
    assert "it shows (level 2 now, 2 was aimed at)" in done
    assert "it does not show yet (level 1 now, 2 was aimed at)" in done
    under_way = text[text.index("### Under way") : text.index("## What comes next")]
    assert "in progress, due 15 January 2027 (this day has passed)" in under_way
    assert "the questionnaire no longer has this criterion" in under_way
    assert "The verdict was “Go on with the essentials” and is now “Go on, on these terms”." in text


def test_the_changes_in_the_table_are_those_of_the_exact_scores() -> None:
    """Before, after and the difference, each rounded by itself."""
    old, new = evaluated(example("maison_calla.en")), evaluated(second_round("en"), LATER)
    rows = tables(of_calla("en"))[0][1:]
    for row, before, after in zip(rows, old.dimensions, new.dimensions, strict=False):
        assert before.score is not None and after.score is not None
        change = float(after.score - before.score)
        assert abs(int(row[3].replace("−", "-")) - change) <= 0.5
        assert (row[3][0] == "+", row[3][0] == "−") == (change >= 0.5, change <= -0.5)


PAIRS = [
    ("all at 0", "all at 4"), ("all at 4", "all at 0"), ("nothing answered", "mixed"), ("mixed", "mixed"),
    ("mixed", "mixed and express"), ("mixed and express", "mixed"), ("mixed", "nothing answered"),
    ("nobody in post", "mixed"), ("strict without evidence", "all unknown"), ("orphaned", "one answer"),
    ("no company", "no company"), ("all left out", "one dimension left out"),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pair", PAIRS, ids=" to ".join)
def test_every_pair_reads_well(pair: tuple[str, str], language: str) -> None:
    """Clean Markdown, nothing empty, no value of the program, right typography."""
    text = progress(EDGES[pair[0]](), EDGES[pair[1]](), language)
    assert "\n\n\n" not in text and text.endswith("\n")
    assert not [section.title for section in sections(text) if not section.filled]
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|\{\w*\}", text)
    assert all(len({len(row) for row in table}) == 1 for table in tables(text))
    for line in prose_lines(text):
        if language == "fr":
            assert not re.search(r"['\"“”]", line), line
            assert not re.search(r"[^\u00a0]:(?!//)|[^\u202f][;!?]|[^\u00a0][%»]|«[^\u00a0]", line), line
        else:
            assert not re.search(r"['\"]|[  \u202f][:;!?%]|[«»]", line), line


@pytest.mark.parametrize("text", HOSTILE)
def test_what_somebody_typed_is_never_markup(text: str) -> None:
    """Owners, own words, notes and milestone names, as they are once taken in."""
    actions = (
        action("1", what=f"{text} x", owner=text, status="doing"),
        action("2", criterion="purpose.launch_gate", to_level=2, note=text, status="done"),
    )
    new = second_round("en").model_copy(update={"actions": actions, "title": text})
    document = progress(example("maison_calla.en"), new, "en")
    shown = [entry for _, entry in items(document)]
    taken = clean(text)
    assert inline_form(f"{taken} x") in [inline_form(entry) for entry in shown]
    assert f"Owner: {inline_form(taken)}".strip() in [inline_form(entry) for entry in shown]


def test_a_milestone_is_what_came_before() -> None:
    """Under its own name and date."""
    evaluation = evaluated(with_milestone(evaluated(example("maison_calla.en")), "Kick-off", AT))
    against = frozen(evaluation.assessment.milestones[0], evaluation)
    text = render("progress_report", evaluation, words_for("en"), against=against)
    assert "- **Before:** Kick-off, 17 November 2026\n" in text
    assert "No criterion rose or slipped." in text


def test_a_comparison_is_in_the_view_only_where_there_is_one() -> None:
    """Plain values under documented keys, and nothing private."""
    new = second_round("en")
    answer = new.answers["purpose.rules_of_the_game"].model_copy(update={"private": PRIVATE})
    new = new.model_copy(update={"answers": {**new.answers, "purpose.rules_of_the_game": answer}})
    evaluation = evaluated(new, LATER)
    found = view(evaluation, words_for("en"), against=present(evaluated(example("maison_calla.en"))))
    fits(found, ReportView)
    assert not [leaf for leaf in leaves(found) if PRIVATE in str(leaf)]
    assert "comparison" not in view(evaluation, words_for("en"))
    with pytest.raises(ReadinessError) as caught:
        render("progress_report", evaluation, words_for("en"))
    assert caught.value.fault.code == "needs_against"


def test_another_questionnaire_cannot_be_compared() -> None:
    """Its id is another one."""
    against = present(evaluated(example("maison_calla.en")))
    other = shipped().model_copy(update={"id": "other"})
    from cm_readiness.core.evaluation import evaluate

    with pytest.raises(ReadinessError) as caught:
        view(evaluate(other, example("maison_calla.en"), AS_OF), words_for("en"), against=against)
    assert caught.value.fault.code == "other_questionnaire"


def test_a_provisional_verdict_is_said_to_be_so() -> None:
    """While answers were missing it could still change; the same verdict without that is another finding."""
    now = evaluated(example("maison_calla.en"))
    side = present(now)
    before = replace(side, side=replace(side.side, state="provisional"))
    text = render("progress_report", now, words_for("en"), against=before)
    assert "(provisional)” and is now “" in text
    assert "The verdict is still “" in render("progress_report", now, words_for("en"), against=side)
