"""Undo and redo over the real file: it always equals the model, and only clearing takes an answer away."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cm_readiness.core.assessment import (
    Assessment,
    Given,
    NotApplicable,
    Unknown,
    with_answer,
    with_remarks,
    without_answer,
)
from cm_readiness.core.history import History
from cm_readiness.core.store import Written
from cm_readiness.core.text import cleaned
from cm_readiness.files.assessments import read_assessment, touched, write_assessment
from cm_readiness.files.opening import read_last_good
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.writing import open_for_writing
from tests.files.assessments import full_assessment
from tests.files.folders import write_small
from tests.strategies import REASONS, TEXTS

AT = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)
CRITERIA = st.sampled_from(["purpose.goals", "purpose.channels", "watch.ritual", "gone.away"])
GIVENS: st.SearchStrategy[Given] = st.integers(0, 4) | st.just(Unknown()) | REASONS.map(NotApplicable)


class Sitting(RuleBasedStateMachine):
    """One person, one file, and everything that can be done to it in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.questionnaire = read_questionnaire(write_small(self.folder / "questionnaires" / "small"))
        self.path = self.folder / "calla.toml"
        start = full_assessment().model_copy(update={"answers": {}, "targets": {}})
        write_assessment(self.path, start)
        self.now = AT
        self.opened = open_for_writing(self.path, clock=lambda: self.now)
        self.history = History(self.opened.assessment)
        self.model: list[dict[str, Given]] = [{}]
        """The answers as they should be after each change, kept apart from the program's own values."""
        self.at = 0
        self.answers: dict[str, Given] = {}

    def change(self, new: Assessment, about: str, answers: dict[str, Given]) -> None:
        """Do something, and save it."""
        before = self.history
        self.history = self.history.do(new, about)
        if self.history is not before:
            del self.model[self.at + 1 :]
            self.model.append(answers)
            self.at += 1
        self.save()

    def save(self) -> None:
        """Write what is shown now; nobody else is at work, so that nothing is kept beside it."""
        saved = touched(self.history.present, self.questionnaire)
        assert self.opened.write(saved) == Written()

    @rule(criterion=CRITERIA, given=GIVENS)
    def answer(self, criterion: str, given: Given) -> None:
        """An answer is given or confirmed."""
        new = with_answer(self.history.present, criterion, given, self.now)
        self.change(new, criterion, {**self.model[self.at], criterion: given})

    @rule(criterion=CRITERIA)
    def clear(self, criterion: str) -> None:
        """The one way in which an answer goes."""
        answers = {name: given for name, given in self.model[self.at].items() if name != criterion}
        self.change(without_answer(self.history.present, criterion), criterion, answers)

    @rule(criterion=CRITERIA, text=TEXTS, flagged=st.booleans())
    def note(self, criterion: str, text: str, flagged: bool) -> None:
        """What stands beside an answer changes."""
        new = with_remarks(self.history.present, criterion, note=text, evidence=(text,), flagged=flagged)
        self.change(new, criterion, dict(self.model[self.at]))

    @rule(depth=st.sampled_from(["full", "express"]))
    def switch_depth(self, depth: str) -> None:
        """Fewer criteria are asked; their answers stay."""
        new = self.history.present.model_copy(update={"depth": depth})
        self.change(new, "", dict(self.model[self.at]))

    @rule(post=st.sampled_from(["none", "team"]), name=TEXTS)
    def change_profile(self, post: str, name: str) -> None:
        """Other criteria apply; answers that do not count now stay."""
        company = {**self.history.present.company, "post": post, "name": name}
        new = self.history.present.model_copy(update={"company": company})
        self.change(new, "", dict(self.model[self.at]))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        """The last change is taken back."""
        assert self.history.next_undone is not None
        self.history = self.history.undo()
        self.at -= 1
        self.save()

    @precondition(lambda self: self.at + 1 < len(self.model))
    @rule()
    def redo(self) -> None:
        """It is made again."""
        assert self.history.next_redone is not None
        self.history = self.history.redo()
        self.at += 1
        self.save()

    @rule()
    def reload(self) -> None:
        """The program is closed and opened again; what could be undone is gone, the answers are not."""
        shown = self.history.present
        self.opened.release()
        self.opened = open_for_writing(self.path, clock=lambda: self.now)
        assert self.opened.notices == ()
        self.history = History(self.opened.assessment)
        assert self.history.present.answers == shown.answers
        self.model, self.at = [self.model[self.at]], 0

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        """Earlier answers go into the history of each criterion."""
        self.now += timedelta(days=days)

    @invariant()
    def the_file_is_what_is_shown(self) -> None:
        """And so is its last good copy; nothing else lies beside them but the lock."""
        shown = self.history.present
        for found in (read_assessment(self.path), read_last_good(self.path) or shown):
            assert found.answers == shown.answers
            assert (found.depth, found.company, found.title) == (shown.depth, shown.company, shown.title)
        assert len(list(self.folder.iterdir())) <= 4

    @invariant()
    def the_answers_are_those_of_the_model(self) -> None:
        """None disappears but by clearing, and undoing brings back exactly what was."""
        shown = self.history.present.answers
        given = {name: answer.given for name, answer in shown.items() if answer.given is not None}
        assert given == {name: _normal(answer) for name, answer in self.model[self.at].items()}
        assert (self.history.next_undone is None, self.history.next_redone is None) == (
            self.at == 0,
            self.at + 1 == len(self.model),
        )

    def teardown(self) -> None:
        """Clean up."""
        self.opened.release()
        shutil.rmtree(self.folder)


def _normal(given: Given) -> Given:
    return NotApplicable(cleaned(given.reason)) if isinstance(given, NotApplicable) else given


Sitting.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestSitting = Sitting.TestCase
