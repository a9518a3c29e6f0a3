"""The shipped texts: complete, in good typography, and worded for the company that reads them."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

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


# Every text, in every language


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

TEXT_KEYS = {
    "advice", "ask", "deliverable", "do", "evidence", "introduction", "meaning", "na_when",
    "name", "owner", "probe", "question", "risk", "text", "why",
}  # fmt: skip

SAME_IN_BOTH = {
    "CM": "the abbreviation is the same in both languages",
    "France": "the country's name is the same in both languages",
    "Facebook": "brand",
    "Instagram": "brand",
    "LinkedIn": "brand",
    "Pinterest": "brand",
    "Threads": "brand",
    "TikTok": "brand",
    "X": "brand",
    "YouTube": "brand",
}

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
    assert LANGUAGES == ["fr", "en"]
    assert len(TEXTS) > 800
    incomplete = [where for where, text in TEXTS.items() if set(text) != set(LANGUAGES)]
    empty = [where for where, text in TEXTS.items() if not all(said.strip() for said in text.values())]
    assert not incomplete
    assert not empty


def test_no_text_is_a_plain_string() -> None:
    """A questionnaire in two languages has no text that is in one alone."""
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


def test_no_text_is_the_same_in_both_languages() -> None:
    """Only brands and the few words that both languages share are equal, and each of them is used."""
    same = {text["fr"] for text in TEXTS.values() if text["fr"] == text["en"]}
    assert same == set(SAME_IN_BOTH)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_text_is_in_its_own_language(language: str) -> None:
    """No text stands under the other language's key."""
    strayed = [
        where for where, text in TEXTS.items() if OTHER_LANGUAGE[language].search(unnamed(text[language]))
    ]
    assert not strayed


# Typography

ANY_LANGUAGE = {
    "straight apostrophe": r"'",
    "straight quotation mark": r'"',
    "three dots for an ellipsis": r"\.\.",
    "two spaces in a row": r"\s\s",
    "space at an end": r"^\s|\s$",
    "line break or tab": r"[\n\r\t]",
    "a space that nobody sees": r"[\u2000-\u200f\u2028\u2029\u205f\u2060\u3000\ufeff]",
    "space inside brackets": r"[(\[]\s|\s[)\]]",
    "space before a comma or a full stop": r"\s[,.…]",
    "no space after punctuation": r"[,;:](?=[^\W\d])|[.?!…](?=[^\W\d_])",
    "hyphen for a dash": r"\s-\s",
    "exclamation mark": r"!",
    "five digits without a separator": r"(?<!\d)\d{5,}",
}

TYPOGRAPHY = {
    "fr": ANY_LANGUAGE | {
        "English quotation mark": r"[“”‘]",
        "no narrow space before ; ! ?": r"(?<!\u202f)[;!?]",
        "no fixed space before a colon": r"(?<!\u00a0):",
        "no fixed space before %": r"(?<!\u00a0)%",
        "no fixed space before €": r"(?<!\u00a0)€",
        "no fixed space inside « »": r"«(?!\u00a0)|(?<!\u00a0)»",
        "narrow space elsewhere": r"\u202f(?![;!?\d])|(?<!\d)\u202f(?=\d)",
        "fixed space elsewhere": r"(?<![«\dh])\u00a0(?![:%€»])",
        "no fixed space before a unit": r"\d (?:mois|jours?|heures?|h|minutes?|secondes?|euros?|millions?)\b",
        "thousands without a narrow space": r"\d[ .\u00a0]\d{3}(?!\d)|\d,\d{3}(?!\d)",
        "oe without its ligature": r"(?i:\b(?:oeil|oeuvre|(?:c|s)oeur|noeud|voeu))",
        "capital without its accent": r"\bA (?=[a-zà-ÿ])|\bE(?:tat|tude|tes|chelle|quipe|cri|valu|tabli)",
    },
    "en": ANY_LANGUAGE | {
        "French quotation mark": r"[«»]",
        "fixed space": r"[\u00a0\u202f]",
        "space before punctuation": r"\s[;:!?%”’]",
        "quotation mark the wrong way round": r"(?:^|[\s(])”|“(?:\s|$)|(?<=\w)‘",
        "Latin abbreviation": r"(?i:\b(?:e\.g|i\.e|etc)\b\.?)",
        "thousands without a comma": r"\d[ .]\d{3}(?!\d)",
    },
}  # fmt: skip

PAIRS = ("()", "[]", "«»", "“”")


def faults(text: str, language: str) -> list[str]:
    """What is wrong with the typography of a text."""
    found = [name for name, rule in TYPOGRAPHY[language].items() if re.search(rule, text)]
    return found + [f"unpaired {pair}" for pair in PAIRS if text.count(pair[0]) != text.count(pair[1])]


