"""What a model cannot see about a questionnaire: ids, references, orders and circles across its files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..core.errors import Fault
from ..core.numbers import Rational, exact
from .addressing_checks import check_addressing
from .cycles import circles
from .key_paths import KeyPath
from .measure_checks import check_measures
from .model_faults import unknown
from .questionnaire_draft import Draft
from .questionnaire_names import ID, VERSION
from .toml_file import Table, TomlFile, tables
from .variant_checks import check_variants
from .words_checks import check_words

LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)
"""The id of a claim or a source: it may start with a capital letter."""


def check_draft(draft: Draft) -> Iterator[Fault]:
    """All faults that only the questionnaire as a whole shows; wrong types are left to the model."""
    yield from _frame(draft.frame)
    yield from _bands(draft.frame)
    yield from _verdicts(draft.frame)
    conditions = _Conditions(draft.frame)
    known = _Known(draft)
    yield from _profile(draft.frame, conditions)
    for key in ("notices", "words", "addressing", "pace", "variants"):
        for place, entry in tables(draft.frame.data.get(key)):
            yield from conditions.check(draft.frame, entry, (key, place))
    yield from _notices(draft.frame, known)
    yield from _sayings(draft.frame, conditions)
    yield from _excepted(draft.frame, known)
    yield from _contradictions(draft.frame, conditions, known)
    yield from _claims(draft)
    for name, file in draft.dimensions.items():
        yield from _dimension(name, file, conditions)
    for name, file, place, criterion in draft.criteria():
        yield from _criterion(f"{name}.{criterion.get('id')}", file, criterion, place, conditions, known)
    yield from _circles(draft)
    yield from _proofs(draft)
    yield from check_variants(draft)
    yield from check_words(draft)
    yield from check_addressing(draft)
    yield from check_measures(draft)


class _Known:
    """The names that criteria may refer to."""

    def __init__(self, draft: Draft) -> None:
        self.criteria = {f"{name}.{c.get('id')}" for name, _, _, c in draft.criteria()}
        self.claims = _ids(draft.frame.data.get("claims"))
        self.sources = _ids(draft.frame.data.get("sources"))
        efforts = draft.frame.data.get("effort_days")
        self.efforts = efforts.keys() if isinstance(efforts, dict) else None
        self._unread = draft.unread

    def criterion(self, file: TomlFile, entry: Table, path: KeyPath) -> Iterator[Fault]:
        """A fault where `of` names no criterion; a file that could not be read is not judged."""
        of = entry.get("of")
        if isinstance(of, str):
            yield from self.named(file, of, (*path, "of"))

    def named(self, file: TomlFile, identifier: str, path: KeyPath) -> Iterator[Fault]:
        """A fault where there is no criterion of this full id; as `criterion`."""
        if identifier.partition(".")[0] not in self._unread:
            yield from _reference(file, "no_such_criterion", identifier, self.criteria, path)


class _Conditions:
    """Checks `applies_if` against the profile."""

    def __init__(self, frame: TomlFile) -> None:
        self._fields = {
            field["id"]: field
            for _, field in tables(frame.data.get("profile"))
            if isinstance(field.get("id"), str)
        }

    def check(self, file: TomlFile, entry: Table, path: KeyPath) -> Iterator[Fault]:
        """The faults of an entry's condition."""
        condition = entry.get("applies_if")
        for place, one in tables(condition):
            yield from self._fields_in(file, one, (*path, "applies_if", place))
        if isinstance(condition, dict):
            yield from self._fields_in(file, condition, (*path, "applies_if"))

    def told(self, file: TomlFile, option: Table, path: KeyPath) -> Iterator[Fault]:
        """The faults of an option's `if_blank`; fields that are asked no more are not judged."""
        told = option.get("if_blank")
        for name, listed in told.items() if isinstance(told, dict) else ():
            if name in self._fields and isinstance(listed, list):
                yield from self._values(file, self._fields[name], listed, (*path, "if_blank", name))

    def _fields_in(self, file: TomlFile, condition: Table, path: KeyPath) -> Iterator[Fault]:
        for name, listed in condition.items():
            place = (*path, name)
            field = self._fields.get(name)
            if field is None:
                yield from _reference(file, "no_such_field", name, set(map(str, self._fields)), place)
            elif field.get("kind") in ("text", "number"):
                yield file.fault("field_without_choices", place, word=name)
            else:
                yield from self._values(file, field, listed, place)

    def _values(self, file: TomlFile, field: Table, listed: object, path: KeyPath) -> Iterator[Fault]:
        yes_no = field.get("kind") == "yes_no"
        options = _ids(field.get("options"))
        if listed == []:
            yield file.fault("too_few", path, count=0)
        for place, value in enumerate(listed if isinstance(listed, list) else ()):
            if yes_no and not isinstance(value, bool):
                yield file.fault("not_true_or_false", (*path, place))
            elif not yes_no and isinstance(value, bool):
                yield file.fault("not_an_option", (*path, place), word=str(value).lower())
            elif isinstance(value, str):
                yield from _reference(file, "not_an_option", value, options, (*path, place))


