"""Each deed that creates or changes an assessment leaves the same file, whatever face it is done on."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.widgets import Input

from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.language.words import words_for
from cm_readiness.tui.widgets.path_field import PathField
from tests.reliability.faults import failing
from tests.tui.conftest import Driver

from .conftest import FIRST, QUESTIONNAIRE, Steps, command, created, driven, typed

SETUP = next(field for field in QUESTIONNAIRE.profile if field.id == "cm_setup")
PLACE = str([option.id for option in SETUP.options].index("in_house") + 1)
TEXT = next(field.id for field in QUESTIONNAIRE.profile if field.kind == "text" and not field.required)
DIMENSION = QUESTIONNAIRE.dimensions[0].id


def said(**given: str) -> tuple[str, ...]:
    """What is typed at the questions on the company; Enter at those that are not given."""
    profile = tuple(given.get(field.id, "") for field in QUESTIONNAIRE.profile)
    return (*profile, given.get("title", ""), given.get("depth", ""), given.get("rule", ""))


def keys(*presses: str, back: bool = False) -> Steps:
    """Keys in the terminal UI, after going back to the first criterion.

    Args:
        presses: names of keys; a text that begins with a quotation mark is typed.
        back: whether the terminal UI opens at the second criterion.
    """

    async def steps(driver: Driver) -> None:
        if back:
            await driver.press("left")
        for press in presses:
            if press.startswith("'"):
                await driver.type(press[1:])
            else:
                await driver.press(press)

    return steps


def field(identifier: str, text: str) -> Steps:
    """A text written into a field on the page about the assessment."""

    async def steps(driver: Driver) -> None:
        await driver.press("a")
        screen = driver.app.screen
        screen.set_focus(screen.query_one(f"#{identifier}", Input))
        await driver.press("end")
        await driver.type(text)
        await driver.press("escape")

    return steps


async def freeze(driver: Driver) -> None:
    """A milestone from the page of the results."""
    await driver.say("results")
    await driver.press("m")
    await driver.type("start")
    await driver.press("enter")


@dataclass(frozen=True)
class Deed:
    """One deed on an assessment, as each face has it that offers it."""

    name: str
    terminal: Steps
    line: Sequence[str] = ()
    """The command, with FILE for the assessment."""
    plain: Sequence[str] = ()
    answered: bool = False
    """Whether the first criterion is answered before."""


DEEDS = (
    Deed("answer", keys("3"), ("answer", "FILE", FIRST, "3"), ("3", "q")),
    Deed("answer again", keys("3", back=True), ("answer", "FILE", FIRST, "3"), ("g 1", "3", "q"), True),
    Deed("confirm", keys("2", back=True), ("answer", "FILE", FIRST, "2"), ("g 1", "2", "q"), True),
    Deed("don't know", keys("d"), ("answer", "FILE", FIRST, "--unknown"), ("?", "q")),
    Deed("clear", keys("x", back=True), ("answer", "FILE", FIRST, "--clear"), ("g 1", "x", "q"), True),
    Deed("note", keys("n", "'Two say so", "escape"), ("answer", "FILE", FIRST, "--note", "Two say so"),
         ("n Two say so", "q")),
    Deed("private", keys("p", "'Ask again", "escape"), ("answer", "FILE", FIRST, "--private", "Ask again"),
         ("p Ask again", "q")),
    Deed("evidence", keys("e", "'a page", "escape"), ("answer", "FILE", FIRST, "--evidence", "a page"),
         ("e a page", "q")),
    Deed("flag", keys("f"), ("answer", "FILE", FIRST, "--flag"), ("f", "q")),
    Deed("profile", field(f"profile-{TEXT}", "Flowers"), ("edit", "FILE", "--set", f"{TEXT}=Flowers"),
         ("a", *said(**{TEXT: "Flowers"}), "q")),
    Deed("title", field("title", " 2"), ("edit", "FILE", "--title", "Baseline 2"),
         ("a", *said(title="Baseline 2"), "q")),
    Deed("target", field(f"target-{DIMENSION}", "3"), ("edit", "FILE", "--target", f"{DIMENSION}=3")),
    Deed("milestone", freeze, ("milestone", "FILE", "add", "start"), answered=True),
    Deed("undo", keys("3", "u"), plain=("3", "u", "q")),
    Deed("undo of more than answers", keys("3", "u"),
         plain=("3", "a", *said(**{TEXT: "Flowers"}), "u", "u", "q")),
    Deed("redo", keys("3", "u", "ctrl+y"), plain=("3", "u", "y", "q")),
)  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
async def test_a_deed_leaves_the_same_file(
    deed: Deed, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte."""
    found = {}
    if deed.line:
        file = created(place / "line.toml", answered=deed.answered)
        command(*(file if word == "FILE" else word for word in deed.line))
        found["the command line"] = file.read_bytes()
    if deed.plain:
        file = created(place / "plain.toml", answered=deed.answered)
        typed("ask", file, lines=tuple(deed.plain), monkeypatch=monkeypatch)
        found["the plain way"] = file.read_bytes()
    file = created(place / "terminal.toml", answered=deed.answered)
    before = file.read_bytes()
    await driven(tmp_path / "folder", file, deed.terminal)
    written = file.read_bytes()
    assert (written == before) is deed.name.startswith("undo")
    for face, content in found.items():
        assert content == written, face


