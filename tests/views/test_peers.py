"""Where companies like one stand, in its own report: only where it is asked for, and never a name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cm_readiness.app.export import Export
from cm_readiness.core.distribution import distribution
from cm_readiness.core.groups import Group, Quartiles
from cm_readiness.core.peers import Peers
from cm_readiness.documents.draft import Draft
from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from cm_readiness.views.context import Context
from cm_readiness.views.peers import peers_view
from tests.exports import PAGES, named
from tests.exports import export_of as export_of_one
from tests.reports import answered, evaluated, example

CALLA = evaluated(example("maison_calla.en"))
"""An assessment with an overall score between 0 and 100."""
OWN = round(CALLA.overall.score * 1_000_000)  # type: ignore[operator]


def around(*offsets: int) -> Quartiles:
    """The quartiles of scores so many points away from the company's own."""
    found = distribution([OWN + offset * 1_000_000 for offset in offsets])
    assert found is not None
    return Quartiles(found.q1.mean, found.median.mean, found.q3.mean)


def like(overall: Quartiles, by: str | None = "sector", **dimensions: Quartiles) -> Peers:
    """Seven companies."""
    return Peers(by, Group("bakery", companies=7, overall=overall, dimensions=dimensions))


LIKE = like(around(-20, -10, -5, 0, 3, 6, 9), purpose=around(-9, -3, 0, 1, 2, 5, 8))


def test_a_report_says_nothing_of_others_unless_it_is_asked_for() -> None:
    """No sentence, no table, no heading."""
    assert peers_view(Context(CALLA, words_for("en")), None) == {"sentences": [], "scores": []}
    assert "companies like" not in Draft("gap_report", CALLA, words_for("en")).text.lower()


@pytest.mark.parametrize(
    ("offsets", "said"),
    [
        ((1, 2, 3, 4, 5, 6), "below the middle half"),
        ((-6, -5, -4, -3, -2, -1), "above the middle half"),
        ((-9, -8, 0, 4, 5, 6, 7), "in the middle half, below its middle"),
        ((-9, -8, -4, -3, 0, 5, 6), "in the middle half, above its middle"),
        ((0, 0, 0, 0, 0, 0), "stands in the middle."),
    ],
)
def test_where_the_company_stands_is_said_as_it_is(offsets: tuple[int, ...], said: str) -> None:
    """Ties included."""
    sentences = peers_view(Context(CALLA, words_for("en")), like(around(*offsets)))["sentences"]
    assert said in sentences[1]


@pytest.mark.parametrize("language", sorted(RECORDS))
@pytest.mark.parametrize("by", [None, "sector", "size", "country"])
def test_it_reads_in_each_language(language: str, by: str | None) -> None:
    """The sentence names how many they are, the middle and its half; the table has a row for each score."""
    calla = evaluated(example(f"maison_calla.{language}"))
    view = peers_view(Context(calla, words_for(language)), replace(LIKE, by=by))
    assert len(view["sentences"]) == 3
    assert "7" in view["sentences"][0]
    assert [score["id"] for score in view["scores"]] == ["", "purpose"]
    if language != "en":
        english = peers_view(Context(CALLA, words_for("en")), replace(LIKE, by=by))["sentences"]
        assert all(one != other for one, other in zip(view["sentences"], english, strict=True))


def test_no_lowest_and_no_highest_score_is_told() -> None:
    """Only the three that part the companies into quarters."""
    spread = around(-31, -20, -19, -18, 1, 2, 29)
    text = Draft("gap_report", CALLA, words_for("en"), peers=lambda: like(spread)).text
    section = text.split("## Where companies like yours stand")[1].split("\n## ")[0]
    told = {int(number) for number in re.findall(r"\b\d+\b", section)}
    own = OWN / 1_000_000
    assert not told & {round(own - 31), round(own + 29)}


def test_too_early_for_a_verdict_is_too_early_for_a_comparison() -> None:
    """Nothing is said of others beside a score that may still be anything."""
    bare = evaluated(answered({}))
    assert peers_view(Context(bare, words_for("en")), LIKE)["scores"] == []


def test_a_dimension_of_too_few_is_left_out() -> None:
    """The others stay."""
    text = Draft("gap_report", CALLA, words_for("en"), peers=lambda: like(around(0, 1, 2, 3, 4))).text
    section = text.split("## Where companies like yours stand")[1].split("\n## ")[0]
    assert "| Overall |" in section
    assert "| Purpose |" not in section


@pytest.mark.parametrize("form", PAGES)
def test_every_format_has_it(form: str) -> None:
    """Read back and counted like any other part."""
    made = Export(Draft("gap_report", CALLA, words_for("en"), peers=lambda: LIKE)).make(named(form))
    made.check(made.data)
    without = export_of_one("gap_report", CALLA, words_for("en")).make(named(form))
    assert made.data != without.data


def test_a_middle_of_two_is_rounded_once() -> None:
    """As scores are shown: whole, half a point up."""
    spread = Quartiles(61_500_001, 61_500_001, 61_500_001)
    view = peers_view(Context(CALLA, words_for("en")), like(spread))
    assert view["scores"][0]["median"] == "62"
