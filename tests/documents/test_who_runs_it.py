"""The starters on roles and on crises name whoever runs the accounts as the company does."""

from __future__ import annotations

import pytest

from cm_readiness.documents.render import render
from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from tests.reports import all_with, evaluated, level

from .parsed import tables

SETUPS = {
    "in_house": ("CM", "CM’s manager", "Management"),
    "hiring": ("CM", "CM’s manager", "Management"),
    "freelance": ("Freelance", "Contract manager", "Management"),
    "agency": ("Agency", "Contract manager", "Management"),
    "team": ("Team", "Team’s manager", "Management"),
    "volunteers": ("Volunteers", "Their contact", "Committee"),
}
ALONE = {"cm_setup": "none", "headcount": 1}


def starter(name: str, company: dict[str, object], language: str = "en") -> list[list[list[str]]]:
    """The tables of a starter."""
    about = evaluated(all_with(lambda _: level(1), company={"name": "Essai", **company}))
    return tables(render(name, about, words_for(language)))


def company(setup: str) -> dict[str, object]:
    """A company of a size that says little."""
    return {"cm_setup": setup, "organisation": "association" if setup == "volunteers" else "company"}


@pytest.mark.parametrize("setup", SETUPS)
def test_both_name_who_does_it_and_who_decides(setup: str) -> None:
    """The heads of the columns in one, who decides at each level in the other."""
    _, roles, _ = starter("raci", company(setup))
    assert tuple(roles[0][1:4]) == SETUPS[setup]
    levels, _ = starter("crisis_protocol", company(setup))
    assert tuple(row[2] for row in levels[1:]) == SETUPS[setup]


@pytest.mark.parametrize("language", RECORDS)
@pytest.mark.parametrize("setup", [*SETUPS, "alone"])
def test_every_line_of_roles_is_full_and_has_one_who_answers(setup: str, language: str) -> None:
    """A letter under every head but those that are filled in by hand, and one A."""
    rows = starter("raci", ALONE if setup == "alone" else company(setup), language)[1]
    lines = [row for row in rows[1:] if any(row[1:])]
    assert len(lines) == 13
    for row in lines:
        assert len(row) == len(rows[0])
        assert sum("A" in cell for cell in row[1:]) == 1


@pytest.mark.parametrize(("language", "you"), [("en", "You"), ("fr", "Vous"), ("es", "Usted")])
def test_who_is_alone_decides_everything_and_may_hand_over(language: str, you: str) -> None:
    """No manager, no departments; a size that only the number of people tells is enough."""
    _, roles = starter("raci", ALONE, language)
    assert len(roles[0]) == 5 and roles[0][1] == you
    levels, _ = starter("crisis_protocol", ALONE, language)
    assert {row[2] for row in levels[1:]} == {you}
