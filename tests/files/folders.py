"""A small questionnaire as files, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cm_readiness.core.errors import Fault
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for

FRAME = """\
format = 1
id = "small"
version = "1.0.0"
languages = ["fr", "en"]
title = { fr = "Petit", en = "Small" }
how_to_read = [
    { fr = "Lire", en = "Read" },
]
dimensions = ["purpose", "watch"]
effort_days = { S = 0.5, M = 5, L = 20 }

[[notices]]
id = "legal"
applies_if = { post = ["none"] }
text = { fr = "Avis", en = "Notice" }

[[levels]] # 0
name = { fr = "Rien", en = "Nothing" }
[[levels]] # 1
name = { fr = "Un", en = "One" }
[[levels]] # 2
name = { fr = "Deux", en = "Two" }
[[levels]] # 3
name = { fr = "Trois", en = "Three" }
[[levels]] # 4
name = { fr = "Quatre", en = "Four" }

[[bands]]
id = "absent"
from = 0
name = { fr = "Inexistant", en = "Absent" }

[[bands]]
id = "present"
from = 62.5
name = { fr = "Présent", en = "Present" }

[gate]
opens_at = 2
cap = 49

[[verdicts]]
id = "not_yet"
name = { fr = "Pas encore", en = "Not yet" }
when = { overall_below = 50, gates_closed_at_least = 1 }

[[verdicts]]
id = "go"
name = { fr = "Feu vert", en = "Go" }

[[profile]]
id = "name"
kind = "text"
required = true
question = { fr = "Nom ?", en = "Name?" }

[[profile]]
id = "post"
kind = "choice"
question = { fr = "Poste ?", en = "Post?" }
options = [
    { id = "none", name = { fr = "Aucun", en = "None" } },
    { id = "team", name = { fr = "Équipe", en = "Team" } },
]

[[profile]]
id = "public"
kind = "yes_no"
question = { fr = "Public ?", en = "Public?" }

[[contradictions]]
id = "torn"
all = [{ of = "purpose.goals", at_least = 3 }]
any = [{ of = "watch.ritual", at_most = 1 }]
applies_if = { public = [true] }
name = { fr = "Nom", en = "Name" }
meaning = { fr = "Sens", en = "Meaning" }
ask = { fr = "Demander", en = "Ask" }

[[claims]]
id = "S01"
dimension = "purpose"
text = { fr = "Dit", en = "Said" }

[[sources]]
id = "F1"
title = "Study"
url = "https://example.org/study"
year = 2013
"""

PURPOSE = """\
format = 1
id = "purpose"
weight = 1.25
name = { fr = "Finalité", en = "Purpose" }
question = { fr = "Pourquoi ?", en = "Why?" }

[[criteria]]
id = "goals"
name = { fr = "Buts", en = "Goals" }
weight = 3
critical = true
allow_na = false
shelf_life_days = 365
question.fr = "Des buts ?"
question.en = "Goals?"
covers = ["S01"]
sources = ["F1"]
deliverable_id = "goal_sheet"

LEVELS
STEPS
[[criteria]]
id = "channels"
name = { fr = "Canaux", en = "Channels" }
weight = 2
target = 4
shelf_life_days = 90
applies_if = { post = ["team"] }
requires = [{ level = 3, of = "purpose.goals", at_least = 2 }]
question = { fr = "Des canaux ?", en = "Channels?" }

LEVELS
STEPS
[[criteria.variants]]
applies_if = { post = ["team"], public = [true] }
question = { fr = "Et sans poste ?", en = "Without a post?" }

VARIANT_STEPS
"""

WATCH = """\
format = 1
id = "watch"
weight = 1
name = { fr = "Veille", en = "Watch" }
question = { fr = "Voir ?", en = "See?" }

[[criteria]]
id = "ritual"
name = { fr = "Rituel", en = "Ritual" }
weight = 1
express = true
shelf_life_days = 90
question = { fr = "Un rituel ?", en = "A ritual?" }

LEVELS
STEPS
"""

LEVELS = "".join(
    f'[[criteria.levels]] # {level}\nfr = "Niveau {level}"\nen = "Level {level}"\n' for level in range(5)
)
STEPS = "".join(
    f'[[criteria.steps]] # {level}\neffort = "{letter}"\ndo = {{ fr = "Faire {level}", en = "Do {level}" }}\n'
    for level, letter in enumerate("SMML")
)


def write_small(folder: Path) -> Path:
    """Write the small questionnaire into a folder, which is given back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("questionnaire", FRAME), ("purpose", PURPOSE), ("watch", WATCH)):
        variant_steps = STEPS.replace("criteria.steps", "criteria.variants.steps")
        whole = text.replace("VARIANT_STEPS\n", variant_steps)
        whole = whole.replace("LEVELS\n", LEVELS + "\n").replace("STEPS\n", STEPS + "\n")
        (folder / f"{name}.toml").write_text(whole, "utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first of a text that must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def said(faults: Sequence[Fault]) -> list[str]:
    """The sentences of faults, which must all exist."""
    words = words_for("en")
    return [sentence(fault, words) for fault in faults]


def told(faults: Sequence[Fault]) -> list[tuple[str, str]]:
    """The code and the key of each fault, whose sentence must exist."""
    said(faults)
    return [(fault.code, fault.where.key) for fault in faults]


def line_of(fault: Fault) -> str:
    """The text of the line that a fault points to."""
    assert fault.where.line is not None
    return Path(fault.where.file).read_text("utf-8").splitlines()[fault.where.line - 1]
