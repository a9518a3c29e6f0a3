"""Whether anybody can meet what a questionnaire says otherwise for some companies."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from ..core.adaptation import AskingVariant, Pace, SayingVariant
from ..core.company import holds
from ..core.errors import Fault
from ..core.questionnaire import Variant
from .key_paths import KeyPath
from .questionnaire_draft import Draft
from .toml_file import Table, TomlFile, tables

MOST_COMPANIES = 10_000
"""Companies that are tried for one variant; one that depends on more is not judged."""

Condition = Mapping[str, tuple[str | bool, ...]]


def check_variants(draft: Draft) -> Iterator[Fault]:
    """A fault for each variant and each pace of which no company reads anything; it is tolerated."""
    frame = draft.frame
    yield from _unreachable(frame, frame.data.get("pace"), ("pace",), Pace.model_fields)
    for file in draft.files:
        yield from _unreachable(file, file.data.get("variants"), ("variants",), AskingVariant.model_fields)
    for place, verdict in tables(frame.data.get("verdicts")):
        inside: KeyPath = ("verdicts", place, "variants")
        yield from _unreachable(frame, verdict.get("variants"), inside, SayingVariant.model_fields)
    undecided = frame.data.get("undecided")
    if isinstance(undecided, dict):
        inside = ("undecided", "variants")
        yield from _unreachable(frame, undecided.get("variants"), inside, SayingVariant.model_fields)
    for _, file, place, criterion in draft.criteria():
        inside = ("criteria", place, "variants")
        asked = _condition(criterion)
        yield from _unreachable(file, criterion.get("variants"), inside, Variant.model_fields, asked or {})


def _unreachable(
    file: TomlFile, variants: object, path: KeyPath, known: Collection[str], asked: Condition | None = None
) -> Iterator[Fault]:
    """The variants that those before them, or the condition around them, leave to nobody.

    Args:
        variants: what the file has there.
        known: the keys of a variant.
        asked: the condition of what the variants belong to.
    """
    before: list[tuple[Condition, set[str]]] = []
    for place, variant in tables(variants):
        condition, keys = _condition(variant), variant.keys() & set(known) - {"applies_if"}
        if condition is None:
            continue
        if keys and not _is_reached(condition, keys, before, asked or {}):
            yield file.fault("variant_unreachable", (*path, place), tolerated=True)
        before.append((condition, keys))


def _is_reached(
    condition: Condition, keys: set[str], before: Sequence[tuple[Condition, set[str]]], asked: Condition
) -> bool:
    """Whether some company reads one of a variant's keys from it.

    Companies that fill in nothing beyond what it names, with one value each, meet the fewest others: if those
    are left nothing, nobody is.
    """
    companies = product(*condition.values())
    for tried, values in enumerate(companies):
        if tried == MOST_COMPANIES:
            return True
        company = dict(zip(condition, values, strict=True))
        taken = {key for other, has in before if holds(other, company, unfilled=False) for key in has}
        if keys - taken and holds(asked, company, unfilled=True):
            return True
    return False


def _condition(entry: Table) -> Condition | None:
    """What an entry's condition says; None where it is missing a shape, which is told elsewhere."""
    condition = entry.get("applies_if", {})
    if not isinstance(condition, dict) or not all(isinstance(v, list) for v in condition.values()):
        return None
    return {name: tuple(listed) for name, listed in condition.items()}
