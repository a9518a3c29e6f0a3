"""What the words of the method mean, for help and for the first time that one stands on a page."""

from __future__ import annotations

from collections.abc import Mapping

from ...language.words import N_

GLOSSARY: Mapping[str, str] = {
    N_("Level"): N_("0 to 4: a state that can be observed, written out for each criterion."),
    N_("Gate"): N_(
        "A critical criterion. While it is below its opening level, its dimension’s score is held down."
    ),
    N_("Range"): N_("The lowest and the highest score that missing answers still leave open."),
    N_("Verdict"): N_(
        "Whether the company can hand its channels to a community manager: firm when no missing answer "
        "can change it."
    ),
    N_("Target"): N_("The level to reach; the distance to it is the gap."),
    N_("Milestone"): N_("The results of one day, kept under a name, to compare later ones with them."),
}
