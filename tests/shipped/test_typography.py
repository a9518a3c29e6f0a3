"""The shipped texts are in good typography."""

from __future__ import annotations

import re

import pytest

from .texts import LANGUAGES, QUESTIONNAIRE, TEXTS
from .typography import ANY_LANGUAGE, faults

SLIPS = {
    "fr": [
        "L'entreprise publie.", 'Dire "non".', "Dire “non”.", "Et puis...", "Un  mot.", " Un mot.",
        "Un mot. ", "Un mot,deux mots.", "Pourquoi?", "Pourquoi ?", "Pourquoi\u00a0?", "Un mot; deux.",
        "Un mot ; deux.", "Allez\u202f!", "Un point: deux.", "Un point : deux.", "Un point\u202f: deux.",
        "Environ 85%.", "Environ 85 %.", "Environ 85\u202f%.", "Dire «\u202fnon\u202f».", "Dire « non ».",
        "Dire «non».", "Dire «\u00a0non\u00a0.", "Un ( mot ).", "Environ 180 000 vues.",
        "Environ 180.000 vues.", "Environ 180,000 vues.", "Environ 180000 vues.", "Pour 300 €.",
        "Pour 300€.", "Un mot .", "Un mot - deux.", "Un\u202fmot.", "Un\u00a0mot.", "À 12 mois.",
        "Le coeur du sujet.", "A relire.", "Etat des lieux.", "Un mot.Deux mots.", "Un\u200bmot.",
        "Un\nmot.", "Une parenthèse (ouverte.",
    ],
    "es": [
        "Decir 'no'.", 'Decir "no".', "Decir “no”.", "Decir ‘no’.", "Y así...", "Una  palabra.",
        " Una palabra.", "Una palabra. ", "Una palabra,dos palabras.", "¿Por qué ?", "Por qué?",
        "¿Por qué.", "¿Sí? Y no?", "¿Por qué ¿cómo?", "Una; ¿dos : tres?", "Una ; dos.",
        "Un punto : dos.", "El 85%.", "El 85 %.",
        "El 85\u202f%.", "Por 300€.", "Por 300 €.", "Unas 180 000 vistas.", "Unas 180.000 vistas.",
        "Unas 180000 vistas.", "Unos 1\u202f000 vecinos.", "Unos 1.000 vecinos.", "Un 1.5.", "Decir « no ».",
        "Decir «\u00a0no\u00a0».", "Decir «no.", "Una palabra .", "Una palabra - dos.", "Una\u00a0palabra.",
        "Una\u202fpalabra.", "¡Vamos!", "Una palabra.Otra.", "Una ( palabra ).", "Un paréntesis (abierto.",
        "Le rôle.",
    ],
    "en": [
        "The company's posts.", 'Say "no".', "Say « no ».", "And so on...", "A  word.", " A word.",
        "A word. ", "A word,two words.", "Why ?", "Why\u202f?", "A point : two.", "About 85 %.",
        "About 180 000 views.", "About 180000 views.", "Say ”no”.", "Say “ no”.", "Say “no.",
        "Posts, e.g. videos.", "Posts, etc.", "Go on!", "A word ; two.", "A\u00a0word.", "A word - two.",
        "A word.Another.", "A ( word ).", "A word .", "Say “no ”.",
    ],
}  # fmt: skip

GOOD = {
    "fr": [
        "Qui\u202f? L’équipe\u202f; elle dit «\u00a0non\u00a0», à 85\u00a0% (environ).",
        "Voici\u00a0: 180\u202f000 vues pour 1\u202f300\u00a0€.",
        "Un audit à 21\u00a0h\u00a040, en 2026, sur trois points… à 12\u00a0mois.",
    ],
    "es": [
        "¿Quién? El equipo; dice «no», en un 85\u00a0% (más o menos): 180\u202f000 vistas por 1300\u00a0€.",
        "Sábado, 21:40, en 2026; 3,5 millones… ¿y después?",
        "Si esto pasa, ¿quién decide?, ¿y quién habla?",
    ],
    "en": [
        "Who? The team; it says “no”, at 85% (about): 180,000 views for €1,300.",
        "An audit at 9.40 pm, in 2026, of 1.5 posts by Sanchez v. France… “no”.",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_typography_rules_see_slips(language: str) -> None:
    """Each slip is seen, and good texts pass."""
    assert not [slip for slip in SLIPS[language] if not faults(slip, language)]
    assert not [good for good in GOOD[language] if faults(good, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography(language: str) -> None:
    """Every text keeps the typography of its language."""
    wrong = {where: faults(text[language], language) for where, text in TEXTS.items()}
    assert not {where: found for where, found in wrong.items() if found}


def test_sources_have_good_typography() -> None:
    """The titles of sources, in any language, keep the rules that all languages share."""
    shared = [rule for name, rule in ANY_LANGUAGE.items() if name != "no space after punctuation"]
    titles = [source["title"] for source in QUESTIONNAIRE["sources"]]
    assert not [title for title in titles for rule in shared if re.search(rule, title)]


def test_sentences_end() -> None:
    """Levels, steps, reasons and advice end with a full stop; what is asked ends with a question mark."""
    statement = re.compile(r"(?:\.levels\[\d\]|\.(?:do|why|risk|na_when|meaning|advice|text))$")
    open_ended = [
        where
        for where, text in TEXTS.items()
        for said in text.values()
        if (statement.search(where) and not where.startswith("questionnaire.levels") and said[-1] != ".")
        or (re.search(r"\.criteria\[.*\.question$|\.ask$", where) and said[-1] != "?")
        or (where.endswith(".probe") and said[-1] not in ".?")
    ]
    assert not open_ended
