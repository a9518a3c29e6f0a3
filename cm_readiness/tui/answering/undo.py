"""What screens have in common that change an assessment: taking a change back, and making it again."""

from __future__ import annotations

from ..shell.page import Page


class Revising(Page):
    """A screen of an assessment on which changes can be undone."""

    def do_undo(self) -> None:
        """Take the last change back."""
        self.travelled(self.session.undo(), self.words("There is nothing to undo."))

    def do_redo(self) -> None:
        """Make the change again that was undone last."""
        self.travelled(self.session.redo(), self.words("There is nothing to make again."))

    def travelled(self, place: str | None, nothing: str) -> None:
        """Show the assessment as it is now.

        Args:
            place: where the change was; None when there was none.
            nothing: what to say then.
        """
        if place is None:
            self.tell(nothing)
        self.show_all()