SLIPS = {
    "fr": [
        "L'entreprise publie.", 'Dire "non".', "Dire “non”.", "Et puis...", "Un  mot.", " Un mot.",
        "Un mot. ", "Un mot,deux mots.", "Pourquoi?", "Pourquoi ?", "Pourquoi\u00a0?", "Un mot; deux.",
        "Un mot ; deux.", "Allez\u202f!", "Un point: deux.", "Un point : deux.", "Un point\u202f: deux.",
        "Environ 85%.", "Environ 85 %.", "Environ 85\u202f%.", "Dire «\u202fnon\u202f».", "Dire « non ».",
        "Dire «non».", "Dire «\u00a0non\u00a0.", "Un ( mot ).", "Environ 180 000 vues.",
        "Environ 180.000 vues.", "Environ 180,000 vues.", "Environ 180000 vues.", "Pour 300 €.",
        "Pour 300€.", "Un mot .", "Un mot - deux.", "Un\u202fmot.", "Un\u00a0mot.", "À 12 mois.",
        "Le coeur du sujet.", "A relire.", "Etat des lieux.", "Un mot.Deux mots.", "Un\u200bmot.",
        "Un\nmot.", "Une parenthèse (ouverte.",
    ],
    "en": [
        "The company's posts.", 'Say "no".', "Say « no ».", "And so on...", "A  word.", " A word.",
        "A word. ", "A word,two words.", "Why ?", "Why\u202f?", "A point : two.", "About 85 %.",
        "About 180 000 views.", "About 180000 views.", "Say ”no”.", "Say “ no”.", "Say “no.",
        "Posts, e.g. videos.", "Posts, etc.", "Go on!", "A word ; two.", "A\u00a0word.", "A word - two.",
        "A word.Another.", "A ( word ).", "A word .", "Say “no ”.",
    ],
}  # fmt: skip

