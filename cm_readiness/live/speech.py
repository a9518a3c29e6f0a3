"""The language of a phone: the one chosen on the page, else the first that the phone asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.words import LANGUAGES, Words, words_for

_MOST = 20
"""Languages of a header that are looked at."""


def spoken(chosen: str | None, accepted: str, otherwise: str) -> Words:
    """The words for a phone.

    Args:
        chosen: a code that the page's own switch has kept; anything else is passed over.
        accepted: the header `Accept-Language`.
        otherwise: the code of the workshop's language.
    """
    wished = (chosen or "", *_in_order(accepted), otherwise)
    return words_for(next((code for code in wished if code in LANGUAGES), otherwise))


def _in_order(accepted: str) -> Iterator[str]:
    """The languages of a header without their regions, the dearest first."""
    weighed = []
    for place, one in enumerate(accepted.split(",")[:_MOST]):
        name, _, given = one.strip().lower().partition(";q=")
        weighed.append((-_weight(given), place, name.partition("-")[0]))
    return (code for weight, _, code in sorted(weighed) if weight < 0)


def _weight(given: str) -> float:
    try:
        return float(given) if given else 1.0
    except ValueError:
        return 0.0