def _frame(frame: TomlFile) -> Iterator[Fault]:
    data = frame.data
    yield from _id(frame, data, ())
    version = data.get("version")
    if isinstance(version, str) and not VERSION.fullmatch(version):
        yield frame.fault("bad_version", ("version",), word=version)
    yield from _distinct_texts(frame, "languages")
    for place, language in _texts(data.get("languages")):
        if not LANGUAGE.fullmatch(language):
            yield frame.fault("bad_language", ("languages", place), word=language)
    for key in ("notices", "bands", "verdicts", "profile", "contradictions"):
        yield from _distinct_ids(frame, data, (key,), ID)
    for key in ("claims", "sources"):
        yield from _distinct_ids(frame, data, (key,), CODE)
    for key, spoken in (("sources", "language"), ("notices", "law_language")):
        for place, entry in tables(data.get(key)):
            code = entry.get(spoken)
            if isinstance(code, str) and not LANGUAGE.fullmatch(code):
                yield frame.fault("bad_language", (key, place, spoken), word=code)


def _bands(frame: TomlFile) -> Iterator[Fault]:
    before: Rational | None = None
    for place, band in tables(frame.data.get("bands")):
        start = _number(band.get("from"))
        path = ("bands", place, "from")
        if start is not None and place == 0 and start != 0:
            yield frame.fault("first_band", path)
        elif start is not None and before is not None and start <= before:
            yield frame.fault("bands_order", path)
        before = start


def _verdicts(frame: TomlFile) -> Iterator[Fault]:
    verdicts = tables(frame.data.get("verdicts"))
    for place, verdict in verdicts:
        last = place == verdicts[-1][0]
        path = ("verdicts", place, "when")
        if last and "when" in verdict:
            yield frame.fault("last_verdict", path)
        elif not last and verdict.get("when", {}) == {}:
            yield frame.fault("verdict_without_when", path)


def _notices(frame: TomlFile, known: _Known) -> Iterator[Fault]:
    for place, notice in tables(frame.data.get("notices")):
        path = ("notices", place)
        criterion = notice.get("criterion")
        if isinstance(criterion, str):
            yield from known.named(frame, criterion, (*path, "criterion"))
        for rank, word in _texts(notice.get("sources")):
            yield from _reference(frame, "no_such_source", word, known.sources, (*path, "sources", rank))


