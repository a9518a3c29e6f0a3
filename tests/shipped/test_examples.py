"""The example assessments belong to the shipped questionnaire."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from .texts import (
    CRITERIA,
    DIMENSIONS,
    EXAMPLES,
    FOLDER,
    LANGUAGES,
    OTHER_LANGUAGE,
    QUESTIONNAIRE,
    in_scope,
    unnamed,
)
from .typography import faults


def digest(value: object, length: int) -> str:
    """The first hex digits of the SHA-256 of a value as compact JSON."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def free_texts(example: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a person wrote in an assessment, with its place."""
    for key in ("title", "respondent"):
        yield key, example[key]
    yield "sector", example["company"]["sector"]
    for criterion, answer in example["answers"].items():
        if "note" in answer:
            yield criterion, answer["note"]
        for line in answer.get("evidence", []):
            yield criterion, line


def test_the_examples_are_two_companies_in_each_language() -> None:
    """Each company is there once in each language, under an id of its own."""
    assert set(EXAMPLES) == {
        f"{company}.{language}" for company in ("maison_calla", "menuiserie_lenoir") for language in LANGUAGES
    }
    ids = [UUID(example["id"]) for example in EXAMPLES.values()]
    assert len(set(ids)) == len(ids) == 2 * len(LANGUAGES)
    assert {identifier.version for identifier in ids} == {4}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_belongs_to_this_questionnaire(name: str) -> None:
    """Fingerprint and digests are those of the texts as they are; refresh_examples.py renews them."""
    assert EXAMPLES[name]["questionnaire"] == {
        "id": QUESTIONNAIRE["id"],
        "version": QUESTIONNAIRE["version"],
        "fingerprint": digest({"questionnaire": QUESTIONNAIRE, "dimensions": list(DIMENSIONS.values())}, 12),
        "criteria": {where: digest(criterion["levels"], 8) for where, criterion in CRITERIA.items()},
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_a_whole_assessment(name: str) -> None:
    """Every criterion in scope has exactly one kind of answer, and none is unknown to the questionnaire."""
    path = FOLDER / "examples" / f"{name}.toml"
    example = EXAMPLES[name]
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# Written by cm-readiness: comments in this file are not kept."
    assert (example["format"], example["language"], example["depth"]) == (1, name[-2:], "full")
    scope = in_scope(example["company"])
    assert list(example["answers"]) == scope
    assert set(scope) < set(CRITERIA) if name.startswith("menuiserie") else scope == list(CRITERIA)
    for where, answer in example["answers"].items():
        assert len({"level", "unknown", "not_applicable"} & set(answer)) == 1, where
        assert answer.get("level", 0) in range(5), where
        assert example["created"] <= answer["answered"], where


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_a_profile_of_this_questionnaire(name: str) -> None:
    """The profile answers only what is asked, with choices that exist."""
    fields = {field["id"]: field for field in QUESTIONNAIRE["profile"]}
    for key, value in EXAMPLES[name]["company"].items():
        options = {option["id"] for option in fields[key].get("options", [])}
        assert not options or set(value if isinstance(value, list) else [value]) <= options, key


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("company", ["maison_calla", "menuiserie_lenoir"])
def test_an_example_says_the_same_in_each_language(company: str, language: str) -> None:
    """Answers, dates, flags and the number of proofs are the same; only the words differ."""
    first, own = (EXAMPLES[f"{company}.{code}"] for code in (LANGUAGES[0], language))
    assert list(own["answers"]) == list(first["answers"])
    for where, answer in first["answers"].items():
        other = own["answers"][where]
        assert set(answer) == set(other), where
        assert len(answer.get("evidence", [])) == len(other.get("evidence", [])), where
        assert all(answer[key] == other[key] for key in set(answer) - {"note", "evidence"}), where


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_good_typography(name: str) -> None:
    """What the example companies wrote keeps the typography and the language of its file."""
    language = name[-2:]
    wrong = {
        (where, text): found
        for where, text in free_texts(EXAMPLES[name])
        if (found := faults(text, language))
        or (where != "title" and OTHER_LANGUAGE[language].search(unnamed(text)))
    }
    assert not wrong
