"""The shipped questionnaire and its examples as their files say them, and every text in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from cm_readiness.core.assessment import CompanyValue
from cm_readiness.core.company import holds
from cm_readiness.core.model import Model
from cm_readiness.core.resolving import resolved
from cm_readiness.core.scope import notices, scope
from cm_readiness.core.text import Text
from cm_readiness.files.questionnaires import read_questionnaire
from tests.build import assessment

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
        if set(value) <= set(LANGUAGES):
            yield where, value
        else:
            for key, inner in value.items():
                if key not in ("words", "addressing"):
                    yield from texts(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            name = inner.get("id", index) if isinstance(inner, dict) else index
            yield from texts(inner, f"{where}[{name}]")


TEXTS = dict(texts(QUESTIONNAIRE, "questionnaire"))
for _name, _dimension in DIMENSIONS.items():
    TEXTS |= dict(texts(_dimension, _name))


OTHER_LANGUAGE = {
    "fr": re.compile(r"\b(?:the|and|with|your|from|which|el|los|las|una|para)\b|[ñ¿]", re.IGNORECASE),
    "en": re.compile(r"\b(?:le|les|des|une|avec|votre|pour|los|las|una|para)\b|[éèêàçùñ¿]", re.IGNORECASE),
    "es": re.compile(r"\b(?:the|and|with|your|from|which|une|avec|votre|pour)\b|[èêàçù]", re.IGNORECASE),
}


ACCENTED_NAMES = (
    "Mañas Viniegra",
    "Jiménez Gómez",
    "Hélène",
    "Évin",
    "Publicité",
    "Collaboration commerciale",
)


def unnamed(text: str) -> str:
    """A text without the names that keep their accents in every language."""
    for name in ACCENTED_NAMES:
        text = text.replace(name, "")
    return text


SHIPPED = read_questionnaire(FOLDER)
PRACTICES = tuple(o.id for field in SHIPPED.profile if field.id == "practices" for o in field.options)
Company = Mapping[str, CompanyValue]


def in_scope(company: Company) -> list[str]:
    """The criteria that apply to a company."""
    return [criterion.id for criterion in scope(SHIPPED, assessment({}, company=company))]


def shown(company: Company) -> Iterator[tuple[str, Text]]:
    """Every text of criteria, findings, verdicts and notices that a company can meet, as it reads it."""
    asked = set(in_scope(company))
    of = resolved(SHIPPED, company)
    for key in ("title", "introduction", "question", "how_to_read", "bands", "verdicts", "undecided"):
        yield from _texts_in(getattr(of, key), key)
    for dimension in of.dimensions:
        yield from _texts_in((dimension.name, dimension.question, dimension.why), dimension.id)
        for criterion in dimension.criteria:
            if criterion.id in asked:
                yield from _texts_in(criterion, criterion.id)
    for rule in of.contradictions:
        if {test.of for test in rule.all} <= asked and holds(rule.applies_if, company, unfilled=False):
            yield from _texts_in(rule, f"contradictions[{rule.id}]")
    anywhere = {"country": "fr", "practices": PRACTICES, "regulated_sector": True, **company}
    for notice in notices(of, assessment({}, company=anywhere)):
        yield from _texts_in(notice, f"notices[{notice.id}]")


def _texts_in(value: object, where: str) -> Iterator[tuple[str, Text]]:
    match value:
        case Text():
            yield where, value
        case Model():
            for key in type(value).model_fields:
                yield from _texts_in(getattr(value, key), f"{where}.{key}")
        case tuple():
            for place, item in enumerate(value):
                yield from _texts_in(item, f"{where}[{place}]")
