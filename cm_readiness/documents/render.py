"""Documents in Markdown, from templates that are asked for by name or by path."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..core.errors import Fault, Place, ReadinessError
from ..core.evaluation import Evaluation
from ..core.gathering import has_positions
from ..core.workshop_changes import was_held
from ..language.company_words import words_of
from ..language.markdown_text import tidy, unmarked
from ..language.records import FALLBACK
from ..language.texts_notice import texts_notice
from ..language.words import Words, words_for
from ..views.context import Context
from ..views.later import made, value_of
from ..views.report import values as report_values
from .catalogue import DOCUMENTS
from .sandbox import environment_for, faults_of
from .templates import SUFFIX, find_template, is_shipped

if TYPE_CHECKING:
    from ..core.comparison import Against
    from ..core.peers import Peers
    from ..views.documents_shape import DocumentsView
    from ..views.plan_shape import PlanView

COMPARISON = "comparison"
"""What a template has only where there is something to compare with."""
_TITLE = re.compile("^# .+$", re.MULTILINE)


class Values:
    """The variables of all templates about one evaluation in one language, each group made once.

    Args:
        evaluation: what is reported on.
        words: the language of the reports.
        against: what came before, to compare with.
        with_notes: whether what was noted is asked for, on a sheet of its own.
        peers: finds companies like this one, where something is to be said of them.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        words: Words,
        *,
        against: Against | None,
        with_notes: bool,
        peers: Callable[[], Peers | None] | None = None,
    ) -> None:
        self.evaluation, self.words = evaluation, words_of(evaluation.questionnaire, words)
        self._against, self._with_notes, self._peers = against, with_notes, peers

    def given(self, *, more: bool = True) -> dict[str, object]:
        """The variables of a template, some of which are made later.

        Args:
            more: with those of `DocumentsView`, which the gap report does not need.
        """
        return {**self._report, **(self._more if more else {})}

    @cached_property
    def _report(self) -> dict[str, object]:
        return report_values(
            self.evaluation,
            self.words,
            against=self._against,
            with_notes=self._with_notes,
            peers=self._peers() if self._peers is not None else None,
        )

    @cached_property
    def _more(self) -> DocumentsView:
        from ..views.documents import documents_view
        from .reference import reference

        plan = cast("PlanView", value_of(self._report["plan"]))
        return documents_view(Context(self.evaluation, self.words), plan, reference())


def render(
    template: str | Path,
    evaluation: Evaluation,
    words: Words,
    *,
    folder: Path | None = None,
    against: Against | None = None,
    with_notes: bool = False,
) -> str:
    """A report in Markdown, as people read it; the arguments are those of `render_marked`."""
    return unmarked(
        render_marked(template, evaluation, words, folder=folder, against=against, with_notes=with_notes)
    )


def render_marked(
    template: str | Path,
    evaluation: Evaluation,
    words: Words,
    *,
    folder: Path | None = None,
    against: Against | None = None,
    with_notes: bool = False,
) -> str:
    """A report in Markdown, with the marks that other formats go by; the arguments are those of `Values`."""
    values = Values(evaluation, words, against=against, with_notes=with_notes)
    return rendered(template, values, folder=folder)


