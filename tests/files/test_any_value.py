"""Any value in any place of a file ends in faults with sentences, and never in anything else."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import check_assessment, read_assessment, write_assessment
from cm_readiness.files.questionnaires import check_questionnaire, find_questionnaires, read_questionnaire
from cm_readiness.files.settings import read_settings, settings_path

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


@given(st.data())
def test_in_the_settings(folder: Path, data: st.DataObject) -> None:
    """The program starts all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CM_READINESS_CONFIG", str(folder))
        text = 'format = 1\nlanguage = "fr"\nadvance = true\nrecent = ["a"]\nfolder = "x"\n[keys]\nq = "q"\n'
        spoil(data, settings_path(), text)
        assert len(said(read_settings()[1])) < 10
