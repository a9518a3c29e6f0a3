"""The shipped texts never address, or presume, somebody who is not there."""

from __future__ import annotations

import re

import pytest

from .texts import LANGUAGES, SETUPS, SHIPPED, shown

NOBODY = ("none", "hiring")
EMPLOYED = ("in_house", "team")
CONTRACTED = ("freelance", "agency")
VOLUNTEERS = ("volunteers",)

# What may be said of a CM where nobody is in post: somebody else's, one to come, or none in particular.
SAYABLE = {
    "fr": re.compile(
        r"\b(?:un|futur|nouveau) CM\b|\baux CM\b|avec le CM s’il y en a un|le CM, une fois en poste"
        r"|avant l’arrivée du CM|^CM ou, avant son arrivée,|actuel ou futur, du CM|du CM consulté"
    ),
    "en": re.compile(
        r"\b(?:a|any|future|new|practising|that) CM\b|\bof CMs\b|with the CM if there is one"
        r"|the CM, once in post|before the CM arrives|^The CM or, before one is in post,"
        r"|Present or future manager of the CM|of the CM consulted"
    ),
    "es": re.compile(
        r"\b(?:un|futuro|nuevo) CM\b|\blos CM\b|con el CM si lo hay|el CM, una vez en el puesto"
        r"|antes de la llegada del CM|^CM o, antes de su llegada,|actual o futuro, del CM|del CM consultado"
    ),
}

# Names of things, and general statements: they may name the job, but not address its holder.
GENERAL = (".name", ".why", ".deliverable")

# Criteria, what their answers contradict, and what is advised; the rest explains the method to anybody.
ADDRESSING = re.compile(r"[a-z_]+\.|contradictions|verdicts|undecided")

SUPPLIER = {
    "fr": r"\b(?:le|du|au|ce|votre|notre|son) prestataire\b|(?:\bl’|\b(?:votre|notre|cette) )agence\b",
    "en": r"\b(?:the|this|your|our|its) (?:supplier|provider|agency|freelance|freelancer)\b",
    "es": r"\b(?:el|del|al|este|su|nuestro) (?:proveedor|profesional autónomo)\b"
    r"|\b(?:la|esta|su|nuestra) agencia\b",
}

PRESUMES = {
    NOBODY: {
        "fr": rf"\bCM\b|\bcommunity manager\b|{SUPPLIER['fr']}",
        "en": rf"\bCMs?\b|\bcommunity manager\b|{SUPPLIER['en']}",
        "es": rf"\bCM\b|\bcommunity manager\b|{SUPPLIER['es']}",
    },
    EMPLOYED: {
        "fr": rf"{SUPPLIER['fr']}|\blettre de mission\b|\bhonoraires\b|\b(?:futur|nouveau) CM\b",
        "en": rf"{SUPPLIER['en']}|\bstatement of work\b|\bfees?\b|\b(?:future|new) CM\b",
        "es": rf"{SUPPLIER['es']}|\bcarta de encargo\b|\bhonorarios\b|\b(?:futuro|nuevo) CM\b",
    },
    CONTRACTED: {
        "fr": r"\bCM salarié|\bsalaires?\b|\b(?:fiche|bulletin) de paie\b|\bembauch"
        r"|\bune? (?:personne )?stagiaire\b|\balternan|\b(?:futur|nouveau) CM\b",
        "en": r"\bemployee CM\b|\bsalar(?:y|ies|ied)\b|\bpayroll\b|\bpay grid\b|\bintern\b|\btrainee\b"
        r"|\bapprentice|\b(?:future|new) CM\b",
        "es": r"\bCM en plantilla\b|\bsalari|\bnómina\b|\ben prácticas\b|\ben formación\b"
        r"|\b(?:futuro|nuevo) CM\b",
    },
    VOLUNTEERS: {
        "fr": rf"\bCM\b|{SUPPLIER['fr']}|\bcontrats?\b|\bhonoraires\b|\bsalaires?\b|\bfiches? de poste\b",
        "en": rf"\bCMs?\b|{SUPPLIER['en']}|\bcontracts?\b|\bfees?\b|\bsalar(?:y|ies)\b"
        r"|\bjob descriptions?\b",
        "es": rf"\bCM\b|{SUPPLIER['es']}|\bcontratos?\b|\bhonorarios\b|\bsalari"
        r"|\bdescripci(?:ón|ones) del? (?:los )?puestos?\b",
    },
}  # fmt: skip

ADDRESSED = {
    "fr": r"\b(?:votre|notre) (?:CM|community manager)\b",
    "en": r"\b(?:your|our) (?:CM|community manager)\b",
    "es": r"\b(?:su|nuestro) (?:CM|community manager)\b",
}


def presumed(text: str, language: str, setup: str, *, general: bool = False) -> list[str]:
    """The words of a text that presume somebody who is not there in this setup."""
    situation = next(group for group in PRESUMES if setup in group)
    rule = PRESUMES[situation][language]
    if situation == NOBODY:
        text = SAYABLE[language].sub("", text)
        rule = ADDRESSED[language] if general else rule
    elif general:
        return []
    return re.findall(rule, text, re.IGNORECASE)