async def test_not_applicable_leaves_the_same_file(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its reason, at the first criterion that may not apply."""
    about = next(criterion.id for criterion in QUESTIONNAIRE.criteria.values() if criterion.allow_na)
    ahead = list(QUESTIONNAIRE.criteria).index(about)
    line, plain, terminal = (created(place / f"{name}.toml") for name in ("line", "plain", "terminal"))
    command("answer", line, about, "--not-applicable", "No shop")
    typed("ask", plain, lines=(f"g {ahead + 1}", "- No shop", "q"), monkeypatch=monkeypatch)
    await driven(tmp_path, terminal, keys(*["right"] * ahead, "minus", "'No shop", "enter"))
    assert about in read_assessment(line).answers
    assert line.read_bytes() == plain.read_bytes() == terminal.read_bytes()


async def test_a_measure_that_is_accepted_leaves_the_same_file(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The level, the lines and the figures of a release and a post that copies it."""
    release, post = place / "release.txt", place / "post.txt"
    release.write_text("The house opens its new workshop in the old town this Saturday.", "utf-8")
    post.write_text("The house opens its new workshop in the old town!", "utf-8")
    about = "format_readiness.native_rewrite"
    number = next(number for number, criterion in QUESTIONNAIRE.numbered() if criterion.id == about)
    line, plain, terminal = (created(place / f"{name}.toml") for name in ("line", "plain", "terminal"))
    command("measure", line, "copied_text", release, post, "--accept")
    typed("ask", plain, lines=(f"g {number}", f"m {release}", str(post), "1", "q"), monkeypatch=monkeypatch)

    async def measure(driver: Driver) -> None:
        driver.session.current = about
        await driver.press("right", "left", "M")
        for path in (release, post):
            driver.app.screen.query_one(PathField).insert_pasted(str(path))
            await driver.press("enter")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        await driver.press("enter")

    await driven(tmp_path / "folder", terminal, measure)
    assert read_assessment(line).answer_to(about).measures[0].accepted
    assert line.read_bytes() == plain.read_bytes() == terminal.read_bytes()


async def test_a_new_assessment_is_the_same(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also its name, where the program chooses one."""
    command("new", "line.toml", "--title", "Baseline", "--set", "name=Été 2", "--set", "cm_setup=in_house")
    folders = [tmp_path / "folder", tmp_path / "other"]
    answers = ("", *said(name="Été 2", cm_setup=PLACE), "q")
    typed("--plain", lines=("1", *answers), monkeypatch=monkeypatch)

    async def fill_in(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("Été 2")
        driver.app.screen.set_focus(driver.app.screen.query_one("#profile-cm_setup"))
        await driver.press(*["down"] * (int(PLACE) - 1), "space", "f2")
        assert driver.page == "question"

    await driven(folders[1], None, fill_in)
    written = Path("line.toml").read_bytes()
    for folder in folders:
        (file,) = folder.glob("*.toml")
        assert (file.name, file.read_bytes()) == ("ete-2-baseline.toml", written)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_copy_of_an_example_is_the_same(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It speaks the language of whoever copies it, and its name is free whatever the letters' case."""
    folders = [tmp_path / "folder", tmp_path / "other"]
    company = read_assessment(next(iter(_examples(language)))).company_name
    for folder in folders:
        folder.mkdir()
        (folder / f"{'-'.join(company.split()).upper()}.TXT").touch()
    typed("--plain", "--language", language, lines=("2", "1", "q"), monkeypatch=monkeypatch)
    await driven(folders[1], None, keys("x", "enter"), language)
    found = [sorted(folder.glob("*.toml")) for folder in folders]
    assert len(found[0]) == 1
    assert [path.name for path in found[0]] == [path.name for path in found[1]]
    assert found[0][0].read_bytes() == found[1][0].read_bytes()
    assert read_assessment(found[0][0]).language == language


def _examples(language: str) -> list[Path]:
    return [path for path in examples() if path.name.endswith(f".{language}.toml")]


def own_questionnaire(file: Path) -> Path:
    """An assessment whose questionnaire lies beside it."""
    own = file.parent / "questionnaires" / "mine"
    shutil.copytree(questionnaires_folder() / "community_manager", own)
    frame = own / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8").replace('"community_manager"', '"mine"', 1), "utf-8")
    command("new", file, "--questionnaire", "mine", "--set", "name=Calla", "--set", "cm_setup=in_house")
    return file


async def test_a_follow_up_is_the_same(place: Path, tmp_path: Path) -> None:
    """On the command line and from the list."""
    folder = tmp_path / "folder"
    folder.mkdir()
    old = created(folder / "old.toml", answered=True)
    command("new", "line.toml", "--from", old)
    await driven(folder, None, keys("f", "enter"))
    (new,) = (path for path in folder.glob("*.toml") if path != old)
    assert read_assessment(new).title == words_for("en")("Follow-up")
    assert new.read_bytes() == Path("line.toml").read_bytes()


async def test_what_is_deleted_comes_back_the_same(tmp_path: Path) -> None:
    """From the trash, on the command line and from the list."""
    folder = tmp_path / "folder"
    folder.mkdir()
    file = created(folder / "old.toml", answered=True)
    before = file.read_bytes()
    await driven(folder, None, keys("d", "y"))
    assert not file.exists()
    command("restore", "old.toml")
    assert file.read_bytes() == before
    await driven(folder, None, keys("d", "y"))

    async def restore(driver: Driver) -> None:
        await driver.say("restore")
        await driver.press("enter")

    await driven(folder, None, restore)
    assert file.read_bytes() == before


@pytest.mark.parametrize("face", ["plain", "terminal"])
async def test_a_questionnaire_of_ones_own_goes_along(
    face: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved elsewhere, the assessment opens there, whatever face saved it."""
    file = own_questionnaire(place / "first" / "one.toml")
    elsewhere = tmp_path / "usb" / "two.toml"
    if face == "terminal":
        await driven(tmp_path / "folder", file, keys("S", "ctrl+u", f"'{elsewhere}", "enter"))
    else:
        # Another place is asked for at the end, as the disk refuses the answer.
        with failing((os, "replace"), 1, errno.ENOSPC, under=file.parent):
            typed("ask", file, lines=("3", "q", "2", str(elsewhere)), monkeypatch=monkeypatch)
    assert (elsewhere.parent / "questionnaires" / "mine" / "questionnaire.toml").is_file()
    shutil.rmtree(file.parent)
    command("score", elsewhere)
    assert read_assessment(elsewhere).questionnaire.id == "mine"


@pytest.mark.parametrize("gone", [True, False])
async def test_a_questionnaire_that_cannot_go_along_keeps_nobody_from_saving(
    gone: bool, place: Path, tmp_path: Path
) -> None:
    """Its folder has gone with the stick, or another one of that name lies there: it is said."""
    file = own_questionnaire(place / "first" / "one.toml")
    elsewhere = tmp_path / "usb" / "two.toml"
    if not gone:
        (elsewhere.parent / "questionnaires" / "mine").mkdir(parents=True)

    async def save(driver: Driver) -> None:
        if gone:
            shutil.rmtree(file.parent / "questionnaires")
        await driver.press("3")
        await driver.press("S", "ctrl+u")
        await driver.type(str(elsewhere))
        await driver.press("enter")
        assert "mine could not be copied" in " ".join(driver.text().split())

    await driven(tmp_path / "folder", file, save)
    assert read_assessment(elsewhere).answer_to(FIRST).level == 3
