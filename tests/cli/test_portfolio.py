"""`portfolio`: many companies at once, and nothing of few of them."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from cm_readiness.core.distribution import distribution
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.language.text_layout import width
from tests.portfolio._companies import companies

from .conftest import ROOT, Run
from .portfolios import folder_of

NUMBER = 24
AT = ("--as-of", "2026-11-30")
COMPANIES = ROOT / "tests" / "companies"


@pytest.fixture
def folder(place: Path) -> Path:
    """Companies, some of them in several rounds."""
    there = place.parent / "home" / "assessments"
    there.mkdir(parents=True)
    for count, assessment in enumerate(companies(NUMBER, 5)):
        (there / f"c{count:02}.toml").write_text(assessment_text(assessment), encoding="utf-8")
    return there


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """What a kind prints as JSON."""
    ended = run("portfolio", *arguments, "--json", *AT)
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)
    assert isinstance(found, list)
    return found


def test_a_table_has_the_form_that_is_documented(run: Run, folder: Path) -> None:
    """An entry for each assessment, and its scores are those of `score`."""
    found = listed(run)
    assert len(found) == NUMBER
    assert all(
        list(one) == [
            "path", "company", "overall_millionths", "state", "verdict", "open_actions", "late_actions",
            "next_round",
        ]
        for one in found
    )  # fmt: skip
    one = found[0]
    score = json.loads(run("score", str(one["path"]), "--json", *AT).out)
    assert score["overall"]["score"] == pytest.approx(one["overall_millionths"] / 1_000_000, abs=0.05)
    assert score["verdict"]["id"] == one["verdict"]


def test_a_table_is_the_default_and_has_a_line_for_each(run: Run, folder: Path) -> None:
    """With how many there are; by company."""
    out = run("portfolio", *AT).out
    assert out == run("portfolio", "table", *AT).out
    lines = out.splitlines()
    assert lines[0].split() == ["Company", "Score", "Verdict", "To", "do", "Late", "Next"]
    assert lines[-1] == f"{NUMBER} assessments"
    assert lines[1:-2] == sorted(lines[1:-2], key=lambda line: line[:13])


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "kind",
    [(), ("trends",), ("late",), ("gaps",), ("benchmark",), ("benchmark", "--by", "size"),
     ("benchmark", "--by", "sector", "--least", "3")],
    ids=" ".join,
)  # fmt: skip
def test_text_stays_within_eighty_columns(
    run: Run, folder: Path, language: str, kind: tuple[str, ...]
) -> None:
    """In every language."""
    ended = run("portfolio", *kind, *AT, "--language", language)
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) > 4
    assert max(map(width, ended.out.splitlines())) <= 80


def test_scores_are_those_of_everywhere(run: Run, place: Path) -> None:
    """One of 49.998 has not reached 50, where another verdict begins: no list rounds it up."""
    almost = folder_of(place / "many", 12) / "company-00009.toml"
    assert "Overall: 49 out of 100" in run("score", almost, *AT).out
    for other in set(almost.parent.iterdir()) - {almost}:
        other.unlink()
    for kind in ("table", "trends"):
        out = run("portfolio", kind, "--folder", almost.parent, *AT).out
        assert (" 49 " in out, " 50 " in out) == (True, False)


def test_a_score_reaches_no_limit_that_the_exact_one_has_not(run: Run, place: Path) -> None:
    """49.6 is 49 before a band that starts at 50, as on the assessment’s own page."""
    (place / "short").mkdir()
    assessment = next(islice(companies(35, 5), 34, None))
    (place / "short" / "c.toml").write_text(assessment_text(assessment), encoding="utf-8")
    ended = run("portfolio", *AT, "--folder", str(place / "short"))
    assert (ended.code, ended.out.splitlines()[1].split()[:3]) == (0, ["Company", "00034", "49"])
    assert "Overall: 49 out of 100" in run("score", str(place / "short" / "c.toml"), *AT).out


def test_a_verdict_is_that_of_the_assessment_and_whole(run: Run) -> None:
    """Word for word as its own results say it, however long it is."""
    paths = [path for path in COMPANIES.glob("*.toml") if path.name != "expectations.toml"]
    tables = {
        one: run("portfolio", "--folder", str(COMPANIES), *AT, "--language", one).out for one in ("en", "fr")
    }
    told = 0
    for path in paths:
        language = "fr" if '\nlanguage = "fr"\n' in path.read_text("utf-8") else "en"
        own = re.search(r"^Verdict\s?: (.+)$", run("score", str(path), *AT).out, re.MULTILINE)
        assert own and own[1] in tables[language]
        told += 1
    assert told > 8


def test_conditions_choose(run: Run, folder: Path) -> None:
    """What is asked of all fields at once; of several values of one field, one is enough."""
    late = listed(run, "--where", "late=yes")
    assert {one["path"] for one in late} == {one["path"] for one in listed(run) if one["late_actions"]}
    assert 0 < len(late) < NUMBER
    both = listed(run, "--where", "size=micro", "--where", "Size = SMALL", "--where", "latest=yes")
    assert 0 < len(both) < NUMBER
    assert len(listed(run, "--where", "client=company 00003")) == 1
    assert listed(run, "--where", "size=large", "--where", "size=none-such", "--where", "year=1999") == []
    assert run("portfolio", "--where", "year=1999").out == "No assessment meets these conditions.\n"


def test_a_table_can_be_sorted(run: Run, folder: Path) -> None:
    """By the score, either way."""
    scores = [one["overall_millionths"] for one in listed(run, "--sort", "score")]
    assert scores == sorted(scores, key=lambda one: (one is None, one))
    assert listed(run, "--sort", "score", "--reverse")[0]["overall_millionths"] == scores[-1]


def test_trends_have_all_rounds(run: Run, folder: Path) -> None:
    """With the change since the round before."""
    found = listed(run, "trends")
    rounds = [one["rounds"] for one in found]
    assert sum(map(len, rounds)) == NUMBER
    (first, *_, before, last), change = next(
        (one["rounds"], one["change_millionths"]) for one in found if len(one["rounds"]) > 2
    )
    assert change == last["overall_millionths"] - before["overall_millionths"]
    assert list(first) == ["path", "changed", "overall_millionths", "state", "verdict"]
    assert all(one["change_millionths"] is None for one in found if len(one["rounds"]) == 1)


def test_late_actions_come_with_their_owners(run: Run, folder: Path) -> None:
    """Of the latest rounds alone; as many as the table counts."""
    found = listed(run, "late")
    assert list(found[0]) == ["path", "company", "what", "owner", "due", "days"]
    assert [one["days"] for one in found] == sorted((one["days"] for one in found), reverse=True)
    latest = listed(run, "--where", "latest=yes")
    assert len(found) == sum(one["late_actions"] for one in latest)
    assert run("portfolio", "late", "--where", "late=no").out == "No action is late.\n"


def test_gaps_are_counted_over_companies(run: Run, folder: Path) -> None:
    """By their latest rounds, the most common first."""
    found = listed(run, "gaps")
    latest = len(listed(run, "--where", "latest=yes"))
    assert list(found[0]) == ["questionnaire", "criterion", "companies", "of"]
    assert {one["of"] for one in found} == {latest}
    counts = [one["companies"] for one in found]
    assert counts == sorted(counts, reverse=True)


def test_a_benchmark_has_exact_quartiles(run: Run, folder: Path) -> None:
    """Of all companies once, by their latest rounds."""
    (found,) = listed(run, "benchmark")
    assert list(found) == ["group", "companies", "overall", "dimensions"]
    latest = listed(run, "--where", "latest=yes")
    spread = distribution([one["overall_millionths"] for one in latest])
    assert spread is not None
    assert found["group"] == "all"
    assert found["companies"] == spread.size == len(latest)
    assert found["overall"] == {
        "q1": spread.q1.mean, "median": spread.median.mean, "q3": spread.q3.mean,
    }  # fmt: skip
    assert len(found["dimensions"]) == 5


def test_a_benchmark_says_nothing_of_few(run: Run, folder: Path) -> None:
    """What is left is one group, and never fewer than five; what is too small is not shown alone either."""
    groups = listed(run, "benchmark", "--by", "size")
    assert all(one["companies"] >= 5 for one in groups)
    assert sum(one["companies"] for one in groups) == len(listed(run, "--where", "latest=yes"))
    assert groups[-1]["group"] == "other"
    (alone,) = listed(run, "benchmark", "--where", "size=solo")
    assert alone == {"group": "all", "companies": None, "overall": None, "dimensions": {}}
    assert "fewer than 5 companies" in run("portfolio", "benchmark", "--where", "size=solo").out


def test_an_engine_gives_the_same_numbers(run: Run, folder: Path) -> None:
    """DuckDB as Python."""
    pytest.importorskip("duckdb")
    arguments = ("benchmark", "--by", "size", "--least", "3")
    assert listed(run, *arguments, "--engine", "duckdb") == listed(run, *arguments)


def test_the_settings_of_a_firm_hold(run: Run, folder: Path) -> None:
    """The least number of companies, and the fields that come first."""
    config = folder.parent / "config"
    config.mkdir()
    settings = "format = 1\nleast_companies = 30\ngroup_by = ['size']\n"
    (config / "settings.toml").write_text(settings, encoding="utf-8")
    (nothing,) = listed(run, "benchmark")
    assert nothing["companies"] is None
    (config / "settings.toml").write_text("format = 1\nleast_companies = 2\n", encoding="utf-8")
    ended = run("portfolio", "benchmark", "--json")
    assert "least_companies" in ended.err
    assert json.loads(ended.out)[0]["companies"] is not None


def test_what_does_not_open_is_named_and_the_rest_is_done(run: Run, folder: Path) -> None:
    """In each kind, as text and as JSON."""
    (folder / "broken.toml").write_text("format = 1\n[[", encoding="utf-8")
    for kind in ("table", "trends", "benchmark", "late", "gaps"):
        ended = run("portfolio", kind, "--json", *AT)
        assert (ended.code, len(ended.err.splitlines())) == (0, 1)
        assert "broken.toml" in ended.err
        assert json.loads(ended.out)
    assert len(json.loads(run("portfolio", "--json").out)) == NUMBER


def test_what_answers_another_questionnaire_is_named_with_its_file(run: Run, folder: Path) -> None:
    """Of many, the sentence alone would not say which one."""
    file = folder / "c03.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('id = "community_manager"', 'id = "unheard_of"'), encoding="utf-8")
    ended = run("portfolio", "--json", *AT)
    assert len(json.loads(ended.out)) == NUMBER - 1
    assert ended.err.startswith(f"{file}: ")
    assert "unheard_of" in ended.err


def test_an_empty_folder_is_no_fault(run: Run, place: Path) -> None:
    """Nor is one that is not there yet, whatever is asked of it."""
    for kind in ("table", "trends", "benchmark", "late", "gaps"):
        ended = run("portfolio", kind)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith("no assessments yet in ")
        assert run("portfolio", kind, "--json").out == "[]\n"
        assert len(run("portfolio", kind, "--csv").out.splitlines()) == 1
    assert run("portfolio", "benchmark", "--by", "size", "--json").out == "[]\n"


def test_texts_from_outside_stay_texts(run: Run, folder: Path, place: Path) -> None:
    """What a spreadsheet would compute is no formula; what a terminal would obey is shown."""
    assessment = next(companies(1))
    company = {**assessment.company, "name": "=2+2 \x1b[31m"}
    odd = assessment.model_copy(update={"company": company, "id": "odd"})
    (folder / "odd.toml").write_text(assessment_text(odd), encoding="utf-8")
    assert "\x1b" not in run("portfolio").out
    rows = list(csv.reader(StringIO(run("portfolio", "--csv").out.removeprefix("\ufeff"))))
    assert len(rows) == NUMBER + 2
    assert rows[0][0] == "Company"
    assert any(row[0].startswith("'=2+2") for row in rows)
    book = place / "all.xlsx"
    assert run("portfolio", "--output", book).out == f"{book}\n"
    (sheet,) = CalamineWorkbook.from_path(book).sheet_names
    cells = CalamineWorkbook.from_path(book).get_sheet_by_name(sheet).to_python()
    assert len(cells) == NUMBER + 2
    assert any(str(row[0]).startswith("=2+2") for row in cells)
    assert isinstance(cells[1][2], float)


@pytest.mark.parametrize("kind", ["table", "trends", "benchmark", "late", "gaps"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_every_kind_can_be_a_file(run: Run, folder: Path, place: Path, kind: str, ending: str) -> None:
    """Nothing is replaced unless that is asked for."""
    file = place / f"out.{ending}"
    assert run("portfolio", kind, "--output", file).code == 0
    before = file.read_bytes()
    assert run("portfolio", kind, "--output", file).code == 3
    assert run("portfolio", kind, "--output", file, "--force").code == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tabel"], "portfolio: tabel cannot be listed; did you mean table?"),
        (["--where", "sectr=x"], "portfolio: there is no field sectr; did you mean sector?"),
        (["--where", "size"], "portfolio: --where size has no name and value; write it as NAME=VALUE."),
        (["--by", "size"], "portfolio: --by goes with benchmark alone; leave it out."),
        (["benchmark", "--sort", "score"], "portfolio: --sort goes with table alone; leave it out."),
        (["--json", "--csv"], "portfolio: --json and --csv are two kinds of output; give one of them."),
        (
            ["--xlsx"],
            "portfolio: a workbook cannot be printed; name a file, such as --output portfolio.xlsx",
        ),
        (["benchmark", "--least", "2"], "portfolio: --least is 2; it must be a whole number, 3 or more."),
        (
            ["benchmark", "--by", "size", "--where", "size=solo"],
            "portfolio: size is asked for twice; in a benchmark each field may stand once.",
        ),
        (
            ["benchmark", "--by", "cm_setup"],
            "portfolio: companies are grouped by sector, size, country here, not by cm_setup; group_by in "
            "the settings names up to three fields.",
        ),
        (
            ["benchmark", "--engine", "oracle"],
            "portfolio: --engine cannot be oracle; it is one of python, duckdb, postgres, clickhouse.",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(run: Run, folder: Path, arguments: list[str], sentence: str) -> None:
    """It says what, and what to do; nothing is printed."""
    ended = run("portfolio", *arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"{sentence}\n")
