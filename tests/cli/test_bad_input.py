"""Every bad input: one clear sentence, the right exit code, and no file changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.formats.registry import formats
from cm_readiness.language.words import LANGUAGES

from .conftest import Run, start, tree

SHIPPED = questionnaires_folder() / "community_manager"
FORMATS = ", ".join(one.id for one in formats())
Spoil = Callable[[Path], object]


def replaced(old: str, new: str) -> Spoil:
    """Spoils a file by replacing a text that is in it."""

    def spoil(path: Path) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    return spoil


def as_folder(path: Path) -> None:
    """A folder where the file was."""
    path.unlink()
    path.mkdir()


ENTRY = '[answers."purpose.business_goals"]\nlevel = 2\n'
BAD_FILES: dict[str, tuple[Spoil, list[str]]] = {
    "missing": (Path.unlink, ["calla.toml"]),
    "a folder": (as_folder, ["calla.toml", "folder"]),
    "no TOML": (replaced("\n[company]", "\n[company"), ["calla.toml, line ", ", column "]),
    "empty": (lambda path: path.write_bytes(b""), ["calla.toml", "format"]),
    "another encoding": (lambda path: path.write_bytes("format = 1 # créé".encode("latin-1")), ["UTF-8"]),
    "UTF-16": (lambda path: path.write_bytes("format = 1".encode("utf-16")), ["UTF-8"]),
    "too large": (lambda path: path.write_bytes(b"#" * 5_000_001), ["calla.toml"]),
    "a newer format": (replaced("format = 1", "format = 2"), ["written by cm-readiness"]),
    "no such questionnaire": (
        replaced('id = "community_manager"', 'id = "community_managr"'),
        ["calla.toml", "community_managr", "community_manager"],
    ),
    "a level of 7": (
        replaced(ENTRY, ENTRY.replace("2", "7")),
        ["calla.toml, line ", 'answers."purpose.business_goals"', "7", "0 to 4"],
    ),
    "a level of 2.5": (
        replaced(ENTRY, ENTRY.replace("2", "2.5")),
        ["calla.toml, line ", 'answers."purpose.business_goals"'],
    ),
    "a level as text": (
        replaced(ENTRY, ENTRY.replace("2", '"2"')),
        ["calla.toml, line ", 'answers."purpose.business_goals"'],
    ),
    "two kinds of answer": (
        replaced(ENTRY, f"{ENTRY}unknown = true\n"),
        ["calla.toml, line ", 'answers."purpose.business_goals"'],
    ),
    "no reason": (
        replaced(ENTRY, ENTRY.replace("level = 2", 'not_applicable = " "')),
        ["calla.toml, line ", 'answers."purpose.business_goals"'],
    ),
}
"""What does not open, and what the sentence names at least."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "score": ("score", "calla.toml"),
    "score as data": ("score", "calla.toml", "--json"),
    "report": ("report", "calla.toml", "--output", "calla.md"),
    "answer": ("answer", "calla.toml", "purpose.business_goals", "3"),
    "edit": ("edit", "calla.toml", "--title", "New"),
    "explain": ("explain", "calla.toml"),
    "plan": ("plan", "calla.toml"),
    "milestone": ("milestone", "calla.toml", "add", "baseline"),
    "compare": ("compare", "calla.toml", "calla.toml"),
    "new from it": ("new", "new.toml", "--from", "calla.toml"),
}


@pytest.mark.parametrize("fault", BAD_FILES)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_does_not_open_is_said_in_one_sentence(run: Run, calla: Path, command: str, fault: str) -> None:
    """File, line and key; exit code 2; the file stays as it is."""
    spoil, named = BAD_FILES[fault]
    spoil(calla)
    before = tree(calla.parent)
    ended = run(*COMMANDS[command])
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1, ended.err
    assert [text for text in named if text not in ended.err] == [], ended.err
    assert tree(calla.parent) == before