GOOD = {
    "fr": [
        "Qui\u202f? L’équipe\u202f; elle dit «\u00a0non\u00a0», à 85\u00a0% (environ).",
        "Voici\u00a0: 180\u202f000 vues pour 1\u202f300\u00a0€.",
        "Un audit à 21\u00a0h\u00a040, en 2026, sur trois points… à 12\u00a0mois.",
    ],
    "en": [
        "Who? The team; it says “no”, at 85% (about): 180,000 views for €1,300.",
        "An audit at 9.40 pm, in 2026, of 1.5 posts by Sanchez v. France… “no”.",
    ],
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_typography_rules_see_slips(language: str) -> None:
    """Each slip is seen, and good texts pass."""
    assert not [slip for slip in SLIPS[language] if not faults(slip, language)]
    assert not [good for good in GOOD[language] if faults(good, language)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_typography(language: str) -> None:
    """Every text keeps the typography of its language."""
    wrong = {where: faults(text[language], language) for where, text in TEXTS.items()}
    assert not {where: found for where, found in wrong.items() if found}


def test_sources_have_good_typography() -> None:
    """The titles of sources, in any language, keep the rules that all languages share."""
    shared = [rule for name, rule in ANY_LANGUAGE.items() if name != "no space after punctuation"]
    titles = [source["title"] for source in QUESTIONNAIRE["sources"]]
    assert not [title for title in titles for rule in shared if re.search(rule, title)]


def test_sentences_end() -> None:
    """Levels, steps, reasons and advice end with a full stop; what is asked ends with a question mark."""
    statement = re.compile(r"(?:\.levels\[\d\]|\.(?:do|why|risk|na_when|meaning|advice|text))$")
    open_ended = [
        where
        for where, text in TEXTS.items()
        for said in text.values()
        if (statement.search(where) and not where.startswith("questionnaire.levels") and said[-1] != ".")
        or (re.search(r"\.criteria\[.*\.question$|\.ask$", where) and said[-1] != "?")
        or (where.endswith(".probe") and said[-1] not in ".?")
    ]
    assert not open_ended


# Claims and sources


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


# Nobody is presumed who is not there


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


def worded(criterion: dict[str, Any], company: dict[str, object]) -> dict[str, Any]:
    """A criterion in the words of the first variant that holds, the rest in its own."""
    for variant in criterion.get("variants", []):
        if holds(variant["applies_if"], company, when_missing=False):
            return {**criterion, **variant, "variants": []}
    return {**criterion, "variants": []}


NOBODY = ("none", "hiring")
EMPLOYED = ("in_house", "team")
CONTRACTED = ("freelance", "agency")

# What may be said of a CM where nobody is in post: somebody else's, one to come, or none in particular.
SAYABLE = {
    "fr": re.compile(
        r"\b(?:un|futur|nouveau) CM\b|\baux CM\b|avec le CM s’il y en a un|le CM, une fois en poste"
        r"|avant l’arrivée du CM|^CM ou, avant son arrivée,|actuel ou futur, du CM|du CM consulté"
    ),
    "en": re.compile(
        r"\b(?:a|any|future|new|practising|that) CM\b|\bof CMs\b|with the CM if there is one"
        r"|the CM, once in post|before the CM arrives|^The CM or, before one is in post,"
        r"|Present or future manager of the CM|of the CM consulted"
    ),
}

# Names of things, and general statements: they may name the job, but not address its holder.
GENERAL = {"name", "why", "deliverable"}

SUPPLIER = {
    "fr": r"\b(?:le|du|au|ce|votre|notre|son) prestataire\b|(?:\bl’|\b(?:votre|notre|cette) )agence\b",
    "en": r"\b(?:the|this|your|our|its) (?:supplier|provider|agency|freelance|freelancer)\b",
}

PRESUMES = {
    NOBODY: {
        "fr": rf"\bCM\b|\bcommunity manager\b|{SUPPLIER['fr']}",
        "en": rf"\bCMs?\b|\bcommunity manager\b|{SUPPLIER['en']}",
    },
    EMPLOYED: {
        "fr": rf"{SUPPLIER['fr']}|\blettre de mission\b|\bhonoraires\b|\b(?:futur|nouveau) CM\b",
        "en": rf"{SUPPLIER['en']}|\bstatement of work\b|\bfees?\b|\b(?:future|new) CM\b",
    },
    CONTRACTED: {
        "fr": r"\bCM salarié|\bsalaires?\b|\b(?:fiche|bulletin) de paie\b|\bembauch"
        r"|\bune? (?:personne )?stagiaire\b|\balternan|\b(?:futur|nouveau) CM\b",
        "en": r"\bemployee CM\b|\bsalar(?:y|ies|ied)\b|\bpayroll\b|\bpay grid\b|\bintern\b|\btrainee\b"
        r"|\bapprentice|\b(?:future|new) CM\b",
    },
}  # fmt: skip

ADDRESSED = {
    "fr": r"\b(?:votre|notre) (?:CM|community manager)\b",
    "en": r"\b(?:your|our) (?:CM|community manager)\b",
}


def presumed(text: str, language: str, setup: str, *, general: bool = False) -> list[str]:
    """The words of a text that presume somebody who is not there in this setup."""
    situation = next(group for group in PRESUMES if setup in group)
    rule = PRESUMES[situation][language]
    if situation == NOBODY:
        text = SAYABLE[language].sub("", text)
        rule = ADDRESSED[language] if general else rule
    elif general:
        return []
    return re.findall(rule, text, re.IGNORECASE)


def shown(setup: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of the criteria and the findings that a company with this setup can meet."""
    company: dict[str, object] = {"cm_setup": setup}
    scope = in_scope(company)
    for where in scope:
        yield from texts(worded(CRITERIA[where], company), where)
    for rule in QUESTIONNAIRE["contradictions"]:
        asked = {condition["of"] for condition in rule["all"]}
        if asked <= set(scope) and holds(rule.get("applies_if", {}), company, when_missing=False):
            yield from texts(rule, f"contradictions[{rule['id']}]")


BAD_SAMPLES = [
    ("none", "fr", "Le CM a-t-il reçu le plan marketing\u202f?"),
    ("hiring", "fr", "Demandez à votre CM dix formats."),
    ("hiring", "fr", "Le mandat est signé par le responsable et le CM."),
    ("none", "fr", "Formez chaque année le CM et les personnes qui valident."),
    ("hiring", "fr", "Le prestataire vous écrit chaque mois."),
    ("none", "fr", "Les consignes données à l’agence."),
    ("none", "fr", "CM, avec le graphiste"),
    ("hiring", "fr", "Votre community manager publie."),
    ("none", "en", "Has the CM been given the mission?"),
    ("hiring", "en", "Ask your CM which ten formats work."),
    ("hiring", "en", "A mandate signed by manager and CM."),
    ("none", "en", "The CM’s advice is not sought."),
    ("hiring", "en", "The supplier writes to you every month."),
    ("none", "en", "Instructions given to the agency."),
    ("hiring", "en", "Your community manager posts."),
    ("in_house", "fr", "Le contrat dit comment travaille votre prestataire."),
    ("in_house", "fr", "Les honoraires suivent la lettre de mission."),
    ("team", "fr", "Le futur CM ne sera pas seul."),
    ("in_house", "en", "Every post by your supplier passes a check."),
    ("in_house", "en", "The fee follows the statement of work."),
    ("team", "en", "A new CM would have to guess the tone."),
    ("freelance", "fr", "Une grille de salaire existe."),
    ("agency", "fr", "Une personne stagiaire parle seule au nom de la marque."),
    ("agency", "fr", "Votre CM salarié est-il formé\u202f?"),
    ("freelance", "en", "Compare pay with a salary survey."),
    ("agency", "en", "The CM on the payroll is trained."),
    ("agency", "en", "An intern speaks alone for the brand."),
]

GOOD_SAMPLES = [
    ("none", "fr", "Responsable marketing, avec le CM s’il y en a un"),
    ("hiring", "fr", "Faites relire le mandat par un CM en activité\u202f; le futur CM décidera seul."),
    ("hiring", "fr", "Essayez ces règles avant l’arrivée du CM, ou avec un prestataire."),
    ("none", "en", "Marketing manager, with the CM if there is one"),
    ("hiring", "en", "Have a practising CM review what the future CM will do."),
    ("hiring", "en", "Try the rules before the CM arrives, or with a supplier."),
    ("in_house", "fr", "Le CM et un prestataire nommé, pour les salariés."),
    ("in_house", "en", "The CM and a named supplier."),
    ("agency", "fr", "Les salariés savent ce que fait le prestataire."),
    ("agency", "en", "Employees know what the supplier does for its fee."),
]


@pytest.mark.parametrize(("setup", "language", "text"), BAD_SAMPLES)
def test_the_word_check_sees_who_is_not_there(setup: str, language: str, text: str) -> None:
    """A text that presumes somebody is seen."""
    assert presumed(text, language, setup)


@pytest.mark.parametrize(("setup", "language", "text"), GOOD_SAMPLES)
def test_the_word_check_lets_good_wording_pass(setup: str, language: str, text: str) -> None:
    """A text that presumes nobody passes."""
    assert not presumed(text, language, setup)


def test_the_word_check_reads_the_wording_that_applies() -> None:
    """The criteria's own words would fail before a hire, and their variants are what is read there."""
    own = CRITERIA["role_clarity.mandate"]
    before_a_hire = worded(own, {"cm_setup": "hiring"})
    assert presumed(own["question"]["fr"], "fr", "hiring")
    assert before_a_hire["question"] == own["variants"][0]["question"]
    assert before_a_hire["why"] == own["why"]
    assert worded(own, {})["question"] == own["question"]


@pytest.mark.parametrize("setup", SETUPS)
def test_no_text_presumes_somebody_who_is_not_there(setup: str) -> None:
    """Whoever looks after the networks, or nobody: the texts that apply speak to that company."""
    assert sum(1 for _ in shown(setup)) > 300
    found = {
        f"{where} ({language})": words
        for where, text in shown(setup)
        for language, said in text.items()
        if (words := presumed(said, language, setup, general=where.rpartition(".")[2] in GENERAL))
    }
    assert not found


# The example assessments


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


def test_the_examples_are_two_companies_in_two_languages() -> None:
    """Each company is there once in each language, under an id of its own."""
    assert set(EXAMPLES) == {
        f"{company}.{language}" for company in ("maison_calla", "menuiserie_lenoir") for language in LANGUAGES
    }
    ids = [UUID(example["id"]) for example in EXAMPLES.values()]
    assert len(set(ids)) == 4
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
    assert (len(scope), len(CRITERIA)) == (22 if name.startswith("menuiserie") else 31, 31)
    for where, answer in example["answers"].items():
        assert len({"level", "unknown", "not_applicable"} & set(answer)) == 1, where
        assert answer.get("level", 0) in range(5), where
        assert example["created"] <= answer["answered"] <= example["updated"], where


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_a_profile_of_this_questionnaire(name: str) -> None:
    """The profile answers only what is asked, with choices that exist."""
    fields = {field["id"]: field for field in QUESTIONNAIRE["profile"]}
    for key, value in EXAMPLES[name]["company"].items():
        options = {option["id"] for option in fields[key].get("options", [])}
        assert not options or set(value if isinstance(value, list) else [value]) <= options, key


@pytest.mark.parametrize("company", ["maison_calla", "menuiserie_lenoir"])
def test_an_example_says_the_same_in_both_languages(company: str) -> None:
    """Answers, dates, flags and the number of proofs are the same; only the words differ."""
    french, english = (EXAMPLES[f"{company}.{language}"] for language in ("fr", "en"))
    for where, answer in french["answers"].items():
        other = english["answers"][where]
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
