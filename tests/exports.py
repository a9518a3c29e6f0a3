"""Documents in every format, for tests."""

from __future__ import annotations

from pathlib import Path

from cm_readiness.app.export import Export
from cm_readiness.core.brand import Brand
from cm_readiness.core.comparison import Against
from cm_readiness.core.evaluation import Evaluation
from cm_readiness.documents.draft import Draft
from cm_readiness.formats.format import Format
from cm_readiness.formats.registry import find_format, formats
from cm_readiness.language.words import Words

FORMATS = tuple(form.id for form in formats())
PAGES = tuple(form.id for form in formats() if form.shows == "document")
"""Formats of documents; the others hold the answers, whatever the document."""


def export_of(
    template: str | Path,
    evaluation: Evaluation,
    words: Words,
    *,
    brand: Brand | None = None,
    against: Against | None = None,
) -> Export:
    """A document, to be made in any format."""
    return Export(Draft(template, evaluation, words, against=against), brand)


def named(form: str) -> Format:
    """A format by its id."""
    found = find_format(form)
    assert found is not None
    return found


def text_in(form: str, data: bytes, language: str) -> str:
    """What a reader finds in a file."""
    return named(form).read_back(data, language)
