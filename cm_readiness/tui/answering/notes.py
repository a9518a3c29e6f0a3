"""What is typed beside an answer: notes, evidence, the reason why something does not apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ...core.assessment import NotApplicable
from ...core.errors import ReadinessError
from ...language.fault_messages import sentence
from ..shell.command import Command
from ..shell.commands import REACH_TEXT
from ..shell.page import Page
from ..widgets.editor import Editor


class Notes:
    """The part of a page with a field for texts about the session's current criterion.

    Args:
        page: whose part it is, with an `Editor`.
        resized: the field takes space, or gives it back.
    """

    def __init__(self, page: Page, resized: Callable[[], None]) -> None:
        self._page = page
        self._resized = resized
        self._edits = 0
        """How often the field was opened: what is typed at one go is undone at one go."""
        self._handed_on = False
        """Whether the session was given any of it."""

    @property
    def editor(self) -> Editor:
        """Where it is typed."""
        return self._page.query_one(Editor)

    def acting(self, found: Sequence[Command]) -> Sequence[Command]:
        """Of the commands of the page, those that act: while something is typed, what does not type.

        Args:
            found: the commands of the page.
        """
        editor = self.editor
        if not editor.is_open:
            return found
        kept = (c for c in found if REACH_TEXT.intersection(c.keys.split(",")))
        ending = [c for c in found if c.id == "accept" and editor.kind == "reason"]
        return [replace(command, footer=True) for command in (*ending, *kept)]

    async def do_not_applicable(self) -> None:
        """Ask why the criterion does not apply; without a reason nothing changes."""
        criterion = self._page.session.criterion
        if not criterion.allow_na:
            self._page.tell(
                self._page.words(
                    "This criterion applies to every company: answer with a level, or {key} for don’t know.",
                    key=self._page.program.table.key(self._page.PAGE, "unknown", self._page.words),
                )
            )
            return
        given = self._page.session.given
        await self._edit("reason", given.reason if isinstance(given, NotApplicable) else "")

    async def do_note(self) -> None:
        """Write the note that the report prints."""
        await self._edit("note", self._page.session.answer.note)

    async def do_private(self) -> None:
        """Write the note that nothing prints."""
        await self._edit("private", self._page.session.answer.private)

    async def do_evidence(self) -> None:
        """List what was seen, one line each."""
        await self._edit("evidence", "\n".join(self._page.session.answer.evidence))

    def do_flag(self) -> None:
        """Mark the criterion to be discussed, or take the mark off."""
        session = self._page.session
        session.remark(session.current, flagged=not session.answer.flagged)
        self._page.show_all()

    def do_urgent(self) -> None:
        """Mark the criterion to be settled this week, or take the mark off."""
        session = self._page.session
        session.remark(session.current, urgent=not session.answer.urgent)
        self._page.show_all()

    async def _edit(self, kind: str, text: str) -> None:
        if not self.close():
            return
        self._edits += 1
        self._handed_on = False
        await self.editor.open(kind, self._page.session.current, text)
        self.name()
        self._page.show_keys()
        self._page.call_after_refresh(self._resized)

    def name(self) -> None:
        """Say what is typed, and how it ends."""
        words, kind = self._page.words, self.editor.kind
        title = {
            "note": words("Note: printed in the report"),
            "private": words("Private note: never printed; whoever is in the room can see this screen"),
            "evidence": words("Evidence: one line for each thing you have seen"),
            "reason": words("Why does this not apply?"),
        }[kind]
        hint = words("Esc closes; what you type is saved.")
        if kind == "reason":
            when = self._page.session.criterion.na_when
            hint = words("Enter records it and moves on; Esc closes.")
            hint = f"{when.get(words.language)}\n{hint}" if when else hint
        if self._page.unkept is not None:
            hint = words("Not saved: {reason}", reason=sentence(self._page.unkept, words))
        self.editor.say(title, hint)

    def close(self) -> bool:
        """Hand over what is being typed and close the field; False when it is refused."""
        editor = self.editor
        if not editor.is_open:
            return True
        if not self.take():
            return False
        editor.close()
        self._page.show_keys()
        if self._handed_on:
            self._page.program.show_change()
        self._page.call_after_refresh(self._resized)
        return True

    def take(self) -> bool:
        """Give the session what was typed since the last time; False when it is refused."""
        editor = self.editor
        text = editor.take()
        if text is None or self._record(editor.kind, editor.criterion, text):
            return True
        editor.give_back()
        return False

    def _record(self, kind: str, criterion: str, text: str) -> bool:
        """Give a typed text to the session; a text that cannot be kept stays in the field."""
        session, key = self._page.session, f"{kind}:{criterion}:{self._edits}"
        try:
            if kind == "note":
                session.remark(criterion, note=text, key=key)
            elif kind == "private":
                session.remark(criterion, private=text, key=key)
            elif kind == "evidence":
                session.remark(criterion, evidence=tuple(text.splitlines()), key=key)
            elif text.strip():
                session.give(criterion, NotApplicable(text.strip()), key=key)
            else:
                session.take_back(key)
        except ReadinessError as error:
            self._page.unkept = error.fault
        else:
            self._page.unkept, self._handed_on = None, True
        self._page.show_all()
        return self._page.unkept is None
