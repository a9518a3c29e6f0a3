"""Spanish, as it is written in Spain."""

from __future__ import annotations

from ..record import Language

LANGUAGE = Language(
    code="es",
    name="Español",
    locale="es",
    document_code="es-ES",
    # Some versions of babel count a third form, for millions, which no catalog needs.
    plural_forms="nplurals=2; plural=(n != 1);",
    yes=("s", "sí", "si", "verdadero"),
    no=("n", "no", "falso"),
    csv_separator=";",
    repeats_hyphen=True,
    # As the Academy writes them, and the questionnaire’s texts with it: 5000, and 50 000.
    thousands="\u202f",
)
