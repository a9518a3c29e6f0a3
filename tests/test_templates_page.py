"""docs/templates.md lists every variable of a template, as it is."""

from __future__ import annotations

import re
from pathlib import Path

from cm_readiness.documents.render import check_template
from cm_readiness.views.documents_shape import DocumentsView
from cm_readiness.views.portfolio_shape import PortfolioDocumentView
from cm_readiness.views.report_shape import ReportView

from .template_variables import PAGE, names, page


def test_the_page_lists_the_variables_as_they_are() -> None:
    """With the example company's values; `make template-variables` renews it."""
    assert page() == PAGE.read_text("utf-8")


def test_every_variable_is_on_the_page() -> None:
    """Those of the gap report, of the other documents, and of the report on many companies."""
    tops = {re.split(r"[.\[]", name)[0] for name in names()}
    shapes = (ReportView, DocumentsView, PortfolioDocumentView)
    assert tops == {name for shape in shapes for name in shape.__annotations__}


def test_the_example_on_the_page_is_a_valid_template(tmp_path: Path) -> None:
    """What one copies from the page works."""
    example = re.findall(r"```\n(# \{\{.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]
    path = tmp_path / "own.md.j2"
    path.write_text(example, "utf-8")
    assert check_template(path) == ()
