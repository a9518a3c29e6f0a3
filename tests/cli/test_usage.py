"""Help and mistakes on the command line: our own words, in the person's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.app.formats import formats
from cm_readiness.cli import app
from cm_readiness.cli.app import command_line
from cm_readiness.core.errors import Fault, Place
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import LANGUAGES, words_for

from .conftest import Run, tree

COMMANDS = sorted(
    name for name, command in command_line(words_for("en")).commands.items() if not command.hidden
)
FOREIGN = ("Show this message", "Error", "Try '", "No such", "Missing", "Got unexpected", "Invalid value")
"""Words of the library that nobody should read."""


def test_help_names_every_command(run: Run) -> None:
    """And fits into 80 columns."""
    ended = run("--help")
    assert ended.code == 0
    assert ended.err == ""
    assert all(f"\n  {name} " in ended.out for name in COMMANDS)
    assert max(map(len, ended.out.splitlines())) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    run: Run, command: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the environment, and in it alone."""
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    words = words_for(language)
    ended = run(command, "--help")
    assert ended.code == 0
    assert f"\n  cm-readiness {command}" in ended.out
    assert words("Shows this help.") in ended.out
    assert words("Example") in ended.out
    assert not any(text in ended.out for text in FOREIGN)


MISTAKES: list[tuple[tuple[str, ...], Fault]] = [
    (("scor",), Fault("unknown_command_nearest", {"command": "scor", "nearest": "score"})),
    (("rapport",), Fault("unknown_command_nearest", {"command": "rapport", "nearest": "report"})),
    (
        ("zzz",),
        Fault(
            "unknown_command",
            {"command": "zzz", "commands": ", ".join(app.COMMANDS)},
        ),
    ),
    (("none.toml",), Fault("no_such_file", {}, Place("none.toml"))),
    (("deep/none",), Fault("no_such_file", {}, Place("deep/none"))),
    (("--languag", "fr"), Fault("unknown_option_nearest", {"option": "--languag", "nearest": "--language"})),
    (("--folder",), Fault("option_needs_value", {"option": "--folder"})),
    (("--plan",), Fault("unknown_option_nearest", {"option": "--plan", "nearest": "--plain"})),
    (("score",), Fault("missing_argument", {"argument": "FILE"}, Place("score"))),
    (
        ("score", "calla.toml", "--jsn"),
        Fault("unknown_option_nearest", {"option": "--jsn", "nearest": "--json"}, Place("score")),
    ),
    (("score", "calla.toml", "-x"), Fault("unknown_option", {"option": "-x"}, Place("score"))),
    (
        ("score", "calla.toml", "--json=1"),
        Fault("option_takes_no_value", {"option": "--json"}, Place("score")),
    ),
    (("score", "calla.toml", "--as-of"), Fault("option_needs_value", {"option": "--as-of"}, Place("score"))),
    (("score", "calla.toml", "more"), Fault("unexpected_argument", {"given": "more"}, Place("score"))),
    (
        ("score", "calla.toml", "--as-of", "11/22/2026"),
        Fault("not_a_day", {"given": "11/22/2026"}, Place("score")),
    ),
    (("answer", "calla.toml", "1.1", "-1"), Fault("not_a_level", {"given": "-1"}, Place("answer"))),
    (
        ("report", "calla.toml", "--format", "odt"),
        Fault(
            "no_such_choice",
            {"option": "--format", "given": "odt", "choices": ", ".join(form.id for form in formats())},
            Place("report"),
        ),
    ),
    (
        ("list", "questionnaire"),
        Fault("unknown_kind_nearest", {"given": "questionnaire", "nearest": "questionnaires"}, Place("list")),
    ),
    (
        ("list", "things"),
        Fault(
            "unknown_kind",
            {"given": "things", "kinds": "questionnaires, templates, assessments"},
            Place("list"),
        ),
    ),
    (
        ("demo", "--language", "de"),
        Fault(
            "no_such_choice",
            {"option": "--language", "given": "de", "choices": ", ".join(LANGUAGES)},
            Place("demo"),
        ),
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "fault"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_mistake_is_one_sentence_of_our_own(
    run: Run,
    calla: Path,
    arguments: tuple[str, ...],
    fault: Fault,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It names what is wrong and the way out; nothing is printed on standard output, nothing written."""
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    before = tree(calla.parent)
    ended = run(*arguments)
    if "argument" in fault.values:
        fault = Fault(fault.code, {"argument": words_for(language)("FILE")}, fault.where)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err == sentence(fault, words_for(language)) + "\n"
    assert tree(calla.parent) == before


def test_the_language_before_the_command_is_that_of_its_sentences(run: Run) -> None:
    """It goes before settings and environment."""
    fault = Fault("unknown_command_nearest", {"command": "scor", "nearest": "score"})
    assert run("--language", "fr", "scor").err == sentence(fault, words_for("fr")) + "\n"


def test_the_settings_go_before_the_environment(run: Run, place: Path) -> None:
    """What a person chose once holds."""
    config = place.parent / "home" / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('format = 1\nlanguage = "fr"\n', "utf-8")
    fault = Fault("unknown_command_nearest", {"command": "scor", "nearest": "score"})
    assert run("scor").err == sentence(fault, words_for("fr")) + "\n"


def test_control_characters_do_not_reach_the_terminal(run: Run) -> None:
    """A word that was pasted in cannot move the cursor or break the line."""
    ended = run("sc\x1b[2Jor\n")
    assert "\x1b" not in ended.err
    assert "\\x1b[2J" in ended.err
    assert ended.err.count("\n") == 1


def test_a_word_that_no_file_system_has_is_no_fault_of_the_program(run: Run) -> None:
    """A name of 300 letters is simply not there."""
    assert run("x" * 300).code == 2
    assert run("score", "x" * 300).code == 2
    assert run("new", "x" * 300).code == 3


def test_a_command_goes_before_a_file_of_its_name(run: Run, place: Path) -> None:
    """With ./ it is the file."""
    (place / "score").write_text("", "utf-8")
    assert run("score").err.startswith("score: ")
    assert "terminal" in run("./score").err


def test_a_folder_is_not_opened(run: Run, place: Path) -> None:
    """It is said, and no screen opens."""
    ended = run(place)
    assert ended.code == 2
    assert ended.err == sentence(Fault("is_a_folder", {}, Place(str(place))), words_for("en")) + "\n"


def test_completion_knows_the_commands(place: Path) -> None:
    """Shells ask with an environment variable."""
    from .conftest import start

    ended = start(
        env={"_CM_READINESS_COMPLETE": "complete_bash", "COMP_WORDS": "cm-readiness sc", "COMP_CWORD": "1"}
    )
    assert ended.code == 0
    assert ended.out.split() == ["score"]
