"""A template of a person's own may come from anybody: it is stopped within its limits and changes nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.render import check_template, render
from cm_readiness.documents.sandbox_process import WALL_SECONDS
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
    assert [fault.code for fault in check_template(path)] in (
        [],
        ["template_too_slow"],
        ["template_too_large"],
    )


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
