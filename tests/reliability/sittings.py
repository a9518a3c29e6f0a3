"""Kills the terminal UI while a person types, and looks for everything that its screen had called saved."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path

from cm_readiness.app.clock import utc_now
from cm_readiness.files.assessments import create_assessment, new_assessment, read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from tests.terminal import Terminal

ASKED = read_questionnaire(questionnaires_folder() / "community_manager")
CRITERIA = len(ASKED.criteria)
SAID = re.compile(rf"(\d+) of {CRITERIA} · saved")
"""What the header says once everything is on the disk."""
LETTERS = "qxzjw"
"""Rare enough that what stands on the screen is what was typed."""


@dataclass(frozen=True)
class Sittings:
    """What came of a number of kills, each of a program of its own."""

    kills: int = 0
    opened: int = 0
    """How often the file opened afterwards."""
    reported: int = 0
    """Answers that stood on a screen which said that all was saved."""
    found: int = 0
    """Of these, how many the file held, at the level that was typed."""
    typed: int = 0
    """Letters of notes that had been on the screen for longer than the given time."""
    kept: int = 0
    """Of these, how many the file held."""

    @property
    def is_good(self) -> bool:
        """Whether nothing at all was lost."""
        return self.kills == self.opened and self.reported == self.found > 0 and (self.typed == self.kept > 0)


def sittings(folder: Path, kills: int, seed: int, old: float = 0.5) -> Sittings:
    """Kill so many times.

    Args:
        folder: an empty one to work in.
        kills: how often.
        seed: of what is typed, and of the moments.
        old: seconds after which a letter of a note must be found.
    """
    moments = random.Random(seed)  # noqa: S311 - nothing here is secret
    total = Sittings()
    for number in range(kills):
        path = folder / f"{number}.toml"
        company = {"name": "ACME", "cm_setup": "in_house"}
        create_assessment(path, new_assessment(ASKED, company=company, language="en", at=utc_now()))
        total = _sat(total, path, moments, old)
    return total


def _sat(total: Sittings, path: Path, moments: random.Random, old: float) -> Sittings:
    levels = [moments.randint(0, 4) for _ in range(moments.randint(1, CRITERIA - 1))]
    note = "".join(moments.choice(LETTERS) for _ in range(moments.randint(50, 100)))
    place = path.parent / "places"
    places = {"CM_READINESS_CONFIG": str(place), "CM_READINESS_HOME": str(place), "HOME": str(place)}
    reported, seen = 0, [(0.0, 0)]
    with Terminal([str(path)], places) as terminal:
        terminal.wait(f"0 of {CRITERIA}")
        for count, level in enumerate(levels, 1):
            terminal.type(str(level))
            terminal.watch(moments.random() / 20)
            reported = _said(terminal, reported)
            if count < len(levels):
                # Keys that have to wait, on a machine that is busy, come all at once, as a pasted text does.
                terminal.wait(f"{count} of {CRITERIA}")
                reported = _said(terminal, reported)
        if total.kills % 2:
            # Whatever was typed before is on the screen by now, and the field is open.
            terminal.wait(lambda text: f"{len(levels)} of {CRITERIA}" in text)
            terminal.type("n")
            terminal.wait("Note: printed")
            for count in range(1, len(note) + 1):
                terminal.type(note[count - 1])
                terminal.watch(0.03)
                shown = _longest(note[:count], terminal.text)
                seen.append((time.monotonic(), max(shown, seen[-1][1])))
            terminal.watch(moments.random())
        reported = _said(terminal, reported)
        now = time.monotonic()
        terminal.kill()
    assessment = read_assessment(path)
    found = [assessment.answer_to(name).level for name in list(ASKED.criteria)[:reported]]
    typed = max(count for at, count in seen if at <= now - old)
    written = "".join(answer.note for answer in assessment.answers.values())
    return replace(
        total,
        kills=total.kills + 1,
        opened=total.opened + 1,
        reported=total.reported + reported,
        found=total.found + sum(a == b for a, b in zip(found, levels, strict=False)),
        typed=total.typed + typed,
        kept=total.kept + min(typed, len(written) if note.startswith(written) else 0),
    )


def _said(terminal: Terminal, before: int) -> int:
    found = SAID.search(terminal.text)
    return int(found[1]) if found else before


def _longest(note: str, text: str) -> int:
    """How many letters of a note stand on the screen, where it may be wrapped."""
    flat = "".join(text.split())
    return max(count for count in range(len(note) + 1) if note[:count] in flat)
