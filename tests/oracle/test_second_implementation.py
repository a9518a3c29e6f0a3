"""The program says of 200 random companies, and of the examples, what the method's text says of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.cli.session import Session
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.this_week import this_week as program_this_week
from tests.oracle.generate import AS_OF, write_pair
from tests.oracle.optimum import budget, cheapest, sets, ways
from tests.oracle.planning import PERIODS, period_end, plan, this_week
from tests.oracle.reading import Company, Table, open_company
from tests.oracle.scoring import score

PAIRS = 200
MOST_SETS = 1_000
EIGHTHS = 58
"""The seed of a company whose steps cost eighths of a day."""
SHIPPED = Path(__file__).parents[2] / "questionnaires" / "community_manager"


@pytest.fixture(autouse=True)
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings and assessments of nobody, in Greenwich."""
    monkeypatch.setenv("CM_READINESS_HOME", str(tmp_path / "assessments"))
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:  # noqa: ANN401
    """What the program prints as data."""
    code = main([*map(str, arguments), "--json", "--as-of", AS_OF.isoformat()])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    return json.loads(printed.out)


def differences(text: Any, program: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401
    """Where two objects differ, by key path."""
    if isinstance(text, dict) and isinstance(program, dict):
        for key in [*text, *(key for key in program if key not in text)]:
            if key in text and key in program:
                yield from differences(text[key], program[key], f"{path}.{key}")
            else:
                yield f"{path}.{key}: only the {'text' if key in text else 'program'} has it"
    elif isinstance(text, list) and isinstance(program, list) and len(text) == len(program):
        for place, (one, other) in enumerate(zip(text, program, strict=True)):
            yield from differences(one, other, f"{path}[{place}]")
    elif text != program or isinstance(text, bool) != isinstance(program, bool):
        yield f"{path}: {text!r} by the text, {program!r} by the program"


def best_ways(company: Company, wanted: str, days: int) -> Table:
    """The cheapest way and the best use of a budget, where all sets of levels can be looked at."""
    among = list(ways(company))
    return {"cheapest": cheapest(company, wanted, among), "budget": budget(Fraction(days), among)}


def assert_same(text: Any, program: Any) -> None:  # noqa: ANN401
    """Name every difference."""
    found = list(differences(text, program))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", range(PAIRS))
def test_random_company(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scores, verdict, gaps, roadmap and best ways are those of the text."""
    folder, assessment = write_pair(seed, tmp_path)
    company = open_company(folder, assessment, AS_OF)
    verdicts = [each["id"] for each in company.frame["verdicts"]]
    wanted, days = verdicts[-1 - seed % 2 % len(verdicts)], seed % 23

    assert_same(score(company), said(capsys, "score", assessment))

    program = said(capsys, "plan", assessment, "--verdict", wanted, "--budget", str(days))
    text = plan(company)
    if sets(company) <= MOST_SETS:
        text |= best_ways(company, wanted, days)
    else:
        del program["cheapest"], program["budget"]
    if not text.get("cheapest", {}).get("reachable", True):
        why = program["cheapest"].pop("why")
        assert why["code"] and why["text"]
    assert_same(text, program)


@pytest.mark.parametrize("seed", range(0, PAIRS, 2))
def test_acts_of_a_random_company(seed: int, tmp_path: Path) -> None:
    """This week's acts and their minutes are those of the text."""
    folder, assessment = write_pair(seed, tmp_path)
    opened, questionnaire = Session().open(assessment)
    program = program_this_week(evaluate(questionnaire, opened, AS_OF))

    acts = this_week(open_company(folder, assessment, AS_OF))
    assert_same(
        [[name, act["below"], act["minutes"]] for name, act in acts],
        [[each.criterion.id, each.act.below, each.act.minutes] for each in program.acts],
    )
    assert program.minutes == sum(act["minutes"] for _, act in acts)


@pytest.mark.parametrize("later", range(7))
def test_a_period_ends_on_a_working_day(later: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan names the days on which its periods end."""
    as_of = AS_OF + timedelta(days=later)
    assert (
        main(["plan", str(SHIPPED / "examples" / "maison_calla.en.toml"), "--as-of", as_of.isoformat()]) == 0
    )
    printed = capsys.readouterr().out
    for until in PERIODS:
        end = period_end(as_of, until)
        assert f"Within {until} days, by {end.day} {end:%B %Y}:" in printed


def test_days_are_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Effort is a letter's days times the factor, exactly."""
    folder, assessment = write_pair(EIGHTHS, tmp_path)
    text = score(open_company(folder, assessment, AS_OF))
    program = said(capsys, "score", assessment)
    assert any(round(gap["effort_days"], 2) != gap["effort_days"] for gap in text["gaps"])
    assert [gap["effort_days"] for gap in text["gaps"]] == [gap["effort_days"] for gap in program["gaps"]]


def test_updated_is_read_where_it_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no longer written, and changes nothing that counts."""
    _, assessment = write_pair(1, tmp_path)
    without, text = said(capsys, "score", assessment), assessment.read_text("utf-8")
    assessment.write_text(text.replace("created =", "updated = 2026-02-01T00:00:00Z\ncreated ="), "utf-8")
    assert said(capsys, "score", assessment) == without


def test_most_random_companies_are_small_enough(tmp_path: Path) -> None:
    """The best ways are looked at in a good part of the pairs."""
    pairs = [write_pair(seed, tmp_path / str(seed)) for seed in range(40)]
    assert sum(sets(open_company(*pair, AS_OF)) <= MOST_SETS for pair in pairs) >= 20


@pytest.mark.parametrize("example", sorted(path.name for path in (SHIPPED / "examples").glob("*.toml")))
def test_example(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped examples too."""
    path = SHIPPED / "examples" / example
    company = open_company(SHIPPED, path, AS_OF)

    assert_same(score(company), said(capsys, "score", path))

    program = said(capsys, "plan", path)
    del program["cheapest"]
    assert_same(plan(company), program)
