"""The rules of good typography in each language, as what breaks them."""

from __future__ import annotations

import re

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
    "exclamation mark": r"[!¡]",
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
    "es": ANY_LANGUAGE | {
        "quotation mark of another language": r"[“”‘’]",
        "space inside « »": r"«\s|\s»",
        "space before punctuation": r"\s[;:?]",
        "no fixed space before % or €": r"(?<!\u00a0)[%€]",
        "fixed space elsewhere": r"\u00a0(?![%€])",
        "narrow space elsewhere": r"\u202f(?!\d{3})|(?<!\d)\u202f",
        "thousands without a narrow space": r"\d[ .,\u00a0]\d{3}(?!\d)",
        "separator in four digits": r"(?<![\d\u202f])\d\u202f\d{3}(?![\d\u202f])",
        "point for a decimal comma": r"\d\.\d",
        "question that is not opened": r"^[^¿]*\?|\?[^¿]*\?",
        "question that is not closed": r"¿[^?]*$|¿[^?]*¿",
        "accent of another language": r"[âêîôû]",
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