def _profile(frame: TomlFile, conditions: _Conditions) -> Iterator[Fault]:
    fields = tables(frame.data.get("profile"))
    names = [(place, field) for place, field in fields if field.get("id") == "name"]
    if not names:
        yield frame.fault("no_name_field", ("profile",))
    for place, field in names:
        if field.get("kind") != "text":
            yield frame.fault("name_not_text", ("profile", place, "kind"))
    for place, field in fields:
        yield from _distinct_ids(frame, field, ("profile", place, "options"), ID)
        if field.get("kind") in ("choice", "choices") and not field.get("options"):
            yield frame.fault("no_options", ("profile", place, "options"))
        default = field.get("default")
        if isinstance(default, str):
            options = _ids(field.get("options"))
            yield from _reference(frame, "not_an_option", default, options, ("profile", place, "default"))
        for rank, option in tables(field.get("options")):
            path = ("profile", place, "options", rank)
            yield from conditions.told(frame, option, path)
            for number, variant in tables(option.get("variants")):
                yield from conditions.check(frame, variant, (*path, "variants", number))


def _contradictions(frame: TomlFile, conditions: _Conditions, known: _Known) -> Iterator[Fault]:
    for place, rule in tables(frame.data.get("contradictions")):
        yield from conditions.check(frame, rule, ("contradictions", place))
        if not rule.get("all") and not rule.get("any"):
            yield frame.fault("empty_rule", ("contradictions", place))
        for key in ("all", "any"):
            for rank, test in tables(rule.get(key)):
                path = ("contradictions", place, key, rank)
                yield from known.criterion(frame, test, path)
                if "at_least" not in test and "at_most" not in test:
                    yield frame.fault("empty_test", path)


def _sayings(frame: TomlFile, conditions: _Conditions) -> Iterator[Fault]:
    """The conditions under which a verdict, or its absence, is called otherwise."""
    undecided = frame.data.get("undecided")
    verdicts = tables(frame.data.get("verdicts"))
    sayings: list[tuple[KeyPath, Table]] = [(("verdicts", place), verdict) for place, verdict in verdicts]
    if isinstance(undecided, dict):
        sayings.append((("undecided",), undecided))
    for path, saying in sayings:
        for rank, variant in tables(saying.get("variants")):
            yield from conditions.check(frame, variant, (*path, "variants", rank))


def _excepted(frame: TomlFile, known: _Known) -> Iterator[Fault]:
    for place, entry in tables(frame.data.get("words")):
        for rank, identifier in _texts(entry.get("except")):
            yield from known.named(frame, identifier, ("words", place, "except", rank))


def _proofs(draft: Draft) -> Iterator[Fault]:
    """Steps without a proof in a questionnaire that has proofs; what the level says stands in for it."""
    steps = [
        (file, (*path, "steps", place), step)
        for _, file, number, criterion in draft.criteria()
        for path, entry in _wordings(criterion, ("criteria", number))
        for place, step in tables(entry.get("steps"))
    ]
    if any("proof" in step for _, _, step in steps):
        for file, path, step in steps:
            if "proof" not in step:
                yield file.fault("step_without_proof", (*path, "proof"), tolerated=True)


def _wordings(criterion: Table, path: KeyPath) -> Iterator[tuple[KeyPath, Table]]:
    """A criterion and its variants, each with its place."""
    yield path, criterion
    for rank, variant in tables(criterion.get("variants")):
        yield (*path, "variants", rank), variant


def _claims(draft: Draft) -> Iterator[Fault]:
    """Claims of dimensions that exist; one that no criterion serves is named, and tolerated."""
    frame = draft.frame
    names = [name for _, name in _texts(frame.data.get("dimensions"))]
    covered = {claim for _, _, _, c in draft.criteria() for _, claim in _texts(c.get("covers"))}
    for place, claim in tables(frame.data.get("claims")):
        dimension, identifier = claim.get("dimension"), claim.get("id")
        if isinstance(dimension, str):
            yield from _reference(
                frame, "no_such_dimension", dimension, names, ("claims", place, "dimension")
            )
        if isinstance(identifier, str) and identifier not in covered and not draft.unread:
            yield frame.fault("claim_not_covered", ("claims", place), tolerated=True, word=identifier)


def _dimension(name: str, file: TomlFile, conditions: _Conditions) -> Iterator[Fault]:
    identifier = file.data.get("id")
    if isinstance(identifier, str) and identifier != name:
        yield file.fault("not_the_file_name", ("id",), word=identifier, name=name)
    yield from _distinct_ids(file, file.data, ("criteria",), ID)
    for place, variant in tables(file.data.get("variants")):
        yield from conditions.check(file, variant, ("variants", place))


