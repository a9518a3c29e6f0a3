"""What is typed beside an answer: notes, evidence, the reason why something does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on

from ...core.assessment import NotApplicable
from ...core.errors import ReadinessError
from ..shell.command import Command
from ..shell.commands import REACH_TEXT
from ..widgets.editor import Editor
from .undo import Revising


class Noting(Revising):
    """A screen with a field for texts about the session's current criterion."""

    def __init__(self) -> None:
        super().__init__()
        self._edits = 0
        """How often the field was opened: what is typed at one go is undone at one go."""

    @property
    def editor(self) -> Editor:
        """Where it is typed."""
        return self.query_one(Editor)

    def acting(self) -> Sequence[Command]:
        """As on every screen; while something is typed, what does not type."""
        found, editor = super().acting(), self.editor
        if not editor.is_open:
            return found
        kept = (c for c in found if REACH_TEXT.intersection(c.keys.split(",")))
        ending = [c for c in found if c.id == "accept" and editor.kind == "reason"]
        return [replace(command, footer=True) for command in (*ending, *kept)]

    def breathe(self) -> None:
        """The field takes room, or gives it back."""

    def do_not_applicable(self) -> None:
        """Ask why the criterion does not apply; without a reason nothing changes."""
        criterion = self.session.criterion
        if not criterion.allow_na:
            self.tell(
                self.words(
                    "This criterion applies to every company: answer with a level, or {key} for don’t know.",
                    key=self.program.table.key(self.PAGE, "unknown", self.words),
                )
            )
            return
        given = self.session.given
        self._edit("reason", given.reason if isinstance(given, NotApplicable) else "")

    def do_note(self) -> None:
        """Write the note that the report prints."""
        self._edit("note", self.session.answer.note)

    def do_private(self) -> None:
        """Write the note that nothing prints."""
        self._edit("private", self.session.answer.private)

    def do_evidence(self) -> None:
        """List what was seen, one line each."""
        self._edit("evidence", "\n".join(self.session.answer.evidence))

    def _edit(self, kind: str, text: str) -> None:
        if not self.end_editing():
            return
        self._edits += 1
        self.editor.open(kind, self.session.current, text)
        self._name_editor()
        self.show_keys()
        self.call_after_refresh(self.breathe)

    def _name_editor(self) -> None:
        words, kind = self.words, self.editor.kind
        title = {
            "note": words("Note: printed in the report"),
            "private": words("Private note: for you alone, never printed"),
            "evidence": words("Evidence: one line for each thing you have seen"),
            "reason": words("Why does this not apply?"),
        }[kind]
        hint = words("Esc closes; what you type is saved.")
        if kind == "reason":
            when = self.session.criterion.na_when
            hint = words("Enter records it and moves on; Esc closes.")
            hint = f"{when.get(words.language)}\n{hint}" if when else hint
        self.editor.say(title, hint)

    @on(Editor.Typed)
    def _typed(self, event: Editor.Typed) -> None:
        event.stop()
        self._take()

    def end_editing(self) -> bool:
        """Hand over what is being typed and close the field; False when it is refused."""
        editor = self.editor
        if not editor.is_open:
            return True
        if not self._take():
            return False
        editor.close()
        self.show_keys()
        self.call_after_refresh(self.breathe)
        return True

    def _take(self) -> bool:
        """Give the session what was typed since the last time; False when it is refused."""
        editor = self.editor
        text = editor.take()
        if text is None or self._record(editor.kind, editor.criterion, text):
            return True
        editor.give_back()
        return False

    def _record(self, kind: str, criterion: str, text: str) -> bool:
        """Give a typed text to the session; a text that cannot be kept stays in the field."""
        session, key = self.session, f"{kind}:{criterion}:{self._edits}"
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
            self.tell_fault(error.fault)
            return False
        self.show_all()
        return True

    def hand_over(self) -> None:
        """Give the session what is being typed, which goes on."""
        self._take()

    def leaving(self) -> bool:
        """Hand over what is being typed."""
        return self.end_editing()
