"""A template of a person's own may come from anybody: it is stopped within its limits and changes nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cm_readiness.core.comparison import present
from cm_readiness.core.errors import Place, ReadinessError
from cm_readiness.documents import sandbox_process
from cm_readiness.documents.render import check_template, render
from cm_readiness.documents.sandbox_process import WALL_SECONDS
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for
from tests.reports import evaluated, example

BOMBS = {
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "allocates": "{% set x = 'a' * 900000000 %}{{ x | length }}",
    "prints without end": "{% for a in range(99999) %}{{ 'text ' * 99 }}{% endfor %}",
    "multiplies at compile time": "{{ ('a' * 99999999) * 99 }}",
    "reaches for attributes": "{{ ''.__class__.__mro__ }}",
    "reaches by a filter": "{{ company | attr('__class__') }}",
    "formats": "{{ '{0.__class__}'.format(company) }}",
    "reads a file": "{% include '/etc/passwd' %}",
    "imports": "{{ self.__init__.__globals__ }}",
    "prints half a sign": "{{ '\\ud800' }}",
    "nests without end": "{% if 1 %}" * 200 + "{% endif %}" * 200,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_stopped_in_time_and_changes_nothing(name: str, tmp_path: Path) -> None:
    """The person is told which template it was; the program goes on."""
    path = tmp_path / "own.md.j2"
    path.write_text(BOMBS[name])
    began = time.monotonic()
    with pytest.raises(ReadinessError, match="template_") as caught:
        render(path, evaluated(example("maison_calla.en")), words_for("en"))
    assert time.monotonic() - began < WALL_SECONDS + 2
    assert caught.value.fault.where.file == str(path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_bomb_is_stopped_in_the_check_as_well(tmp_path: Path) -> None:
    """Compiling is enough for some of them."""
    path = tmp_path / "own.md.j2"
    path.write_text(BOMBS["multiplies at compile time"])
    assert [f.code for f in check_template(path)] in (["template_too_slow"], ["template_too_large"])


MISTAKES = (
    "{{ company | dictsort }}", "{{ 5 | wordwrap(3) }}", "{{ 5 | block }}", "{{ company | truncate(-5) }}",
    "{{ company | block('a') }}", "{{ cycler() }}", "{% extends 5 %}", "{{ 1 / 0 }}", "{{ none | length }}",
    "{{ company.nosuch }}", "{{ verdict.nosuch }}", "{{ 'é'.encode().decode('ascii') }}",
    "{{ ngettext('a') }}",
    "{{ 'a'.center(9999999999999999999) }}", "{{ [1] | map('nosuch') | list }}", "{{ comparison.nosuch }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ 'a' * 900000000 }}", "{% include 'no.j2' %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
)  # fmt: skip
"""What people get wrong, in one line of a template."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_the_authors_whatever_it_raises(mistake: str, tmp_path: Path) -> None:
    """With file and line, when it is filled in and when it is checked without a company at hand."""
    path = tmp_path / "own.md.j2"
    path.write_text(f"# A note\n\n{mistake}\n", "utf-8")
    (checked,) = check_template(path)
    against = present(evaluated(example("menuiserie_lenoir.en")))
    with pytest.raises(ReadinessError, match="template_") as caught:
        render(path, evaluated(example("maison_calla.en")), words_for("en"), against=against)
    assert checked.code == caught.value.fault.code
    assert checked.where == caught.value.fault.where == Place(str(path), line=3)
    assert "<locals>" not in sentence(checked, words_for("en"))


@pytest.mark.parametrize(
    "asked",
    [
        "{{ (dimensions | selectattr('id', 'equalto', 'own_one') | first).name }}",
        "{{ starters.own_document.level }}",
        "{{ comparison.old.name }}",
        "{{ priorities[400].name }}",
    ],
)
def test_what_another_assessment_may_have_is_no_fault(asked: str, tmp_path: Path) -> None:
    """The example of the check is one of many; filled in without it, a sentence says that it is not there."""
    path = tmp_path / "own.md.j2"
    path.write_text(f"# A note\n\n{asked}\n")
    assert check_template(path) == ()
    with pytest.raises(ReadinessError) as caught:
        render(path, evaluated(example("maison_calla.en")), words_for("en"))
    assert "  " not in sentence(caught.value.fault, words_for("en"))


