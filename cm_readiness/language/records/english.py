"""English, as it is written in Britain."""

from __future__ import annotations

from ..record import Language

LANGUAGE = Language(
    code="en",
    name="English",
    locale="en_GB",
    document_code="en-GB",
    plural_forms="nplurals=2; plural=(n != 1);",
    yes=("y", "yes"),
    no=("n", "no"),
)
