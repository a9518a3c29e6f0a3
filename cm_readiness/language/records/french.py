"""French, as it is written in France."""

from __future__ import annotations

from ..record import DayWords, Language

LANGUAGE = Language(
    code="fr",
    name="Français",
    locale="fr",
    document_code="fr-FR",
    # Some versions of babel count a third form, for millions, which no catalog needs.
    plural_forms="nplurals=2; plural=(n > 1);",
    yes=("o", "oui", "vrai"),
    no=("n", "non", "faux"),
    csv_separator=";",
    day_words=DayWords(
        today=("aujourd’hui",),
        tomorrow=("demain",),
        after=("dans", "d’ici", "sous"),
        units={
            "jour": "day",
            "jours": "day",
            "semaine": "week",
            "semaines": "week",
            "mois": "month",
            "an": "year",
            "ans": "year",
            "année": "year",
            "années": "year",
        },
        numbers={
            "un": 1,
            "une": 1,
            "deux": 2,
            "trois": 3,
            "quatre": 4,
            "cinq": 5,
            "six": 6,
            "sept": 7,
            "huit": 8,
            "neuf": 9,
            "dix": 10,
            "onze": 11,
            "douze": 12,
            "quinze": 15,
        },
        end=("fin",),
        between=("le", "la", "du", "de", "d’", "l’", "au", "pour", "prochain", "prochaine", "ce", "cette"),
        ordinal=("er",),
    ),
    digit_row="à&é\"'(-è_ç",
    thousands_heard=" ",
    first_of_month="1er",
)
