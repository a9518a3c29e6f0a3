"""Undo and redo as a value."""

from __future__ import annotations

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.history import History
from tests.files.assessments import full_assessment


def titled(title: str) -> Assessment:
    """An assessment that is told by its title."""
    return full_assessment().model_copy(update={"title": title})


def typed(*titles: str, key: str = "") -> History:
    """A history of these, the first being the start."""
    history = History(titled(titles[0]))
    for title in titles[1:]:
        history = history.do(titled(title), f"about {title}", key)
    return history


def test_undo_and_redo_go_through_all_changes_and_stop_at_the_ends() -> None:
    """And say what each was about."""
    history = typed("a", "b", "c")
    assert (history.next_undone, history.next_redone) == ("about c", None)
    assert history.redo() is history
    back = history.undo().undo()
    assert (back.present.title, back.next_undone, back.next_redone) == ("a", None, "about b")
    assert back.undo() is back
    assert back.redo().redo().present == history.present
    assert back.redo().next_undone == "about b"


def test_no_change_is_no_step() -> None:
    """Confirming what stands there already leaves what was undone in place."""
    back = typed("a", "b").undo()
    assert back.do(titled("a"), "x") is back
    assert back.do(titled("c")).next_redone is None


def test_keys_typed_in_a_row_are_one_step() -> None:
    """Until something else is changed, undone or made again."""
    history = typed("", "w", "wo", "wor", key="note")
    assert len(history.past) == 1
    assert history.undo().present.title == ""
    again = history.undo().redo().do(titled("word"), "", "note")
    assert again.undo().present.title == "wor"
    assert len(history.do(titled("x"), "", "other").past) == 2


def test_an_entry_that_was_not_finished_is_taken_back_for_good() -> None:
    """Only the last one, and only under its own key."""
    history = typed("a", "b", key="reason")
    assert history.take_back("other") is history
    gone = history.take_back("reason")
    assert (gone.present.title, gone.next_undone, gone.next_redone) == ("a", None, None)