BAD_SAMPLES = [
    ("none", "fr", "Le CM a-t-il reçu le plan marketing\u202f?"),
    ("hiring", "fr", "Demandez à votre CM dix formats."),
    ("hiring", "fr", "Le mandat est signé par le responsable et le CM."),
    ("none", "fr", "Formez chaque année le CM et les personnes qui valident."),
    ("hiring", "fr", "Le prestataire vous écrit chaque mois."),
    ("none", "fr", "Les consignes données à l’agence."),
    ("none", "fr", "CM, avec le graphiste"),
    ("hiring", "fr", "Votre community manager publie."),
    ("none", "en", "Has the CM been given the mission?"),
    ("hiring", "en", "Ask your CM which ten formats work."),
    ("hiring", "en", "A mandate signed by manager and CM."),
    ("none", "en", "The CM’s advice is not sought."),
    ("hiring", "en", "The supplier writes to you every month."),
    ("none", "en", "Instructions given to the agency."),
    ("hiring", "en", "Your community manager posts."),
    ("none", "es", "¿Ha recibido el CM el plan de marketing?"),
    ("hiring", "es", "Preguntar a su CM diez formatos."),
    ("hiring", "es", "El mandato lo firman el responsable y el CM."),
    ("none", "es", "No se pide consejo al CM."),
    ("hiring", "es", "El proveedor escribe cada mes."),
    ("none", "es", "Las instrucciones dadas a la agencia."),
    ("none", "es", "CM, con el diseñador"),
    ("hiring", "es", "Su community manager publica."),
    ("in_house", "fr", "Le contrat dit comment travaille votre prestataire."),
    ("in_house", "fr", "Les honoraires suivent la lettre de mission."),
    ("team", "fr", "Le futur CM ne sera pas seul."),
    ("in_house", "en", "Every post by your supplier passes a check."),
    ("in_house", "en", "The fee follows the statement of work."),
    ("team", "en", "A new CM would have to guess the tone."),
    ("in_house", "es", "El contrato dice cómo trabaja su proveedor."),
    ("in_house", "es", "Los honorarios siguen la carta de encargo."),
    ("team", "es", "El futuro CM no estará solo."),
    ("freelance", "es", "Existe una tabla salarial."),
    ("agency", "es", "Una persona en prácticas habla sola en nombre de la marca."),
    ("agency", "es", "El CM en plantilla tiene formación."),
    ("volunteers", "es", "La descripción del puesto está firmada."),
    ("freelance", "fr", "Une grille de salaire existe."),
    ("agency", "fr", "Une personne stagiaire parle seule au nom de la marque."),
    ("agency", "fr", "Votre CM salarié est-il formé\u202f?"),
    ("freelance", "en", "Compare pay with a salary survey."),
    ("agency", "en", "The CM on the payroll is trained."),
    ("agency", "en", "An intern speaks alone for the brand."),
]

GOOD_SAMPLES = [
    ("none", "fr", "Responsable marketing, avec le CM s’il y en a un"),
    ("hiring", "fr", "Faites relire le mandat par un CM en activité\u202f; le futur CM décidera seul."),
    ("hiring", "fr", "Essayez ces règles avant l’arrivée du CM, ou avec un prestataire."),
    ("none", "en", "Marketing manager, with the CM if there is one"),
    ("hiring", "en", "Have a practising CM review what the future CM will do."),
    ("hiring", "en", "Try the rules before the CM arrives, or with a supplier."),
    ("none", "es", "Responsable de marketing, con el CM si lo hay"),
    ("hiring", "es", "Que un CM en activo revise el mandato; el futuro CM decidirá por sí solo."),
    ("hiring", "es", "Probar las reglas antes de la llegada del CM, o con un proveedor."),
    ("in_house", "es", "El CM y un proveedor con nombre, para la plantilla."),
    ("agency", "es", "Los equipos saben qué hace el proveedor por sus honorarios."),
    ("in_house", "fr", "Le CM et un prestataire nommé, pour les salariés."),
    ("in_house", "en", "The CM and a named supplier."),
    ("agency", "fr", "Les salariés savent ce que fait le prestataire."),
    ("agency", "en", "Employees know what the supplier does for its fee."),
]


@pytest.mark.parametrize(("setup", "language", "text"), BAD_SAMPLES)
def test_the_word_check_sees_who_is_not_there(setup: str, language: str, text: str) -> None:
    """A text that presumes somebody is seen."""
    assert presumed(text, language, setup)


@pytest.mark.parametrize(("setup", "language", "text"), GOOD_SAMPLES)
def test_the_word_check_lets_good_wording_pass(setup: str, language: str, text: str) -> None:
    """A text that presumes nobody passes."""
    assert not presumed(text, language, setup)


def test_the_word_check_reads_the_wording_that_applies() -> None:
    """The criteria's own words would fail before a hire, and their variants are what is read there."""
    own = SHIPPED.criteria["role_clarity.mandate"]
    before_a_hire = dict(shown({"cm_setup": "hiring"}))
    assert presumed(own.question.get("fr"), "fr", "hiring")
    assert not presumed(before_a_hire[f"{own.id}.question"].get("fr"), "fr", "hiring")


@pytest.mark.parametrize("setup", SETUPS)
def test_no_text_presumes_somebody_who_is_not_there(setup: str) -> None:
    """Whoever looks after the networks, or nobody: the texts that apply speak to that company."""
    texts = {where: text for where, text in shown({"cm_setup": setup}) if ADDRESSING.match(where)}
    assert len(texts) > 400
    found = {
        f"{where} ({language})": words
        for where, text in texts.items()
        for language in LANGUAGES
        if (words := presumed(text.get(language), language, setup, general=where.endswith(GENERAL)))
    }
    assert not found