def _criterion(
    identifier: str, file: TomlFile, criterion: Table, place: int, conditions: _Conditions, known: _Known
) -> Iterator[Fault]:
    path: KeyPath = ("criteria", place)
    yield from conditions.check(file, criterion, path)
    for rank, requirement in tables(criterion.get("requires")):
        yield from known.criterion(file, requirement, (*path, "requires", rank))
    references = (("covers", "no_such_claim", known.claims), ("sources", "no_such_source", known.sources))
    for key, code, names in references:
        for rank, word in _texts(criterion.get(key)):
            yield from _reference(file, code, word, names, (*path, key, rank))
    deliverable = criterion.get("deliverable_id")
    if isinstance(deliverable, str) and not ID.fullmatch(deliverable):
        yield file.fault("bad_id", (*path, "deliverable_id"), word=deliverable)
    yield from _steps(file, criterion, path, known)
    for rank, variant in tables(criterion.get("variants")):
        inside = (*path, "variants", rank)
        yield from conditions.check(file, variant, inside)
        yield from _steps(file, variant, inside, known)


def _steps(file: TomlFile, entry: Table, path: KeyPath, known: _Known) -> Iterator[Fault]:
    for place, step in tables(entry.get("steps")):
        effort = step.get("effort")
        if isinstance(effort, str) and known.efforts is not None and effort not in known.efforts:
            choices = ", ".join(known.efforts)
            yield file.fault(
                "no_such_effort", (*path, "steps", place, "effort"), word=effort, choices=choices
            )


def _circles(draft: Draft) -> Iterator[Fault]:
    """Requirements that lead back to where they start, each circle once."""
    needs: dict[str, list[str]] = {}
    places: dict[str, tuple[TomlFile, KeyPath]] = {}
    for name, file, place, criterion in draft.criteria():
        identifier = f"{name}.{criterion.get('id')}"
        needs[identifier] = [str(r.get("of")) for _, r in tables(criterion.get("requires"))]
        places[identifier] = (file, ("criteria", place, "requires"))
    for circle in circles(needs):
        file, path = places[circle[0]]
        yield file.fault("circle", path, circle=" → ".join((*circle, circle[0])))


def _distinct_ids(file: TomlFile, data: Table, path: KeyPath, pattern: re.Pattern[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, entry in tables(data.get(str(path[-1]))):
        yield from _id(file, entry, (*path, place), pattern)
        identifier = entry.get("id")
        if isinstance(identifier, str):
            if identifier in seen:
                yield file.fault("stands_twice", (*path, place, "id"), word=identifier)
            seen.add(identifier)


def _id(file: TomlFile, entry: Table, path: KeyPath, pattern: re.Pattern[str] = ID) -> Iterator[Fault]:
    identifier = entry.get("id")
    if isinstance(identifier, str) and not pattern.fullmatch(identifier):
        yield file.fault("bad_id" if pattern is ID else "bad_code", (*path, "id"), word=identifier)


def _distinct_texts(file: TomlFile, key: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, word in _texts(file.data.get(key)):
        if word in seen:
            yield file.fault("stands_twice", (key, place), word=word)
        seen.add(word)


def _reference(
    file: TomlFile, code: str, word: str, known: Collection[str], path: KeyPath
) -> Iterator[Fault]:
    if word not in known:
        yield unknown(code, word, known, file, path)


def _ids(value: object) -> set[str]:
    return {str(entry["id"]) for _, entry in tables(value) if "id" in entry}


def _texts(value: object) -> list[tuple[int, str]]:
    """The texts of a list with their places."""
    items = value if isinstance(value, list) else []
    return [(place, item) for place, item in enumerate(items) if isinstance(item, str)]


def _number(value: object) -> Rational | None:
    try:
        return exact(value)
    except ValueError:
        return None
