"""What synchronised folders leave beside an assessment that was changed in two places, told by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..core.store import Reference

# The list of assessments waits for this module: it loads no models.

_INSIDE = r"(?:[^()]|\([^()]*\))*"
_COPY = re.compile(
    rf"(?P<name>.+?)(?: \((?:\d+|{_INSIDE}(?:conflict|conflit){_INSIDE})\)"
    r"|[-_. ](?:sync-)?conflict(?:ed)?[-_ ].+)(?P<ending>\.\w+)",
    re.IGNORECASE,
)
"""What such programs make of a name: `(conflicted copy …)`, `-conflict-…`, `.sync-conflict-…`, `(1)`."""


def copies_among(references: Sequence[Reference]) -> Mapping[Reference, Reference]:
    """What is called like a conflict copy, with the assessment beside it that it is called after.

    Whether it is one only its id tells: a file may be called so for another reason.
    """
    # Of thousands hardly any is called so: all others are told by a look.
    called = [one for one in references if "(" in one.name or "conflict" in one.name.casefold()]
    by_key = {reference.key: reference for reference in references} if called else {}
    found: dict[Reference, Reference] = {}
    for reference in called:
        named = _COPY.fullmatch(reference.name)
        if named is None or not reference.key.endswith(reference.name):
            continue
        folder = reference.key.removesuffix(reference.name)
        original = by_key.get(f"{folder}{named['name']}{named['ending']}")
        if original is not None:
            found[reference] = original
    return {copy: _first(original, found) for copy, original in found.items()}


def _first(reference: Reference, copies: Mapping[Reference, Reference]) -> Reference:
    """What a copy of copies is called after; each name is shorter than the one before."""
    while reference in copies:
        reference = copies[reference]
    return reference
