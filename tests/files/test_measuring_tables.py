"""What measures go by beside the criteria: every fault in these files is named, at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.measuring_tables import LIMITS, TRADES, check_tables, read_limits, read_trades
from cm_readiness.files.shipped import questionnaires_folder

LANGUAGES = ("fr", "en", "es")
CHANNELS = frozenset({
    "instagram", "facebook", "threads", "linkedin", "tiktok", "youtube", "x", "pinterest", "bluesky",
    "snapchat", "google_business", "telegram",
})  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped files, to be changed."""
    for name in (LIMITS, TRADES):
        shutil.copy(questionnaires_folder() / "community_manager" / name, tmp_path / name)
    return tmp_path


def _changed(path: Path, old: str, new: str) -> int:
    """Write something else at its first place; the line that it stands in."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_ones_are_fine(folder: Path) -> None:
    """Every group that is named is there, and every channel."""
    assert check_tables(folder, LANGUAGES, CHANNELS) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (TRADES, '"{film} + {short}"', '"{filming} + {short}"', "no_such_words"),
        (TRADES, '"{somebody_s} {profession}"', '"{somebody} {profession}"', "no_such_words"),
        (TRADES, 'id = "seo"', 'id = "S E O"', "bad_id"),
        (TRADES, 'id = "sea"', 'id = "seo"', "stands_twice"),
        (TRADES, 'kind = "core"', 'kind = "hard"', "not_one_of"),
        (LIMITS, 'platform = "instagram"', 'platform = "instagramm"', "limit_of_no_channel"),
    ],
)
def test_a_fault_is_named_at_its_line(folder: Path, name: str, old: str, new: str, code: str) -> None:
    """Each by itself, and nothing else."""
    line = _changed(folder / name, old, new)

    faults = {fault.code: fault for fault in check_tables(folder, LANGUAGES, CHANNELS)}

    assert code in faults
    assert faults[code].where.line == line


def test_what_is_at_fault_is_not_gone_by(folder: Path) -> None:
    """Rather than read an advert by half of the words."""
    _changed(folder / TRADES, '"{film} + {short}"', '"{filming} + {short}"')

    with pytest.raises(ReadinessError) as raised:
        read_trades(folder, LANGUAGES)

    assert raised.value.fault.code == "no_such_words"


def test_a_questionnaire_may_have_none(tmp_path: Path) -> None:
    """It is no fault, and said when one is needed."""
    assert check_tables(tmp_path, LANGUAGES, CHANNELS) == ()
    with pytest.raises(ReadinessError) as raised:
        read_limits(tmp_path, LANGUAGES)
    assert raised.value.fault.code == "measure_no_table_file"
