"""What was changed in a sitting, and can be undone and made again: a value of past, present and future."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .assessment import Assessment


@dataclass(frozen=True)
class Step:
    """One change: what it started from, or led to, and what it was about."""

    assessment: Assessment
    about: str = ""
    """The full id of the criterion that changed; empty for the assessment's own data."""
    key: str = ""
    """Changes in a row with the same key, such as the letters typed into one note, are one step."""


@dataclass(frozen=True)
class History:
    """The present assessment with the steps before and after it; every change gives a new value."""

    present: Assessment
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def do(self, new: Assessment, about: str = "", key: str = "") -> History:
        """Change the assessment; what was undone before is gone, and no change is no step.

        Args:
            new: the changed one.
            about: as in `Step`.
            key: as in `Step`.
        """
        if new == self.present:
            return self
        joins = bool(key and self.past and self.past[-1].key == key and not self.future)
        past = self.past if joins else (*self.past, Step(self.present, about, key))
        return History(new, past)

    def undo(self) -> History:
        """Take the last change back; without one, nothing happens."""
        if not self.past:
            return self
        *past, step = self.past
        later = replace(step, assessment=self.present)
        return History(step.assessment, tuple(past), (later, *self.future))

    def redo(self) -> History:
        """Make the change again that was undone last; without one, nothing happens."""
        if not self.future:
            return self
        step, *future = self.future
        # Its key is gone: typing on after it is a step of its own.
        before = Step(self.present, step.about)
        return History(step.assessment, (*self.past, before), tuple(future))

    def carried(self, over: Callable[[Assessment], Assessment]) -> History:
        """With every step, past, present and future, as a change makes it that is no step itself.

        Args:
            over: such as putting each together with what somebody else has changed.
        """
        past, future = (
            tuple(replace(step, assessment=over(step.assessment)) for step in steps)
            for steps in (self.past, self.future)
        )
        return History(over(self.present), past, future)

    def take_back(self, key: str) -> History:
        """Take the last change back for good if it has this key: an entry that was not finished."""
        if self.past and self.past[-1].key == key:
            return History(self.past[-1].assessment, self.past[:-1], self.future)
        return self

    @property
    def next_undone(self) -> str | None:
        """What undoing would be about; None when there is nothing to undo."""
        return self.past[-1].about if self.past else None

    @property
    def next_redone(self) -> str | None:
        """What redoing would be about; None when there is nothing to make again."""
        return self.future[0].about if self.future else None
