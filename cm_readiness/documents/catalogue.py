"""The documents that the program comes with, each for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..language.words import N_


@dataclass(frozen=True)
class Document:
    """One of them."""

    title: str
    """What it is called in front of people, a message to translate."""
    full: bool = False
    """Whether it holds every answer, note and line of evidence."""
    plain: bool = False
    """Whether it needs no more than `ReportView`."""
    compares: bool = False
    """Whether it needs something to compare with."""
    rounds: bool = False
    """Whether it needs the answers of several people."""
    workshop: bool = False
    """Whether it needs a workshop."""
    portfolio: bool = False
    """Whether it is about many companies."""
    blank: bool = False
    """Whether it is the questions without the answers, for somebody to fill in."""
    plan: bool = False
    """Whether it is the plan, which comes as a table and as a calendar too."""
    starter: bool = False
    """Whether it is the beginning of a document that closing a gap produces."""

    @property
    def alone(self) -> bool:
        """Whether one person's answers are enough for it."""
        return not (self.compares or self.rounds or self.workshop or self.portfolio)


DOCUMENTS: Mapping[str, Document] = {
    "gap_report": Document(N_("Gap report"), plain=True),
    "executive_summary": Document(N_("Summary for management"), plain=True),
    "action_plan": Document(N_("Action plan"), plan=True),
    "technical_annex": Document(N_("Technical annex"), full=True, plain=True),
    "onboarding_brief": Document(N_("Brief for the community manager")),
    "progress_report": Document(N_("Progress report"), plain=True, compares=True),
    "differences": Document(N_("Where the answers differ"), rounds=True),
    "minutes": Document(N_("Minutes of the workshop"), plain=True, workshop=True),
    "portfolio": Document(N_("Portfolio report"), plain=True, portfolio=True),
    "preparation_sheet": Document(N_("How to prepare the workshop")),
    "blank_questionnaire": Document(N_("Questionnaire on paper"), blank=True),
    "cm_mandate": Document(N_("Mandate of the community manager"), starter=True),
    "raci": Document(N_("Who does what on social media"), starter=True),
    "channel_matrix": Document(N_("Channel matrix"), starter=True),
    "format_spec_sheet": Document(N_("Format sheet"), starter=True),
    "tone_charter": Document(N_("Tone charter"), starter=True),
    "crisis_protocol": Document(N_("Crisis protocol"), starter=True),
    "intake_form": Document(N_("Request for a publication"), starter=True),
    "approval_lanes": Document(N_("Approval lanes"), starter=True),
    "watch_note": Document(N_("Trend briefing"), starter=True),
    "skills_grid": Document(N_("Job advert and skills grid"), starter=True),
    "measurement_plan": Document(N_("Measurement plan"), starter=True),
}
"""By the name of the template, in the order in which people are shown them."""

MAIN = "gap_report"
"""The document that is meant unless another one is named; the answers go with it."""
PROGRESS = next(name for name, document in DOCUMENTS.items() if document.compares)
"""The document that is meant where there is something to compare with."""
DIFFERENCES = next(name for name, document in DOCUMENTS.items() if document.rounds)
"""The document that is meant where several people answered."""
MINUTES = next(name for name, document in DOCUMENTS.items() if document.workshop)
"""The document that a workshop ends with."""
PORTFOLIO = next(name for name, document in DOCUMENTS.items() if document.portfolio)
"""The document on all assessments of a folder."""
STARTERS = "deliverables"
"""The folder of the starters beside the other templates."""
