"""Files in which git has left two versions."""

from __future__ import annotations

from cm_readiness.files.conflict_markers import first_marker, sides

TWO = """id = "a"
<<<<<<< HEAD
level = 2
=======
level = 4
>>>>>>> other
note = "end"
"""


def test_both_sides_are_whole() -> None:
    """What stands outside of the conflict belongs to both."""
    found = sides(TWO)
    assert found is not None
    assert found.ours == 'id = "a"\nlevel = 2\nnote = "end"\n'
    assert found.theirs == 'id = "a"\nlevel = 4\nnote = "end"\n'
    assert found.base is None
    assert first_marker(TWO) == 2


def test_the_base_where_git_wrote_it_down() -> None:
    """With `merge.conflictStyle = diff3`."""
    found = sides(TWO.replace("=======", "||||||| 1234abc\nlevel = 1\n======="))
    assert found is not None
    assert found.base == 'id = "a"\nlevel = 1\nnote = "end"\n'
    assert found.ours == 'id = "a"\nlevel = 2\nnote = "end"\n'


def test_markers_that_do_not_go_together_are_none() -> None:
    """A line of equals signs in a text, a conflict that was cut off, a text without any."""
    for text in ("", "=======\n", TWO.split(">>>>>>>")[0], "<<<<<<< HEAD\n>>>>>>> other\n", "a = 1\n"):
        assert sides(text) is None


def test_what_looks_like_a_marker_in_the_wrong_place_is_text() -> None:
    """A second start within a side belongs to that side."""
    text = TWO.replace("level = 2\n", "level = 2\n>>>>>>> mine\n<<<<<<< again\n")
    found = sides(text)
    assert found is not None
    assert ">>>>>>> mine" in found.ours
