"""French, as it is written in France."""

from __future__ import annotations

from ..record import Language

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
    digit_row="à&é\"'(-è_ç",
    thousands_heard=" ",
    first_of_month="1er",
)
