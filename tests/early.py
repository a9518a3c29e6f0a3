"""A questionnaire whose verdicts have names that stand nowhere else, to look for them in what people see."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from cm_readiness.files.shipped import questionnaires_folder

NAMES = ("Zworst", "Zmiddle", "Zbest")
"""What the verdicts are called here: words that stand nowhere else."""


def unmistakable(folder: Path, undecided: str) -> Path:
    """The shipped questionnaire with unmistakable verdicts, and with this name for their absence, if any."""
    shutil.copytree(questionnaires_folder() / "community_manager", folder)
    frame = folder / "questionnaire.toml"
    text = frame.read_text(encoding="utf-8").replace('id = "community_manager"', 'id = "own_readiness"', 1)
    verdicts, head, rest = text.partition("[undecided]\n")
    for identifier, name in zip(("not_yet", "conditional", "go"), NAMES, strict=True):
        named = rf'(id = "{identifier}"\nname\.fr = )".*"(\nname\.en = )".*"'
        verdicts, count = re.subn(named, rf'\1"{name}"\2"{name}"', verdicts)
        assert count == 1
    verdicts = _without_names_of_variants(verdicts)
    about, _, after = rest.partition("\n# ")
    about = re.sub(r"^(name\.\w+ = ).*", rf'\1"{undecided}"', about, flags=re.MULTILINE)
    frame.write_text(f"{verdicts}{head + about if undecided else ''}\n# {after}", encoding="utf-8")
    return folder


def _without_names_of_variants(frame: str) -> str:
    """The verdicts with one name each: what they are called for some companies is left out."""
    variants = r"(\[\[verdicts\.variants\]\]\napplies_if = .*\n)(?:name\..*\n)+"
    left, count = re.subn(variants, r"\1", frame)
    assert count
    return left