@pytest.mark.parametrize("fault", BAD_FILES)
def test_check_finds_the_same(run: Run, calla: Path, fault: str) -> None:
    """As data on standard output, with the exit code for faults."""
    spoil, named = BAD_FILES[fault]
    spoil(calla)
    if fault == "a folder":
        named = ["calla.toml"]
    before = tree(calla.parent)
    ended = run("check", "calla.toml")
    assert ended.code == 1
    assert ended.err == ""
    assert [text for text in named if text not in ended.out] == [], ended.out
    assert tree(calla.parent) == before


BAD_WORDS: dict[str, tuple[tuple[str, ...], int, list[str]]] = {
    "an unknown criterion": (
        ("answer", "calla.toml", "purpose.business_goal", "2"), 2,
        ["answer: ", "purpose.business_goal;", "purpose.business_goals?"],
    ),
    "a criterion without its dimension": (
        ("answer", "calla.toml", "workload", "2"), 2, ["role_clarity.workload?"],
    ),
    "an unknown number": (("answer", "calla.toml", "9.9", "2"), 2, ["9.9"]),
    "a level of 7": (("answer", "calla.toml", "1.1", "7"), 2, ["level is 7", "0 to 4"]),
    "a level below 0": (("answer", "calla.toml", "1.1", "-1"), 2, ["-1", "0 to 4"]),
    "a level of 2.5": (("answer", "calla.toml", "1.1", "2.5"), 2, ["2.5", "0 to 4"]),
    "a level in words": (("answer", "calla.toml", "1.1", "two"), 2, ["two", "0 to 4"]),
    "not applicable where it is forbidden": (
        ("answer", "calla.toml", "purpose.business_goals", "--not-applicable", "no time"), 2,
        ["purpose.business_goals", "not applicable"],
    ),
    "not applicable without a reason": (
        ("answer", "calla.toml", "trend_watch.watch_ritual", "--not-applicable", "  "), 2, ["reason"],
    ),
    "two answers": (("answer", "calla.toml", "1.1", "2", "--unknown"), 2, ["2 and --unknown"]),
    "an answer and clearing": (("answer", "calla.toml", "1.1", "--unknown", "--clear"), 2, ["--clear"]),
    "nothing to record": (("answer", "calla.toml", "1.1"), 2, ["nothing to record"]),
    "a note that is too long": (("answer", "calla.toml", "1.1", "--note", "x" * 20_001), 2, ["20001"]),
    "nothing to change": (("edit", "calla.toml"), 2, ["nothing to change"]),
    "an unknown field": (("edit", "calla.toml", "--set", "secteur=x"), 2, ["did you mean sector?"]),
    "a field like no other": (("edit", "calla.toml", "--set", "q=x"), 2, ["cm_setup", "day_rate"]),
    "no value": (("edit", "calla.toml", "--set", "name"), 2, ["NAME=VALUE"]),
    "an unknown choice": (("edit", "calla.toml", "--set", "cm_setup=freelancer"), 2, ["freelance?"]),
    "one unknown choice of several": (("edit", "calla.toml", "--set", "channels=x,insta"), 2, ["instagram?"]),
    "no number": (("edit", "calla.toml", "--set", "day_rate=many"), 2, ["day_rate", "number"]),
    "an endless number": (("edit", "calla.toml", "--set", "day_rate=Infinity"), 2, ["day_rate", "number"]),
    "neither yes nor no": (("edit", "calla.toml", "--set", "paid_advertising=maybe"), 2, ["yes or no"]),
    "an unknown dimension": (("edit", "calla.toml", "--target", "porpose=3"), 2, ["did you mean purpose?"]),
    "a target of 0": (("edit", "calla.toml", "--target", "purpose=0"), 2, ["1 to 4"]),
    "a target of 5": (("edit", "calla.toml", "--target", "purpose=5"), 2, ["1 to 4"]),
    "an unknown depth": (("edit", "calla.toml", "--depth", "expres"), 2, ["express?"]),
    "an unknown rule": (("edit", "calla.toml", "--evidence-rule", "lax"), 2, ["declared, strict"]),
    "an unknown language": (("edit", "calla.toml", "--language", "de"), 2, [", ".join(LANGUAGES)]),
    "one good and one bad": (("edit", "calla.toml", "--title", "A", "--set", "q=x"), 2, ["cm_setup"]),
    "no such day": (("score", "calla.toml", "--as-of", "2026-02-30"), 2, ["2026-02-30"]),
    "the folder of no questionnaire": (
        ("score", "calla.toml", "--questionnaire", "nowhere"), 2, ["nowhere"],
    ),
    "a file that is there": (("new", "calla.toml"), 3, ["calla.toml"]),
    "a questionnaire that is not there": (
        ("new", "new.toml", "--questionnaire", "community_managr"), 2, ["community_manager?"],
    ),
    "a questionnaire's folder that is not there": (
        ("new", "new.toml", "--questionnaire", "./nowhere"), 2, ["nowhere"],
    ),
    "a new file with a bad value": (("new", "new.toml", "--set", "cm_setup=x"), 2, ["cm_setup"]),
    "an unknown template": (("report", "calla.toml", "--template", "gap"), 2, ["gap"]),
    "a template that is not there": (("report", "calla.toml", "--template", "./gap.md.j2"), 2, ["gap.md.j2"]),
    "a template with an unknown name": (
        ("report", "calla.toml", "--template", "unknown.md.j2"), 2, ["unknown.md.j2, line 2", "companie"],
    ),
    "a template with a mistake": (
        ("report", "calla.toml", "--template", "broken.md.j2"), 2, ["broken.md.j2, line 2"],
    ),
    "an output that is there": (("report", "calla.toml", "--output", "there.md"), 3, ["there.md"]),
    "an output that is a folder": (("report", "calla.toml", "--output", ".", "--force"), 3, ["folder"]),
    "an output in no folder": (("report", "calla.toml", "--output", "none/calla.md"), 3, ["none"]),
    "the assessment as output": (
        ("report", "calla.toml", "--output", "calla.toml", "--force"), 3, ["calla.toml", "made of this file"],
    ),
    "an unknown format": (("report", "calla.toml", "--format", "pfd"), 2, [FORMATS]),
    "a folder that is not empty": (("demo", "."), 3, ["not empty"]),
    "a file where a folder goes": (("demo", "there.md"), 3, ["there.md"]),
    "a budget below 0": (("plan", "calla.toml", "--budget", "-5"), 2, ["plan: ", "-5", "0 to 10000"]),
    "an absurd budget": (("plan", "calla.toml", "--budget", "1e9"), 2, ["1e9", "0 to 10000"]),
    "a budget without end": (("plan", "calla.toml", "--budget", "Infinity"), 2, ["Infinity", "days"]),
    "a budget in words": (("plan", "calla.toml", "--budget", "a lot"), 2, ["a lot", "days"]),
    "an unknown verdict": (("plan", "calla.toml", "--verdict", "conditionel"), 2, ["conditional?"]),
    "a verdict like no other": (("plan", "calla.toml", "--verdict", "zzz"), 2, ["not_yet, conditional, go"]),
    "nothing to explain": (("explain", "calla.toml", "porpose"), 2, ["explain: ", "did you mean purpose?"]),
    "nothing like it to explain": (("explain", "calla.toml", "9.9"), 2, ["9.9", "overall"]),
    "a milestone without a name": (("milestone", "calla.toml", "add"), 2, ["name", "baseline"]),
    "a milestone with a blank name": (("milestone", "calla.toml", "add", " "), 2, ["milestone: ", "name"]),
    "a milestone that is there": (("milestone", "frozen.toml", "add", "baseline"), 2, ["baseline already"]),
    "nothing known to do": (("milestone", "calla.toml", "ad", "x"), 2, ["add?"]),
    "a list with a name": (("milestone", "calla.toml", "list", "x"), 2, ["one word too many"]),
    "no milestone to compare": (("compare", "calla.toml@x", "calla.toml"), 2, ["calla.toml: ", "milestone"]),
    "another milestone": (("compare", "frozen.toml@baselin", "calla.toml"), 2, ["did you mean baseline?"]),
    "no file before the milestone": (("compare", "none.toml@x", "calla.toml"), 2, ["none.toml: "]),
    "files of different questionnaires": (
        ("compare", "calla.toml", "other.toml"), 2, ["community_manager", "mine", "different questionnaires"],
    ),
    "a report against another questionnaire": (
        ("report", "calla.toml", "--against", "other.toml"), 2, ["different questionnaires"],
    ),
    "people like no other": (("compare", "calla.toml", "calla.toml", "--as", "pairs"), 2, ["--as", "people"]),
    "a progress report on nothing": (
        ("report", "calla.toml", "--template", "progress_report"), 2, ["--against"],
    ),
    "a follow-up of nothing": (("new", "new.toml", "--from", "none.toml"), 2, ["none.toml: "]),
    "a follow-up with another questionnaire": (
        ("new", "new.toml", "--from", "calla.toml", "--questionnaire", "questionnaires/mine"), 2,
        ["different questionnaires"],
    ),
    "a follow-up where a file is": (("new", "there.md", "--from", "calla.toml"), 3, ["there.md"]),
    "nothing to check": (("check",), 2, ["PATH"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the surroundings are kept once they have been made."""
    return tmp_path_factory.mktemp("surroundings") / "kept"


@pytest.fixture
def surroundings(run: Run, calla: Path, prepared: Path) -> Path:
    """The folder of an assessment, with what it can be mistaken for, and an assessment of another kind."""
    if prepared.exists():
        return Path(shutil.copytree(prepared, calla.parent, dirs_exist_ok=True))
    (calla.parent / "there.md").write_text("mine", "utf-8")
    (calla.parent / "unknown.md.j2").write_text("# Report\n{{ companie.name }}\n", "utf-8")
    (calla.parent / "broken.md.j2").write_text("# Report\n{% if %}\n", "utf-8")
    shutil.copy(calla, calla.parent / "frozen.toml")
    run("milestone", calla.parent / "frozen.toml", "add", "baseline")
    own = calla.parent / "questionnaires" / "mine"
    shutil.copytree(SHIPPED, own, ignore=shutil.ignore_patterns("examples"))
    replaced('id = "community_manager"', 'id = "mine"')(own / "questionnaire.toml")
    run("new", calla.parent / "other.toml", "--questionnaire", "mine", "--set", "name=Maison Calla")
    shutil.copytree(calla.parent, prepared)
    return calla.parent


@pytest.mark.parametrize("case", BAD_WORDS)
def test_bad_words_on_the_command_line_are_said_in_one_sentence(
    run: Run, surroundings: Path, case: str
) -> None:
    """What, where, and what to do; nothing is written when a command fails."""
    arguments, code, named = BAD_WORDS[case]
    before = tree(surroundings)
    ended = run(*arguments)
    assert ended.code == code, ended
    assert ended.out == ""
    assert ended.err.count("\n") == 1, ended.err
    assert [text for text in named if text not in ended.err] == [], ended.err
    assert tree(surroundings) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("score", "none.toml"), 2),
        (("answer", "calla.toml", "purpose.business_goal", "2"), 2),
        (("new", "calla.toml"), 3),
        (("report", "calla.toml", "--output", "calla.toml"), 3),
        (("check", "none.toml"), 1),
    ],
)
def test_a_process_ends_the_same_way(calla: Path, arguments: tuple[str, ...], code: int) -> None:
    """No traceback gets past the last door."""
    before = tree(calla.parent)
    ended = start(*arguments)
    assert ended.code == code
    assert (ended.err + ended.out).count("\n") == 1
    assert tree(calla.parent) == before


def test_all_faults_of_a_file_are_said(run: Run, calla: Path) -> None:
    """One run is enough to mend them all."""
    replaced(ENTRY, ENTRY.replace("2", "7"))(calla)
    replaced('depth = "full"', 'depth = "long"')(calla)
    ended = run("score", calla)
    assert ended.code == 2
    assert ended.err.count("\n") == 2


def test_an_example_is_not_changed_by_its_report(run: Run, place: Path) -> None:
    """Reading is reading."""
    from .conftest import example

    path = Path(shutil.copy(example("menuiserie_lenoir.fr"), place / "lenoir.toml"))
    before = path.read_bytes()
    assert run("report", path).code == 0
    assert path.read_bytes() == before
