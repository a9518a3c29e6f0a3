"""One file for each language that the program speaks: whichever lies here is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from ..record import Language

FALLBACK = "en"
"""The language of the messages themselves, which stands in where another is not known."""


def _found() -> Iterator[Language]:
    for module in iter_modules(__path__, f"{__name__}."):
        yield import_module(module.name).LANGUAGE


RECORDS: Mapping[str, Language] = {
    record.code: record for record in sorted(_found(), key=lambda record: record.code != FALLBACK)
}
"""All languages by their code; the fallback is the first."""
