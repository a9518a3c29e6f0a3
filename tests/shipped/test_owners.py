"""Who is in charge of what: roles that an organisation of this kind and size has, on its own side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from cm_readiness.core.resolving import resolved

from .test_left_over import ORGANISATIONS
from .texts import SETUPS, SHIPPED, in_scope

DEPARTMENTS = {
    "fr": r"\bservices?\b|\bdirection (?:générale|marketing|du|de la)\b|\bRH\b|ressources humaines|\bachats\b"
    r"|commande publique|informatique|relations presse|communication interne|graphiste"
    r"|responsable (?:du )?marketing|responsable communication|de la marque|référent",
    "en": r"\bdepartments?\b|\bdirectors?\b|\bHR\b|human resources|purchasing|procurement|(?-i:\bIT\b)"
    r"|press officer|internal communications|designer"
    r"|marketing manager|\bbrand\b|legal (?:department|contact)"
    r"|chief exec|officer\b(?<!protection officer)",
    "es": r"\bdepartamentos?\b|dirección (?:general|de)|\bRR\. ?HH\.|recursos humanos|\bcompras\b"
    r"|contratación|informátic|prensa|comunicación interna|diseñador|responsable de marketing|de la marca",
}
"""What an organisation of fewer than fifty people does not have."""
PUBLIC_ONLY = {
    "fr": r"commande publique|référent accessibilité",
    "en": r"chief executive|procurement|accessibility officer",
    "es": r"contratación pública|accesibilidad",
}
SUPPLIER_FIRST = {
    "fr": r"^(?:prestataire|agence)",
    "en": r"^(?:the )?(?:supplier|agency)",
    "es": r"^proveedor",
}
SMALL = ("solo", "micro", "small")
ALLOWED = {("public_body", "fr"): r"responsable communication"}
"""A small museum has somebody for communications; the word is one of a marketing department elsewhere."""


def owners(setup: str, size: str, organisation: str, language: str) -> Iterator[tuple[str, str]]:
    """The owner of each criterion that such an organisation is asked about."""
    company = {"cm_setup": setup, "size": size, "organisation": organisation}
    of = resolved(SHIPPED, company)
    for criterion in in_scope(company):
        owner = of.criteria[criterion].owner
        assert owner is not None
        yield criterion, owner.get(language)


@pytest.mark.parametrize("language", SHIPPED.languages)
@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_no_owner_is_a_department_that_is_not_there(organisation: str, language: str) -> None:
    """One person, a handful and a few dozen have people, not departments."""
    allowed = ALLOWED.get((organisation, language), "(?!)")
    found = {
        (setup, size, criterion, owner)
        for setup, size in product(SETUPS, SMALL)
        for criterion, owner in owners(setup, size, organisation, language)
        if re.search(DEPARTMENTS[language], re.sub(allowed, "", owner, flags=re.IGNORECASE), re.IGNORECASE)
    }
    assert not found


@pytest.mark.parametrize("language", SHIPPED.languages)
@pytest.mark.parametrize("size", ["micro", "small", "medium", "large"])
def test_somebody_of_the_company_is_in_charge_of_what_a_supplier_does(size: str, language: str) -> None:
    """The assessment is about the company: a supplier is never named first."""
    found = {
        (criterion, owner)
        for setup, organisation in product(("freelance", "agency"), ORGANISATIONS)
        for criterion, owner in owners(setup, size, organisation, language)
        if re.search(SUPPLIER_FIRST[language], owner, re.IGNORECASE)
    }
    assert not found


@pytest.mark.parametrize("language", SHIPPED.languages)
def test_roles_of_a_public_body_stand_in_one_alone(language: str) -> None:
    """Neither a company nor an association has a procurement office or an accessibility officer."""
    found = {
        (criterion, owner)
        for setup, size in product(SETUPS, ("solo", "micro", "small", "medium", "large"))
        for organisation in ("company", "association")
        for criterion, owner in owners(setup, size, organisation, language)
        if re.search(PUBLIC_ONLY[language], owner, re.IGNORECASE)
    }
    assert not found
