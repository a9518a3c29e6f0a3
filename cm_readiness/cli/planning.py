"""`plan`: what to do by when, the cheapest way to a verdict, the best use of a budget."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place
from ..language.words import N_, words_for
from .declared import Declared, Option
from .options import AsOf, File, Json, QuestionnaireFolder
from .output import put, put_json
from .session import Session, is_plain
from .values import day, one_of

if TYPE_CHECKING:
    from ..core.questionnaire import Questionnaire, Verdict

PLACE = "plan"


def plan(
    session: Session,
    file: File,
    verdict: Annotated[
        str | None,
        Option(
            "--verdict", metavar="ID", help=N_("Shows the cheapest way to this verdict; else to the best.")
        ),
    ] = None,
    budget: Annotated[
        str | None,
        Option(
            "--budget", metavar=N_("DAYS"), help=N_("Shows the best use of so many days of work as well.")
        ),
    ] = None,
    json: Json = False,
    as_of: AsOf = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print the plan of an assessment."""
    from ..app.evaluating import evaluated
    from ..core.optimum import written_budget

    at = day(as_of, PLACE)
    budget_days = None if budget is None else written_budget(budget, Place(PLACE))
    assessment, answered = session.open(file, questionnaire)
    wanted = _verdict(answered, verdict)
    evaluation = evaluated(answered, assessment, at)
    session.note_changes(assessment, answered, file)
    words = words_for(session.choose_language(assessment))
    if json:
        from ..data.plan import plan_data

        best = answered.verdicts[-1]
        put_json(plan_data(evaluation, words, verdict=wanted or best, budget_days=budget_days))
    else:
        from .plan_text import plan_text

        spoken = is_plain(session.plain)
        strike = sys.stdout.isatty() and not spoken
        text = plan_text(
            evaluation, words, verdict=wanted, budget_days=budget_days, strike=strike, spoken=spoken
        )
        if spoken:
            from ..plain.heard import page_heard

            text = page_heard(text, assessment, words)
        put(text)
        session.note_texts(answered, words)


def _verdict(questionnaire: Questionnaire, given: str | None) -> Verdict | None:
    """A verdict of the questionnaire; None where none is named."""
    known = {verdict.id: verdict for verdict in questionnaire.verdicts}
    return None if given is None else known[one_of("--verdict", given, known, PLACE)]


PLAN = Declared(
    "plan",
    plan,
    N_(
        "Prints what to do in 30, 60 and 90 days, and the cheapest way to a verdict.\n\n"
        "The company's own actions stand in the place of the entries that they take up."
    ),
    "cm-readiness plan calla.toml\ncm-readiness plan calla.toml --verdict conditional --budget 20",
)