def test_a_part_of_others_is_checked_without_what_they_give_it(tmp_path: Path) -> None:
    """Names of its own loop it does not know."""
    part = tmp_path / "_row.md.j2"
    part.write_text("{{ loop.index }}. {{ company }}\n")
    assert check_template(part) == ()


@pytest.mark.parametrize(
    "end", ["import os; os._exit(0)", "import os; os._exit(7)", "import os; os.abort()", "1 / 0"]
)
def test_a_process_that_ends_by_itself_is_told_as_such(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no fault of the program, and no want of time or memory that nobody has seen."""
    path = tmp_path / "own.md.j2"
    path.write_text("# A note\n")
    monkeypatch.setattr(sandbox_process, "_START", end)
    (fault,) = check_template(path)
    assert (fault.code, fault.where) == ("template_process_ended", Place(str(path)))
    with pytest.raises(ReadinessError, match="template_process_ended"):
        render(path, evaluated(example("maison_calla.en")), words_for("en"))


def test_a_part_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Not the template that takes it in."""
    path, part = tmp_path / "own.md.j2", tmp_path / "_part.md.j2"
    path.write_text("# A note\n\n{% include '_part.md.j2' %}\n")
    part.write_bytes(b"\xff\xfe")
    (fault,) = check_template(path)
    assert (fault.code, fault.where.file) == ("not_utf8", str(part))


def test_a_template_of_ones_own_has_the_whole_view(tmp_path: Path) -> None:
    """Everything that the shipped documents use, in the language of the report."""
    path = tmp_path / "own.md.j2"
    path.write_text(
        "# {{ company }}\n\n{% for p in roadmap.periods %}{{ p.title }}: {{ p.effort }}\n{% endfor %}"
        '\n{{ _("Crisis protocol") }} {{ starters.crisis_protocol.level }} {{ chart("dimensions") }}\n'
    )
    text = render(path, evaluated(example("maison_calla.fr")), words_for("fr"))
    assert text.startswith("# Maison Calla\n\nSous 30")
    assert "Protocole de crise 0" in text
    assert check_template(path) == ()


@pytest.mark.parametrize("given", ["board.md.j2", "own/board.md.j2", "./own/../own/board.md.j2"])
def test_a_template_is_found_by_a_relative_path(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever one stands; and a fault names it as it was named."""
    place = tmp_path / "own"
    place.mkdir()
    (place / "board.md.j2").write_text('# Board\n\n{% include "_part.md.j2" %}\n')
    part = place / "_part.md.j2"
    part.write_text("{{ company }}\n")
    monkeypatch.chdir(place if given == "board.md.j2" else tmp_path)
    path = Path(given)
    assert check_template(path) == ()
    assert render(path, evaluated(example("maison_calla.en")), words_for("en")) == "# Board\n\nMaison Calla\n"
    part.write_text("\n{{ compny }}\n")
    (fault,) = check_template(path)
    assert (fault.where.file, fault.where.line) == (str(path.with_name("_part.md.j2")), 2)
    with pytest.raises(ReadinessError, match="template_unknown_name") as caught:
        render(path, evaluated(example("maison_calla.en")), words_for("en"))
    assert caught.value.fault.where.file == str(path.with_name("_part.md.j2"))


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Some editors put one at the beginning of a file."""
    path = tmp_path / "own.md.j2"
    path.write_bytes("\ufeff# {{ company }}\n".encode())
    assert check_template(path) == ()
    assert render(path, evaluated(example("maison_calla.en")), words_for("en")) == "# Maison Calla\n"


def test_a_message_fills_in_names_and_reaches_for_nothing(tmp_path: Path) -> None:
    """What stands between brackets is the name of a value, or stays as it is."""
    path = tmp_path / "own.md.j2"
    path.write_text("{{ _('{x}, {x.__class__}', x=company) }}\n")
    text = render(path, evaluated(example("maison_calla.en")), words_for("en"))
    assert text == "Maison Calla, {x.__class__}\n"
