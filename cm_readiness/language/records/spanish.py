"""Spanish, as it is written in Spain."""

from __future__ import annotations

from ..record import DayWords, Language
from ..writing import Writing

LANGUAGE = Language(
    code="es",
    name="Español",
    locale="es",
    document_code="es-ES",
    # Some versions of babel count a third form, for millions, which no catalog needs.
    plural_forms="nplurals=2; plural=(n != 1);",
    yes=("s", "sí", "si", "verdadero"),
    no=("n", "no", "falso"),
    writing=Writing(
        months=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        short_months=("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
        full="{day} de {month} de {year}",
        decimal=",",
        thousands=".",
        percentage="{}\u00a0%",
        last=" y ",
    ),
    day_words=DayWords(
        today=("hoy",),
        tomorrow=("mañana",),
        after=("en", "dentro"),
        units={
            "día": "day",
            "días": "day",
            "semana": "week",
            "semanas": "week",
            "mes": "month",
            "meses": "month",
            "año": "year",
            "años": "year",
        },
        numbers={
            "un": 1,
            "una": 1,
            "uno": 1,
            "dos": 2,
            "tres": 3,
            "cuatro": 4,
            "cinco": 5,
            "seis": 6,
            "siete": 7,
            "ocho": 8,
            "nueve": 9,
            "diez": 10,
            "once": 11,
            "doce": 12,
            "quince": 15,
        },
        end=("fin", "final", "finales"),
        between=("de", "del", "el", "la", "a", "para", "próximo", "próxima", "este", "esta"),
        ordinal=("º", "o"),
    ),
    csv_separator=";",
    repeats_hyphen=True,
    # Before the sound i, which those of "hierro" and "ion" are not.
    other_and=("y", "e", "h?[ií](?![aáeéoó])"),
    # As the Academy writes them, and the questionnaire’s texts with it: 5000, and 50 000.
    thousands="\u202f",
)
