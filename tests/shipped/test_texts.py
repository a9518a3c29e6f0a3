"""The shipped texts are all there, in every language, each with its claims and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from cm_readiness.files.questionnaires import check_questionnaire

from .texts import CRITERIA, DIMENSIONS, FOLDER, LANGUAGES, OTHER_LANGUAGE, QUESTIONNAIRE, TEXTS, unnamed

TEXT_KEYS = {
    "advice", "ask", "deliverable", "do", "evidence", "introduction", "meaning", "na_when",
    "name", "owner", "probe", "question", "risk", "text", "why",
}  # fmt: skip

SAME_IN_TWO = {
    "CM": "the abbreviation is the same in all languages",
    "France": "the country's name is the same in French and English",
    "Informal": "the word is the same in English and Spanish",
    "Bluesky": "brand",
    "Facebook": "brand",
    "Instagram": "brand",
    "LinkedIn": "brand",
    "Mastodon": "brand",
    "Pinterest": "brand",
    "Snapchat": "brand",
    "Telegram": "brand",
    "Threads": "brand",
    "TikTok": "brand",
    "WhatsApp": "brand",
    "X": "brand",
    "YouTube": "brand",
}


def plain_texts(value: object, where: str) -> Iterator[str]:
    """The paths of the keys that should hold a table by language and hold a string."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in TEXT_KEYS and isinstance(inner, str):
                yield f"{where}.{key}"
            yield from plain_texts(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from plain_texts(inner, f"{where}[{index}]")


def test_every_text_is_there_in_every_language() -> None:
    """A text has exactly the declared languages, and says something in each."""
    assert LANGUAGES == ["fr", "en", "es"]
    assert len(TEXTS) > 800
    incomplete = [where for where, text in TEXTS.items() if set(text) != set(LANGUAGES)]
    empty = [where for where, text in TEXTS.items() if not all(said.strip() for said in text.values())]
    assert not incomplete
    assert not empty


def test_no_text_is_a_plain_string() -> None:
    """A questionnaire in three languages has no text that is in one alone."""
    files = {"questionnaire": QUESTIONNAIRE, **DIMENSIONS}
    assert not [where for name, file in files.items() for where in plain_texts(file, name)]


def test_every_criterion_has_all_its_texts() -> None:
    """A criterion asks, explains, proves, and says who does what; a critical one says what is at risk."""
    needed = {"name", "question", "why", "evidence", "probe", "owner", "deliverable"}
    for where, criterion in CRITERIA.items():
        missing = needed - set(criterion) | ({"risk"} - set(criterion) if criterion["critical"] else set())
        assert not missing, where
        assert len(criterion["levels"]) == 5, where
        assert len(criterion["steps"]) == 4, where
        for variant in criterion.get("variants", []):
            assert len(variant.get("levels", criterion["levels"])) == 5, where
            efforts = [step["effort"] for step in variant.get("steps", criterion["steps"])]
            assert efforts == [step["effort"] for step in criterion["steps"]], where


def test_no_text_is_the_same_in_two_languages() -> None:
    """Only brands and the few words that two languages share are equal, and each of them is used."""
    same = {
        text[one]
        for text in TEXTS.values()
        for one, other in combinations(LANGUAGES, 2)
        if text[one] == text[other]
    }
    assert same == set(SAME_IN_TWO)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_its_own_language(language: str) -> None:
    """No text stands under another language's key."""
    strayed = [
        where for where, text in TEXTS.items() if OTHER_LANGUAGE[language].search(unnamed(text[language]))
    ]
    assert not strayed


def test_every_claim_is_covered() -> None:
    """The claims S01 to S44 are there, and each is covered by a criterion."""
    claims = [claim["id"] for claim in QUESTIONNAIRE["claims"]]
    covered = {claim for criterion in CRITERIA.values() for claim in criterion["covers"]}
    assert claims == [f"S{number:02}" for number in range(1, 45)]
    assert covered == set(claims)


def test_every_source_exists() -> None:
    """A criterion cites only sources of the questionnaire, and each source is there once."""
    sources = [source["id"] for source in QUESTIONNAIRE["sources"]]
    cited = {source for criterion in CRITERIA.values() for source in criterion.get("sources", [])}
    assert len(sources) == len(set(sources))
    assert cited <= set(sources)


def test_nothing_is_at_fault() -> None:
    """Not even what only `check` names: a step without a proof, a phrase or a variant that nobody reads."""
    assert check_questionnaire(FOLDER) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proof_is_something_that_can_be_seen(language: str) -> None:
    """What is there when the step is done, never what is still amiss."""
    amiss = {
        "fr": r"\b(?:mais|manqu\w+|pas|aucune?)\b",
        "en": r"\b(?:but|missing|lacks?|not|no|nobody)\b",
        "es": r"\b(?:pero|falta\w*|no|ning[uú]n\w*|nadie|nada)\b",
    }[language]
    proofs = {where: text[language] for where, text in TEXTS.items() if where.endswith(".proof")}
    assert len(proofs) > 4 * len(CRITERIA)
    assert {where: said for where, said in proofs.items() if re.search(amiss, said, re.IGNORECASE)} == {}
