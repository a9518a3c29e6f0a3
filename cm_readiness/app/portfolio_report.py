"""The document on many companies, and where companies like one stand, made of the assessments of a store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.peers import Peers, peers_of
from ..core.portfolio_findings import PortfolioFindings
from ..documents.portfolio_draft import PortfolioDraft
from ..files.settings import Settings
from ..language.words import words_for
from .brand import find_brand
from .export import PortfolioExport
from .portfolio import Portfolio

if TYPE_CHECKING:
    from ..core.evaluation import Evaluation
    from ..formats.format import Format
    from .workspace import Workspace


def findings_of(
    workspace: Workspace,
    day: date,
    where: Iterable[str] = (),
    *,
    settings: Settings | None = None,
    place: str = "",
) -> PortfolioFindings:
    """What there is to say of the assessments of a store.

    Args:
        workspace: the assessments.
        day: as of which they are looked at.
        where: conditions as somebody writes them, FIELD=VALUE each.
        settings: by what companies are grouped, and how many figures are given of; the usual unless given.
        place: the command that was given the conditions.

    Raises:
        ReadinessError: they cannot be listed, or a condition names no field.
    """
    chosen = settings or Settings()
    portfolio = Portfolio(workspace, day, least=chosen.least_companies, first=chosen.group_by)
    asked = {}
    for line in portfolio.lines:
        if line.said.questionnaire not in asked:
            asked[line.said.questionnaire] = portfolio.questionnaire_of(line)
    return PortfolioFindings(
        portfolio.lines,
        day,
        asked,
        where=portfolio.where(where, place),
        least=portfolio.lattice.least,
        first=chosen.group_by,
        unread=[(one.reference, one.fault) for one in portfolio.unread],
        engine=portfolio.engine,
        place=place,
    )


def portfolio_export(
    template: str | Path,
    findings: PortfolioFindings,
    language: str,
    form: Format,
    *,
    named: bool,
    folder: Path | None,
) -> PortfolioExport:
    """The document on many companies, to be made in a format.

    Args:
        template: its name or path.
        findings: what it is about.
        language: its language.
        form: the format that it will be asked for.
        named: whether the part that names companies is wanted.
        folder: a folder of one's own with templates.

    Raises:
        ReadinessError: the house style has a fault.
    """
    draft = PortfolioDraft(template, findings, words_for(language), named=named, folder=folder)
    return PortfolioExport(draft, find_brand(draft.home) if form.styled else None)


def peers_beside(
    workspace: Workspace, evaluation: Evaluation, settings: Settings | None = None
) -> Peers | None:
    """The companies of a store that one may be compared with in its own report; None where they are too few.

    Args:
        workspace: the assessments.
        evaluation: of the company's own one.
        settings: as for `findings_of`.
    """
    from ..core.summarizing import family_of

    chosen, lines = settings or Settings(), Portfolio(workspace, evaluation.as_of).lines
    return peers_of(
        lines,
        evaluation.assessment.id,
        family_of(evaluation),
        least=chosen.least_companies,
        first=chosen.group_by,
    )
