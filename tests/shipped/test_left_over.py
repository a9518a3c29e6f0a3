"""After the replacement of words, every company reads about itself: no word of somebody else’s is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from .texts import LANGUAGES, SETUPS, SHIPPED, shown
from .typography import faults

SIZES, ORGANISATIONS = (
    [option.id for field in SHIPPED.profile if field.id == name for option in field.options]
    for name in ("size", "organisation")
)

LEFT_OVER = {
    "association": {
        "fr": r"marketing|client|ventes ?\b|\bmarque\b|l.entreprise|d.entreprise|la direction\b|salari"
        r"|\bRH\b",
        "en": r"marketing|customer|\bsales\b|\bbrand\b|the company|company’s|management|employee|\bHR\b",
        "es": r"marketing|cliente|\bventas\b|\bmarca\b|la empresa|de empresa|\bla dirección\b"
        r"|\b(?:un|por) empleados?\b|\bla plantilla\b|recursos humanos",
    },
    "public_body": {
        "fr": r"marketing|client|ventes ?\b|\bmarque\b|l.entreprise|d.entreprise|salari",
        "en": r"marketing|customer|\bsales\b|\bbrand\b|the company|company’s|employee",
        "es": r"marketing|cliente|\bventas\b|\bmarca\b|la empresa|de empresa",
    },
    "few": {
        "fr": r"l.encadrement|réunion de direction|la direction\b|service ( ?:client|juridique)|par service"
        r"|les services",
        "en": r"management|department|customer service|directors",
        "es": r"equipo directivo|reunión de dirección|\bla dirección\b|atención al cliente|departamento",
    },
    "alone": {
        "fr": r"l.entreprise|direction|commanditaire|encadrement|collègue|service client|\bCM\b|équipe"
        r"|recrut",
        "en": r"the company|management|sponsor|colleague|department|\bCMs?\b|\bteam\b|hiring",
        "es": r"la empresa|\bla dirección\b|promotor|equipo|compañer|departamento|atención al cliente|\bCM\b"
        r"|contratar",
    },
    "at_work": {"fr": r"\bCM\b", "en": r"\bCMs?\b", "es": r"\bCM\b"},
    "volunteers": {
        "fr": r"\bCM\b|salair|salarié|honoraires|contrat",
        "en": r"\bCMs?\b|salar|payroll|\bfees?\b|contract",
        "es": r"\bCM\b|salari|nómina|honorario|contrato",
    },
}
"""By situation, what may not be found in what it reads."""

OF_THE_LAW = {"association", "public_body", "alone", "volunteers"}
"""Situations in which a point of law keeps its words: the law says employee, customer and contract to all."""


def situations(setup: str, size: str, organisation: str) -> Iterator[str]:
    """What a company is, as far as its words depend on it."""
    if organisation != "company":
        yield organisation
    elif size in ("solo", "micro"):
        yield "few"
    if (size, setup) == ("solo", "none"):
        yield "alone"
    if setup in ("freelance", "agency", "team"):
        yield "at_work"
    elif setup == "volunteers":
        yield setup


@pytest.mark.parametrize("setup", SETUPS)
def test_no_word_of_somebody_else_is_left(setup: str) -> None:
    """All sizes and kinds of organisation, in each language, and every text that is printed."""
    law = {f"notices[{notice.id}].text" for notice in SHIPPED.notices if notice.law}
    found = set()
    for size, organisation in product(SIZES, ORGANISATIONS):
        company = {"cm_setup": setup, "size": size, "organisation": organisation}
        reads = list(situations(setup, size, organisation))
        for where, text in shown(company):
            for situation in reads:
                if situation in OF_THE_LAW and where in law:
                    continue
                for language in LANGUAGES:
                    if left := re.search(LEFT_OVER[situation][language], text.get(language), re.IGNORECASE):
                        found.add((where, language, situation, left.group(), text.get(language)))
    assert not found


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("organisation", ORGANISATIONS)
@pytest.mark.parametrize("size", ["solo", "large"])
def test_what_was_replaced_keeps_good_typography(setup: str, organisation: str, size: str) -> None:
    """A phrase that is put in fits its sentence: capitals, spaces and brackets."""
    company = {"cm_setup": setup, "size": size, "organisation": organisation}
    found = {
        (where, language): (wrong, text.get(language))
        for where, text in shown(company)
        for language in LANGUAGES
        if (wrong := faults(text.get(language), language))
        or text.get(language)[0] != text.get(language)[0].upper()
    }
    assert not found


def test_only_verdicts_have_figures_to_fill_in() -> None:
    """Braces stand for a figure in what is said about a verdict, and nowhere else."""
    known = re.compile(r"\{(?:days|low|high|missing)\}")
    for setup in SETUPS:
        for where, text in shown({"cm_setup": setup}):
            for language in LANGUAGES:
                said = text.get(language)
                if where.startswith(("verdicts", "undecided")):
                    said = known.sub("", said)
                assert not set("{}") & set(said), where
