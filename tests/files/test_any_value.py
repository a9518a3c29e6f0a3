"""Any value in any place of a file ends in faults with sentences, and never in anything else."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import check_assessment, read_assessment, write_assessment
from cm_readiness.files.questionnaires import check_questionnaire, find_questionnaires, read_questionnaire
from cm_readiness.files.settings import read_settings, settings_path, write_settings

from .assessments import full_assessment
from .folders import said, write_small

SCALARS = st.sampled_from(
    ["", " ", "name", "x.y", "{}", "\x00", 0, -1, 7, 10**40, True, False, Decimal("1.5"), Decimal("1e400")]
) | st.sampled_from([date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), datetime(1, 1, 1)])  # noqa: DTZ001
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "fr", "of", "level", "new key", ""]), inner, max_size=3)
    ),
    max_leaves=4,
)

OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
EVERY_SCALAR = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    | st.booleans()
    | st.integers(-(10**300), 10**300)
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.datetimes(timezones=OFFSETS)
    | OFFSETS.map(lambda zone: datetime(1, 1, 1, tzinfo=zone))
    | OFFSETS.map(lambda zone: datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=zone))
)
EVERY_VALUE = st.recursive(
    EVERY_SCALAR,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("aé .", max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)
"""All that a TOML file can say; `nan` is looked at by itself, as it equals nothing."""
UNKNOWN = "from the future"
PLACES: tuple[tuple[str | int, ...], ...] = (
    (), ("questionnaire",), ("answers", "purpose.goals"), ("answers", "purpose.goals", "history", 0),
    ("actions", 1), ("milestones", 1), ("milestones", 1, "overall"),
    ("workshop",), ("workshop", "agenda", 0), ("workshop", "parked", 0), ("workshop", "decisions", 0),
)  # fmt: skip
"""The tables of an assessment's file that keep what they do not know."""


def spoilt(data: st.DataObject, value: object) -> object:
    """A value with something else, or nothing, in one place in it."""
    deeper = isinstance(value, dict | list) and value and data.draw(st.integers(0, 9)) > 1
    if not deeper:
        return data.draw(VALUES)
    if isinstance(value, list):
        place = data.draw(st.integers(0, len(value) - 1))
        return [spoilt(data, item) if rank == place else item for rank, item in enumerate(value)]
    assert isinstance(value, dict)
    key = data.draw(st.sampled_from(sorted(value)))
    if data.draw(st.integers(0, 9)) == 0:
        return {other: item for other, item in value.items() if other != key}
    return {**value, key: spoilt(data, value[key])}


def spoil(data: st.DataObject, path: Path, text: str) -> None:
    """Write a file with something else in one place."""
    value = spoilt(data, tomllib.loads(text, parse_float=Decimal))
    path.write_text(tomli_w.dumps(value if isinstance(value, dict) else {"odd": value}), "utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all cases."""
    return tmp_path_factory.mktemp("any")


@given(st.data())
def test_in_a_questionnaire(folder: Path, data: st.DataObject) -> None:
    """It is read, or refused with faults that stand in its files."""
    small = write_small(folder / "questionnaires" / "small")
    name = data.draw(st.sampled_from(["questionnaire", "purpose", "watch"]))
    spoil(data, small / f"{name}.toml", (small / f"{name}.toml").read_text("utf-8"))
    faults = check_questionnaire(small)
    assert len(said(faults)) == len(faults)
    assert all(fault.where.file.startswith(str(small)) for fault in faults)
    find_questionnaires(folder, None)
    try:
        read_questionnaire(small)
    except ReadinessError as error:
        assert error.faults == faults
    else:
        assert all(fault.tolerated for fault in faults)


@given(st.data())
def test_in_an_assessment(folder: Path, data: st.DataObject) -> None:
    """One that opens comes back as it was, whatever it holds."""
    questionnaire = read_questionnaire(write_small(folder / "good"))
    path = folder / "a.toml"
    spoil(data, path, assessment_text(full_assessment()))
    assert said(check_assessment(path, questionnaire)) is not None
    try:
        found = read_assessment(path)
    except ReadinessError as error:
        assert said(error.faults)
    else:
        assert read_assessment(path) == found
        said_answers = {name: answer for name, answer in found.answers.items() if not answer.is_empty}
        written = write_assessment(path, found.model_copy(update={"answers": said_answers}))
        assert read_assessment(path) == written


def inside(value: object, place: tuple[str | int, ...]) -> dict[str, object]:
    """The table at a place."""
    for part in place:
        assert isinstance(value, dict | list)
        value = value[part]  # type: ignore[index]
    assert isinstance(value, dict)
    return value


def parsed(path: Path) -> object:
    """What a file says."""
    return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)


@settings(max_examples=150)
@given(place=st.sampled_from(PLACES), value=EVERY_VALUE)
def test_an_unknown_key_is_written_back_as_it_was(
    folder: Path, place: tuple[str | int, ...], value: object
) -> None:
    """What opens can be saved, and means the same afterwards; to the microsecond, with any offset."""
    path = folder / "unknown.toml"
    whole = tomllib.loads(assessment_text(full_assessment()), parse_float=Decimal)
    inside(whole, place)[UNKNOWN] = value
    path.write_text(tomli_w.dumps(whole), "utf-8")
    before = inside(parsed(path), place)[UNKNOWN]
    write_assessment(path, read_assessment(path))
    assert inside(parsed(path), place)[UNKNOWN] == before
    assert type(inside(parsed(path), place)[UNKNOWN]) is type(before)


@pytest.mark.parametrize(
    "value",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-14:00", "0001-01-01T00:00:00-14:00",
     "0001-01-01", "00:00:00", "23:59:59.999999", "nan", "-nan", "-inf", "-0.0", "1e-400",
     "1979-05-27T07:32:00"],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "[ [ {} ] ]", "{{ a.b = {} }}"])
def test_the_ends_of_what_a_value_can_be_are_written_back(tmp_path: Path, value: str, around: str) -> None:
    """Without a word: `check` finds no fault, and there is none."""
    path = tmp_path / "calla.toml"
    text = assessment_text(full_assessment())
    path.write_text(text.replace("format = 1\n", f"format = 1\nodd = {around.format(value)}\n", 1), "utf-8")
    questionnaire = read_questionnaire(write_small(tmp_path / "small"))
    before = [fault for fault in check_assessment(path, questionnaire) if not fault.tolerated]
    write_assessment(path, read_assessment(path))
    again = path.read_bytes()
    write_assessment(path, read_assessment(path))
    assert (before, path.read_bytes()) == ([], again)


@given(value=EVERY_VALUE)
def test_an_unknown_setting_is_written_back_as_it_was(folder: Path, value: object) -> None:
    """For another version of the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CM_READINESS_CONFIG", str(folder / "config"))
        settings_path().parent.mkdir(exist_ok=True)
        settings_path().write_text(tomli_w.dumps({"format": 1, UNKNOWN: value}), "utf-8")
        before = inside(parsed(settings_path()), ())[UNKNOWN]
        write_settings(read_settings()[0])
        assert inside(parsed(settings_path()), ())[UNKNOWN] == before


@given(st.data())
def test_in_the_settings(folder: Path, data: st.DataObject) -> None:
    """The program starts all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CM_READINESS_CONFIG", str(folder))
        text = 'format = 1\nlanguage = "fr"\nadvance = true\nrecent = ["a"]\nfolder = "x"\n[keys]\nq = "q"\n'
        spoil(data, settings_path(), text)
        assert len(said(read_settings()[1])) < 10
