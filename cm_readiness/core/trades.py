"""The trades that adverts ask for: what they are called, and the words by which an advert asks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from .authored import Authored
from .declaring import Checked
from .text import Text

Kind = Literal["core", "adjacent", "specialist", "governance"]
GROUP = re.compile(r"\{([a-z_]+)\}")
"""How a cue names a group of words that mean the same."""
NEAR = " + "
"""Between the parts of a cue that stand near one another in any order."""
FIRST = "^"
"""Before a cue that stands only at the beginning of a sentence or of an item of a list."""
ANY = "any"
"""Instead of a language: what stands in texts of all of them."""


class Trade(Authored):
    """One trade."""

    id: str
    kind: Kind
    """It belongs to whoever runs the accounts, is next to it, a trade of its own, or the company's duty."""
    name: Text
    cues: Mapping[str, tuple[str, ...]] = {}
    """By language, the words that ask for it; what stands for all languages, such as tools, under `any`."""
    esco: tuple[str, ...] = ()
    """Occupations of ESCO that it belongs to, as a reference."""
    rome: tuple[str, ...] = ()
    """The same for ROME."""


class Phrases(Authored):
    """The phrases of one language that an advert is read by, beside the trades."""

    common: tuple[str, ...]
    """Words that stand in every text of this language: by these it is known."""
    networks: tuple[str, ...]
    """What the accounts are on: a text without any is no advert for whoever runs them."""
    job: tuple[str, ...]
    """Names of the job."""
    decoys: tuple[str, ...] = ()
    """Names of other jobs that sound alike."""
    other_communities: tuple[str, ...] = ()
    """Communities that are none on a network: of tenants, of patients."""
    verbs: tuple[str, ...] = ()
    """What somebody is told to do: behind one, after a comma or an *and*, something new is said."""
    subjects: tuple[str, ...] = ()
    """The same, of who does it."""
    person: tuple[str, ...] = ()
    """How the one who is looked for is called, and what stands for them: *you*, *the postholder*, *who*."""
    does: tuple[str, ...] = ()
    """What somebody else does: behind a subject that is not the person, who does it is another one."""
    agents: tuple[str, ...] = ()
    """Behind one, a sentence in the passive names who does it."""
    topics: tuple[str, ...] = ()
    """Behind one, something is named of which the rest of the sentence speaks."""
    excluded: tuple[str, ...] = ()
    """Behind one, what follows is no part of the job."""
    excluded_before: tuple[str, ...] = ()
    """The same of what stands before it."""
    others_do: tuple[str, ...] = ()
    """Behind one, what follows is done by somebody else, or only told of."""
    others_do_before: tuple[str, ...] = ()
    """The same of what stands before it."""
    means_other: tuple[str, ...] = ()
    """Phrases whose words ask for no trade: *translate insights into plans*."""
    told: tuple[str, ...] = ()
    """Words that make a sentence of what would be an item of a list: *the site is Karim’s*."""
    about_company: tuple[str, ...] = ()
    """Heads of a part that tells of the company."""
    denied: tuple[str, ...] = ()
    """What makes any head one of what is no part of the job: *what you will not do*."""
    about_job: tuple[str, ...] = ()
    """Heads of a part that tells of the job again."""
    pay: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()


class Trades(Authored):
    """Everything that adverts are read by."""

    format: Literal[1] = 1
    trades: Annotated[tuple[Trade, ...], Checked(min_length=1)]
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    """By language, groups of words that mean the same, which cues name in braces."""
    phrases: Mapping[str, Phrases] = {}
