"""A template of a person's own may come from anybody: it is stopped within its limits and changes nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.i18n import words_for
from cm_readiness.report.apart import WALL_SECONDS
from cm_readiness.report.render import check_template, render

from .reports import evaluated, example

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
