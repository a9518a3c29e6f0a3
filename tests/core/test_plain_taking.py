"""What is taken in plainly is what pydantic makes of it: on all data of ours, and on data that was spoilt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.declaring import types_in
from cm_readiness.core.model import Model
from cm_readiness.core.plain_taking import NotPlainError
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaire_reading import checked
from cm_readiness.files.shipped import examples, questionnaires_folder

ROOT = Path(__file__).parents[2]
COMPANIES = sorted(
    path for path in (ROOT / "tests" / "companies").glob("*.toml") if path.stem != "expectations"
)
OTHERS: tuple[object, ...] = (
    None, True, False, 0, 1, 5, -1, 10**20, 2.5, 3.0, Decimal("0.5"), "", " ", "a", "purpose", "3",
    "2026-02-30", "caf\u00e9", "\ud800", date(2026, 2, 3), datetime(2026, 2, 3, 4, 5, tzinfo=UTC),
    datetime(2026, 2, 3, 4, 5),  # noqa: DTZ001
    (), ("a", 1), {}, {"a": "b"}, {"en": "x"}, b"bytes",
)  # fmt: skip
"""What may stand in a file where something else belongs."""

Data = dict[str, Any]
Step = str | int


@contextmanager
def recorded(cls: type[Model], taken: list[Data]) -> Iterator[None]:
    """Keep what comes in for a model, as its reader hands it on."""
    real: Callable[..., object] = cls.model_validate.__func__  # type: ignore[attr-defined]

    def keep(owner: type[Model], data: Data, *, strict: bool = False) -> object:
        taken.append(data)
        return real(owner, data, strict=strict)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cls, "model_validate", classmethod(keep))
        yield


@cache
def assessments() -> list[Data]:
    """The data of whole and of odd assessments."""
    taken: list[Data] = []
    with recorded(Assessment, taken):
        for path in [*COMPANIES, *examples()]:
            read_assessment(path)
    return taken


@cache
def questionnaires() -> list[Data]:
    """The data of the questionnaires that come along."""
    taken: list[Data] = []
    with recorded(Questionnaire, taken):
        for folder in sorted(questionnaires_folder().iterdir()):
            checked(folder)
    return taken


SOURCES: dict[type[Model], Callable[[], list[Data]]] = {
    Assessment: assessments,
    Questionnaire: questionnaires,
}


@cache
def adapter(cls: type[Model]) -> TypeAdapter[Model]:
    """Pydantic's own way to take data in."""
    return TypeAdapter(cls)


def judged(cls: type[Model], data: Data) -> Model | None:
    """What pydantic alone makes of data; None where it refuses it."""
    try:
        found = adapter(cls).validate_python(data, strict=True)  # type: ignore[arg-type] # as in the model
    except ValueError:
        return None
    return found


def plainly(cls: type[Model], data: Data) -> Model | None:
    """What is made of it without pydantic; None where that is left to it."""
    try:
        return cls.taken_plainly(data)
    except NotPlainError:
        return None


@pytest.mark.parametrize("cls", SOURCES)
def test_data_of_ours_is_taken_plainly(cls: type[Model]) -> None:
    """All of it, and each value is the one that pydantic gives."""
    sources = SOURCES[cls]()
    assert sources
    for data in sources:
        taken = plainly(cls, data)
        assert taken is not None
        assert taken == judged(cls, data)
        assert repr(taken) == repr(judged(cls, data))


