"""What a questionnaire says or counts otherwise for some companies."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, cast

from .authored import ALWAYS, AppliesIf, Authored, Days, Factor, Share
from .declaring import Checked
from .rewording import Phrase
from .text import Text


class Addressing(Authored):
    """Phrases that read otherwise where the person who runs the accounts is spoken to.

    Each language of the questionnaire is a key.
    """

    others: ClassVar[object] = tuple[Phrase, ...]

    applies_if: AppliesIf = ALWAYS

    @property
    def phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        """By language, what is written and what is read instead."""
        return cast("Mapping[str, tuple[Phrase, ...]]", self.model_extra)


class Words(Addressing):
    """Whole phrases that read otherwise for some companies; each language of the questionnaire is a key."""

    except_: tuple[str, ...] = ()
    """Full ids of criteria whose texts are left as they are."""
    around: bool = False
    """Whether the phrases are those of the documents around the questionnaire's own texts."""


class Pace(Authored):
    """How much work a step is for some companies, and how much of it they can do in 30 days."""

    applies_if: AppliesIf = ALWAYS
    effort_factor: Factor | None = None
    capacity_days: Days | None = None
    focus: Annotated[int, Checked(gt=0)] | None = None


class AskingVariant(Authored):
    """The readiness question of a dimension, or of the whole, for some companies."""

    applies_if: AppliesIf
    question: Text | None = None
    why: Text | None = None


class SayingVariant(Authored):
    """What a verdict, or its absence, is called and means for some companies."""

    applies_if: AppliesIf
    name: Text | None = None
    meaning: Text | None = None
    advice: Text | None = None


COVERAGE_BELOW = Fraction(7, 10)
"""The share of the weight that has to be known before a verdict that may still change is shown."""


class Undecided(Authored):
    """What is said while it is too early for a verdict."""

    coverage_below: Share = COVERAGE_BELOW
    name: Text
    meaning: Text | None = None
    advice: Text | None = None
    next_days: Annotated[int, Checked(gt=0)] | None = None
    """Days until the next assessment, which the advice may name."""
    variants: tuple[SayingVariant, ...] = ()
