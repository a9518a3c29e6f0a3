"""What documents know of the platforms: every row dated, with its source, and expired ones say so."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cm_readiness.core.evaluation import evaluate
from cm_readiness.documents.reference import reference
from cm_readiness.language.words import words_for
from cm_readiness.views.context import Context
from cm_readiness.views.reference import formats_view
from cm_readiness.views.reference_shape import FormatView
from tests.build import assessment
from tests.shipped.texts import SHIPPED
from tests.shipped.typography import faults

FILE = Path(__file__).parents[2] / "report_templates" / "reference" / "formats.toml"
DATA: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
CHANNELS = tuple(
    o.id for field in SHIPPED.profile if field.id == "channels" for o in field.options if o.id != "other"
)
NOT_FAULTS = {"no fixed space before a colon", "thousands without a narrow space", "fixed space elsewhere"}
"""What a ratio such as 9:16 and a number of pixels such as 1080 are not at fault for."""


def rows(language: str, on: date) -> list[FormatView]:
    """The formats of every channel, on a day."""
    company = {"name": "Calla", "channels": CHANNELS}
    return formats_view(
        Context(evaluate(SHIPPED, assessment({}, company=company), on), words_for(language)), reference()
    )


def test_every_row_has_what_a_reader_needs_to_trust_it() -> None:
    """An id of its own, a grade, how and when it was read, where to look it up."""
    ids = [row["id"] for row in DATA["formats"]]
    assert len(ids) == len(set(ids)) == 65
    sources = {source["id"] for source in DATA["sources"]}
    for row in DATA["formats"]:
        assert row["use"] in DATA["labels"]["use"], row["id"]
        assert row["route"] in DATA["labels"]["route"], row["id"]
        assert row["grade"] in DATA["labels"]["grade"], row["id"]
        assert row["read"] in DATA["labels"]["read"], row["id"]
        assert isinstance(row["seen"], date), row["id"]
        assert row["sources"], row["id"]
        assert set(row["sources"]) <= sources, row["id"]
    assert all(source["url"].startswith("https://") for source in DATA["sources"])


def test_every_channel_that_can_be_chosen_has_a_row_for_unpaid_posts() -> None:
    """No channel is left with adverts alone."""
    unpaid = {row["channel"] for row in DATA["formats"] if row["use"] == "organic"}
    assert unpaid == set(CHANNELS)
    assert len(CHANNELS) == 14


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_row_says_when_it_was_seen_and_that_it_has_expired(language: str) -> None:
    """180 days after it was read it still holds; on the day after, the row itself says that it does not."""
    said = {
        "fr": "périmé\u00a0: à revoir",
        "en": "expired: look it up",
        "es": "caducado: consúltese",
    }[language]
    last = max(row["seen"] for row in DATA["formats"]) + timedelta(days=180)
    for row in rows(language, last):
        assert row["expired"] == (said in row["seen"])
    assert not all(row["expired"] for row in rows(language, last))
    assert all(row["expired"] for row in rows(language, last + timedelta(days=1)))
    for row in rows(language, date(2028, 1, 1)):
        assert row["expired"]
        assert said in row["seen"]
        assert row["page"] == row["sources"][0]["url"]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_texts_keep_good_typography(language: str) -> None:
    """As the questionnaire's do."""
    wrong = {
        (row["id"], key): found
        for row in DATA["formats"]
        for key, value in row.items()
        if isinstance(value, dict)
        if (found := set(faults(re.sub(r"\d[\d.,]*:\d+", "1", value[language]), language)) - NOT_FAULTS)
    }
    assert not wrong


@pytest.mark.parametrize("language", ["fr", "es"])
def test_decimals_have_a_comma_where_the_language_has_one(language: str) -> None:
    """In ratios too; H.264 is a name."""
    texts = [value[language] for row in DATA["formats"] for value in row.values() if isinstance(value, dict)]
    assert any("," in text for text in texts)
    assert not [text for text in texts if re.search(r"(?<![\w.])\d+\.\d", text)]
