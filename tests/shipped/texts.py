"""The shipped questionnaire and its examples as their files say them, and every text in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "questionnaires" / "community_manager"


def read(path: Path) -> dict[str, Any]:
    """A TOML file as tomllib reads it, numbers exact."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


QUESTIONNAIRE = read(FOLDER / "questionnaire.toml")
LANGUAGES: list[str] = QUESTIONNAIRE["languages"]
DIMENSIONS = {name: read(FOLDER / f"{name}.toml") for name in QUESTIONNAIRE["dimensions"]}
CRITERIA: dict[str, dict[str, Any]] = {
    f"{name}.{criterion['id']}": criterion
    for name, dimension in DIMENSIONS.items()
    for criterion in dimension["criteria"]
}
EXAMPLES = {path.stem: read(path) for path in sorted((FOLDER / "examples").glob("*.toml"))}
SETUPS: list[str] = [
    option["id"]
    for field in QUESTIONNAIRE["profile"]
    if field["id"] == "cm_setup"
    for option in field["options"]
]


def texts(value: object, where: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every table by language inside a value, with the path of its key."""
    if isinstance(value, dict):
        if set(value) & set(LANGUAGES):
            yield where, value
        else:
            for key, inner in value.items():
                yield from texts(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            name = inner.get("id", index) if isinstance(inner, dict) else index
            yield from texts(inner, f"{where}[{name}]")


TEXTS = dict(texts(QUESTIONNAIRE, "questionnaire"))
for _name, _dimension in DIMENSIONS.items():
    TEXTS |= dict(texts(_dimension, _name))


OTHER_LANGUAGE = {
    "fr": re.compile(r"\b(?:the|and|with|your|from|which)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:le|les|des|une|avec|votre|pour)\b|[éèêàçù]", re.IGNORECASE),
}


ACCENTED_NAMES = ("Mañas Viniegra", "Jiménez Gómez", "Hélène")


def unnamed(text: str) -> str:
    """A text without the names that keep their accents in every language."""
    for name in ACCENTED_NAMES:
        text = text.replace(name, "")
    return text


def holds(condition: dict[str, list[object]], company: dict[str, object], *, when_missing: bool) -> bool:
    """Whether every named field of the profile has one of the listed values."""
    for field, listed in condition.items():
        value = company.get(field)
        chosen = value if isinstance(value, list) else [value]
        if value in (None, "", []):
            if not when_missing:
                return False
        elif not set(chosen) & set(listed):
            return False
    return True


def in_scope(company: dict[str, object]) -> list[str]:
    """The criteria that apply to a company."""
    return [
        where
        for where, criterion in CRITERIA.items()
        if holds(criterion.get("applies_if", {}), company, when_missing=True)
    ]