def places(data: object, before: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The way to each value within some data."""
    if before:
        yield before
    if isinstance(data, dict):
        for key, item in data.items():
            yield from places(item, (*before, key))
    elif isinstance(data, tuple):
        for index, item in enumerate(data):
            yield from places(item, (*before, index))


def changed(data: Any, way: tuple[Step, ...], change: Callable[[Any, Step], Any]) -> Any:  # noqa: ANN401
    """The same data with something else in one place; what is not on the way there is shared."""
    step, *rest = way
    if not rest:
        return change(data, step)
    inner = changed(data[step], tuple(rest), change)
    if isinstance(data, dict):
        return {**data, step: inner}
    return (*data[:step], inner, *data[int(step) + 1 :])


def put(value: object) -> Callable[[Any, Step], Any]:
    """Put a value in the place of another one."""

    def change(data: Any, step: Step) -> Any:  # noqa: ANN401
        return (
            {**data, step: value} if isinstance(data, dict) else (*data[:step], value, *data[int(step) + 1 :])
        )

    return change


def dropped(data: Any, step: Step) -> Any:  # noqa: ANN401
    """Leave a value out."""
    if isinstance(data, dict):
        return {key: item for key, item in data.items() if key != step}
    return (*data[:step], *data[int(step) + 1 :])


def renamed(data: Any, step: Step) -> Any:  # noqa: ANN401
    """Put a value under a key that nobody declared; in a list, put it there twice."""
    if isinstance(data, dict):
        return {**dropped(data, step), f"{step}_": data[step]}
    return (*data[:step], data[step], *data[step:])


CHANGES = [dropped, renamed, *map(put, OTHERS)]


@cache
def ways(cls: Any, number: int) -> list[tuple[Step, ...]]:  # noqa: ANN401 - a model
    """The places of one of the sources: those of each shape as often, however many answers there are."""
    by_shape: dict[tuple[Step, ...], list[tuple[Step, ...]]] = {}
    for way in places(SOURCES[cls]()[number]):
        by_shape.setdefault(tuple(str(step).rpartition(".")[2] for step in way), []).append(way)
    return [found[0] for found in by_shape.values()]


def models_in(kind: Any, data: object) -> Iterator[tuple[type[Model], Data]]:  # noqa: ANN401 - a type as written
    """Each table within some data, with the model that is declared for it."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from models_in(inner[0], data)
    elif origin in (Union, UnionType):
        for one in inner:
            yield from models_in(one, data)
    elif origin is tuple and isinstance(data, tuple):
        for item in data:
            yield from models_in(inner[0], item)
    elif origin is not None and isinstance(data, dict):
        for item in data.values():
            yield from models_in(inner[-1], item)
    elif isinstance(kind, type) and issubclass(kind, Model) and isinstance(data, dict):
        if plainly(kind, data) is not None:
            yield kind, data
        types = types_in(kind)  # type: ignore[arg-type] # as in the model
        for one in kind.model_fields.values():
            if one.key in data:
                yield from models_in(types[one.name], data[one.key])


@cache
def fullest() -> dict[type[Model], Data]:
    """Of each model the table of ours that says most, by its own keys."""
    found: dict[type[Model], Data] = {}
    for cls, source in SOURCES.items():
        for data in source():
            for kind, table in models_in(cls, data):
                if kind not in SOURCES:
                    found[kind] = max(found.get(kind, {}), table, key=len)
    return found


def test_one_thing_wrong_anywhere() -> None:
    """Each way to spoil each kind of place of each model, one at a time."""
    assert len(fullest()) > len(SOURCES)
    for cls, data in fullest().items():
        took = 0
        for way in {tuple(map(str, way)): way for way in places(data) if len(way) <= 3}.values():
            for change in CHANGES:
                one = changed(data, way, change)
                taken = plainly(cls, one)
                if taken is not None:
                    took += 1
                    assert taken == judged(cls, one), (cls, way)
        assert took, cls


@st.composite
def spoilt(draw: st.DrawFn, cls: Any) -> Data:  # noqa: ANN401 - a model
    """Data of ours with one to three places spoilt."""
    number = draw(st.integers(0, len(SOURCES[cls]()) - 1))
    data = SOURCES[cls]()[number]
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(ways(cls, number)))
        change = draw(st.sampled_from(CHANGES))
        try:
            data = changed(data, way, change)
        except (LookupError, TypeError):
            continue  # What is on the way there has been spoilt before.
    return data


@pytest.mark.parametrize("cls", SOURCES)
@given(data=st.data())
def test_what_is_taken_plainly_is_what_pydantic_takes(cls: type[Model], data: st.DataObject) -> None:
    """Spoilt data is either left to pydantic, or it is right, and the same value comes of it."""
    one = data.draw(spoilt(cls))
    taken = plainly(cls, one)
    if taken is not None:
        judgement = judged(cls, one)
        assert taken == judgement
        assert repr(taken) == repr(judgement)