def rendered(template: str | Path, values: Values, *, folder: Path | None = None) -> str:
    """A report in Markdown, with the marks that other formats go by.

    Args:
        template: a name or a path, as for `find_template`.
        values: its variables, which other documents may have as well.
        folder: a folder of one's own with templates.

    Raises:
        ReadinessError: as `find_template`, and `template_…` with file and line for a fault in a template;
            `needs_against` for a template that compares, with nothing to compare with; `needs_rounds` for the
            differences between people where only one answered; `needs_workshop` for minutes of none;
            `needs_portfolio` for the document on many companies.
    """
    path, evaluation, words = find_template(template, folder), values.evaluation, values.words
    document = DOCUMENTS.get(path.name.removesuffix(SUFFIX))
    if document and document.rounds and not has_positions(evaluation.questionnaire, evaluation.assessment):
        raise ReadinessError("needs_rounds", Place(str(template)))
    if document and document.workshop and not was_held(evaluation.assessment):
        raise ReadinessError("needs_workshop", Place(str(template)))
    if document and document.portfolio:
        raise ReadinessError("needs_portfolio", Place(str(template)))
    more = not (document and document.plain and is_shipped(path))
    given = values.given(more=more)
    try:
        if not is_shipped(path):
            from .sandbox_process import render_apart

            phrases = evaluation.questionnaire.phrases.get(words.language, ())
            text = render_apart(path, made(given), words, phrases)
        else:
            text = filled_in(path, given, words)
    except ReadinessError as error:
        if error.fault.values.get("name") == COMPARISON and COMPARISON not in given:
            place = Place(str(template if is_shipped(path) else path))
            raise ReadinessError("needs_against", place) from error
        raise
    return _with_notice(text, texts_notice(evaluation.questionnaire, words))


def _with_notice(text: str, notice: str) -> str:
    """A report with a notice below its title."""
    if not notice:
        return text
    title = _TITLE.search(text)
    if title is None:
        return f"*{notice}*\n\n{text}"
    return f"{text[: title.end()]}\n\n*{notice}*{text[title.end() :]}"


def values_of(
    evaluation: Evaluation,
    words: Words,
    *,
    more: bool = True,
    against: Against | None = None,
    with_notes: bool = False,
) -> dict[str, object]:
    """The variables of a template.

    Args:
        words: the language of the report.
        more: with those of `DocumentsView`, which the gap report does not need.
        against: what came before, to compare with.
        with_notes: whether what was noted is asked for, on a sheet of its own.
    """
    return made(Values(evaluation, words, against=against, with_notes=with_notes).given(more=more))


def filled_in(path: Path, values: dict[str, object], words: Words) -> str:
    """A template filled in within this process; only for those that come with the program.

    Args:
        values: its variables.
    """
    with faults_of(path):
        return tidy(environment_for(path, words).get_template(path.name).render(values))


def check_template(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template and what it includes.

    That is its syntax, names that nothing gives, and, for one of a person's own, what stops it when it is
    filled in with an example company.

    Args:
        path: the file of the template.
    """
    if is_shipped(path):
        from .template_check import check_here

        return check_here(path)
    from .sandbox_process import check_apart

    # A part of others cannot be filled in by itself: they give it values of their own.
    return check_apart(path, None if path.name.startswith("_") else example_values())


def example_values() -> dict[str, object]:
    """The variables of a template with an example company, compared with another one."""
    from ..core.comparison import present
    from ..core.evaluation import evaluate
    from ..files.examples import examples_in
    from ..files.questionnaires import find_questionnaire

    words = words_for(FALLBACK)
    (_, one), (_, other), *_ = examples_in(words.language)
    asked = find_questionnaire(one.questionnaire.id, near=None, folder=None)
    evaluation, before = (evaluate(asked, each, one.last_changed.date()) for each in (one, other))
    return {**values_of(evaluation, words, against=present(before)), **_example_portfolio(evaluation, before)}


def _example_portfolio(*evaluations: Evaluation) -> dict[str, object]:
    """The variables of a template on many companies, with some of example companies."""
    from ..core.portfolio import line_of
    from ..core.portfolio_findings import PortfolioFindings
    from ..core.store import Reference
    from ..core.summarizing import amount_of
    from ..core.summary import said_of
    from ..language.local_days import local_day
    from ..views.portfolio import portfolio_document_view

    lines = [
        line_of(
            Reference(one.assessment.id, one.assessment.id, one.assessment.company_name),
            said_of(one.assessment),
            amount_of(one),
            as_of=one.as_of,
            day_of=local_day,
            followed=False,
        )
        for one in evaluations
    ]
    asked = {one.questionnaire.id: one.questionnaire for one in evaluations}
    found = PortfolioFindings(lines, evaluations[0].as_of, asked)
    return {"portfolio": portfolio_document_view(found, words_for(FALLBACK), named=True)["portfolio"]}
