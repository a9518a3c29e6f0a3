"""What the README and the docs show exists, and what exists is shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click import Context, Group

from cm_readiness.cli.app import command_line
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.optimum import Solution, best_use, cheapest_way
from cm_readiness.core.planning import plan_roadmap
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.language.words import words_for

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHIPPED = ROOT / "questionnaires" / "community_manager"


def command_names() -> set[str]:
    """The commands that people see."""
    return {name for name, command in group().commands.items() if not command.hidden}


def group() -> Group:
    """The whole command line, in English."""
    commands = command_line(words_for("en"))
    assert isinstance(commands, Group)
    return commands


def shown() -> list[tuple[str, list[str]]]:
    """Each command line of the program in the pages, with the page and without what is quoted."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        lines = re.findall(r"^[$>] (?:\S*[/\\])?cm-readiness(.*)$", text, re.MULTILINE)
        lines += re.findall(r"`cm-readiness ([^`]*)`", text)
        found += [(page.name, re.sub(r'"[^"]*"', "TEXT", line).split()) for line in lines]
    return found


def test_the_pages_show_command_lines() -> None:
    """The tests below would pass on nothing otherwise."""
    assert len(shown()) > 15


@pytest.mark.parametrize(
    ("page", "words"), shown(), ids=lambda value: " ".join(value) if isinstance(value, list) else value
)
def test_what_is_shown_exists(page: str, words: list[str]) -> None:
    """A first word is a command or a file; an option belongs to its command."""
    commands = group()
    valued = {
        name for taken in commands.params if not getattr(taken, "is_flag", False) for name in taken.opts
    }
    behind = [word for before, word in zip(["", *words], words, strict=False) if before not in valued]
    said = [word for word in behind if not word.startswith("-")]
    two = " ".join(said[:2])
    first = two if two in commands.commands else said[0] if said else ""
    command = commands.commands.get(first, commands)
    assert first in commands.commands or not first or "." in first or first.isupper(), page
    taken = [*command.get_params(Context(command)), *commands.params]
    options = {name for parameter in taken for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= options | {"--help"}


def test_every_command_is_shown_in_the_readme() -> None:
    """A command that nobody reads about is not found."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {name for name in command_names() if f"cm-readiness {name}" not in readme} == set()


def test_the_worked_example_of_the_method_is_what_the_program_computes() -> None:
    """The sums on the page are those of Maison Calla."""
    page = (ROOT / "docs" / "method.md").read_text("utf-8")
    example = read_assessment(SHIPPED / "examples" / "maison_calla.en.toml")
    evaluation = evaluate(read_questionnaire(SHIPPED), example, date(2026, 11, 22))
    purpose, role, formats, strategy, trend = evaluation.dimensions
    for term in purpose.trace.terms:
        name = evaluation.standings[term.criterion].criterion.name.get("en")
        row = rf"\| {re.escape(name)}[^|]*\| {term.weight} \| {term.level} \| {term.weight * term.level} \|"
        assert re.search(row, page), name
    figures = [
        f"25 × 29 / 14 = {float(purpose.raw or 0):.1f}",
        f"= {float(trend.low or 0):.1f};",
        f"= {float(trend.high or 0):.1f}.",
        f"score {purpose.score}, {float(role.score or 0):.1f}, {float(formats.score or 0):.1f}, "
        f"{strategy.score} and {trend.score}",
        f"a fifth of it is {float(evaluation.overall.score or 0):.1f}",
    ]
    flat = " ".join(page.split())
    assert [figure for figure in figures if figure not in flat] == []
    assert len(evaluation.closed_gates) == 4


def test_the_plan_of_the_method_is_what_the_program_finds() -> None:
    """The first period, the cheapest ways and the budget on the page are those of Maison Calla."""
    page = (ROOT / "docs" / "method.md").read_text("utf-8")
    example = read_assessment(SHIPPED / "examples" / "maison_calla.en.toml")
    evaluation = evaluate(read_questionnaire(SHIPPED), example, date(2026, 11, 22))
    section = page[page.index("### The roadmap") : page.index("### The cheapest way")]
    rows = re.findall(r"\| ([A-Z][\w ]+?)(?: \(gate\))? \| (\d) → (\d) \| ([\d.]+) \|", section)
    entries = plan_roadmap(evaluation).periods[0].entries
    assert rows == [
        (e.criterion.name.get("en"), str(e.from_level), str(e.to_level), f"{float(e.effort_days):g}")
        for e in entries
    ]
    flat = " ".join(page.split())
    _, conditional, best = evaluation.questionnaire.verdicts
    some, all_, spent = (
        cheapest_way(evaluation, conditional),
        cheapest_way(evaluation, best),
        best_use(evaluation, 10),
    )
    assert isinstance(some, Solution)
    assert isinstance(all_, Solution)
    figures = [
        f"*conditional* takes {float(some.effort_days):g} day of work:",
        f"The low end of the overall is then {float(some.overall_low or 0):.1f}.",
        f"*go* takes {float(all_.effort_days):g} days:",
        f"The low end of the overall is then {float(all_.overall_low or 0):.1f}, just above the limit of 65.",
        f"10 days bring Maison Calla to {float(spent.overall_low or 0):.1f},",
        f"with {float(spent.effort_days):g} of them used",
    ]
    assert [figure for figure in figures if figure not in flat] == []


def test_links_between_the_pages_lead_somewhere() -> None:
    """A link or a picture that is part of the repository is there."""
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"


def test_every_make_target_that_is_shown_exists() -> None:
    """`make run` and the others."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        assert set(re.findall(r"(?:^\$ |`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)) <= targets
