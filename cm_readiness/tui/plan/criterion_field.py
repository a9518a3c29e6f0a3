"""What an action of one's own is meant to reach: a criterion, by its number or name, and a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from ...core.errors import Fault, ReadinessError
from ...language.fault_messages import sentence
from ...language.words import Words
from ..widgets.fields import TextField
from ..widgets.line import Prose

Aim: TypeAlias = tuple[str | None, int | None]
"""The full id of a criterion, and a level; None for none."""


class AimFields(Vertical):
    """Two fields, and below the first the criterion said back.

    Args:
        aim: as it is.
        criteria: what each criterion is called, its number first.
        words: the person's language.
    """

    DEFAULT_CSS = "AimFields { height: auto; }"

    def __init__(self, aim: Aim, criteria: Mapping[str, str], words: Words) -> None:
        super().__init__()
        self._aim = aim
        self._criteria = criteria
        self._words = words
        self._text = criteria.get(aim[0] or "", aim[0] or "")
        """What the first field said at the beginning."""

    def compose(self) -> ComposeResult:
        """Criterion and level, each with its label."""
        yield Prose(id="label-criterion", classes="label")
        yield TextField(id="criterion", select_on_focus=False)
        yield Prose(id="criterion-said")
        yield Prose(id="label-level", classes="label")
        yield TextField(restrict="[1-4]?", id="level", select_on_focus=False)

    def on_mount(self) -> None:
        """Fill in what is known."""
        words, level = self._words, self._aim[1]
        label = words("Criterion that it is meant to raise, by its number or name; may stay empty")
        self.query_one("#label-criterion", Prose).say((label, "bold"))
        label = words("Level that it is meant to reach, 1 to 4; may stay empty")
        self.query_one("#label-level", Prose).say((label, "bold"))
        with self.prevent(Input.Changed):
            self._field("criterion").value = self._text
            self._field("level").value = "" if level is None else str(level)

    def aim(self) -> Aim:
        """What the fields say.

        Raises:
            ReadinessError: as `criterion_called`.
        """
        text, level = self._field("criterion").value.strip(), self._field("level").value
        if not text:
            return None, None
        criterion = self._aim[0] if text == self._text else criterion_called(text, self._criteria)
        return criterion, int(level) if level else None

    def fault(self) -> Fault | None:
        """Why the first field names no criterion; None when it does."""
        try:
            self.aim()
        except ReadinessError as error:
            return error.fault
        return None

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.say_back()

    def say_back(self) -> None:
        """Say which criterion is meant, or why none is."""
        fault, said = self.fault(), self.query_one("#criterion-said", Prose)
        if fault is not None:
            said.say((sentence(fault, self._words), "$text-warning"))
        else:
            said.say((self._criteria.get(self.aim()[0] or "", ""), "bold"))

    def _field(self, name: str) -> TextField:
        return self.query_one(f"#{name}", TextField)


def criterion_called(text: str, criteria: Mapping[str, str]) -> str:
    """The criterion that somebody means.

    Args:
        text: its number, its name, or words of it.
        criteria: what each is called, its number first, by its id.

    Raises:
        ReadinessError: `no_criterion_called` or `criteria_called`.
    """
    wanted = text.casefold().split()
    names = {identifier: name.casefold() for identifier, name in criteria.items()}
    exact = [
        one for one, name in names.items() if wanted in (name.split(), name.split()[:1], name.split()[1:])
    ]
    found = exact or [one for one, name in names.items() if all(word in name for word in wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ReadinessError("no_criterion_called", text=text)
    raise ReadinessError("criteria_called", text=text, first=criteria[found[0]], second=criteria[found[1]])
