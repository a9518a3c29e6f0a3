"""What verdicts are called and advise, by who is at work."""

from __future__ import annotations

import re
from itertools import product

import pytest

from cm_readiness.core.resolving import resolved

from .test_left_over import ORGANISATIONS, SIZES
from .texts import SETUPS, SHIPPED

AT_WORK = ("in_house", "team", "freelance", "agency", "volunteers")
GOES_ON = {"fr": "Continuer ", "en": "Go on", "es": "Seguir "}
HIRES = {
    "fr": r"cherche[rz]|recherche|annonce|recrut|candidat|confier ses réseaux",
    "en": r"look(?:ing)? for|search|advert|hir(?:e|ing)|candidate|hand over its social",
    "es": r"busque|buscar|búsqueda|anuncio|contrat(?:e|ar) a|candidat|confiar sus redes",
}
"""What is only said to a company where nobody is at work yet."""


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("language", SHIPPED.languages)
def test_a_verdict_says_on_what_terms_the_work_goes_on_where_somebody_is_there(
    setup: str, language: str
) -> None:
    """In its name as well; and where nobody is there yet, no name speaks of going on."""
    for size, organisation in product(SIZES, ORGANISATIONS):
        of = resolved(SHIPPED, {"cm_setup": setup, "size": size, "organisation": organisation})
        names = [verdict.name.get(language) for verdict in of.verdicts]
        assert len(set(names)) == len(names)
        assert all(name.startswith(GOES_ON[language]) for name in names) == (setup in AT_WORK)
        assert any(name.startswith(GOES_ON[language]) for name in names) == (setup in AT_WORK)
        read = [line.get(language).casefold() for line in of.how_to_read]
        assert any(names[-1].split()[-1].casefold() in line for line in read), "how to read it names them"


@pytest.mark.parametrize("setup", AT_WORK)
@pytest.mark.parametrize("language", SHIPPED.languages)
def test_nobody_is_told_to_hand_over_what_was_handed_over_long_ago(setup: str, language: str) -> None:
    """Neither in what a verdict means nor in what it advises."""
    for size, organisation in product(SIZES, ORGANISATIONS):
        of = resolved(SHIPPED, {"cm_setup": setup, "size": size, "organisation": organisation})
        for verdict in of.verdicts:
            for text in (verdict.meaning, verdict.advice):
                assert text is not None
                assert not re.search(HIRES[language], text.get(language), re.IGNORECASE)
