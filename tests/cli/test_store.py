"""`store`: setting up a team's store, bringing it up to date, copying into it and out of it again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cm_readiness.files.shipped import questionnaires_folder
from tests.team.cluster import Cluster, running

from .conftest import Run, start, tree


@pytest.fixture
def address(cluster: Cluster) -> str:
    """A database in which nothing is set up."""
    return cluster.address(cluster.database())


@pytest.fixture
def store(run: Run, address: str) -> str:
    """A store with nothing in it."""
    assert run("store", "create", address, "--team", "nord").code == 0
    return address


@pytest.fixture
def folder(place: Path, calla: Path, lenoir: Path, run: Run) -> Path:
    """Two assessments, one with a milestone and a person's own answers, and two in the trash."""
    folder = place / "folder"
    folder.mkdir()
    calla.rename(folder / "calla.toml")
    lenoir.rename(folder / "lenoir.toml")
    assert run("milestone", folder / "calla.toml", "add", "baseline").code == 0
    assert run("answer", folder / "calla.toml", "purpose.business_goals", "3", "--person", "Jade").code == 0
    (folder / "trash").mkdir()
    shutil.copy(folder / "calla.toml", folder / "trash" / "calla.toml")
    shutil.copy(folder / "lenoir.toml", folder / "trash" / "calla-2.toml")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """The assessments of a folder, without what the program keeps beside them."""
    return {name: text for name, text in tree(folder).items() if not Path(name).name.startswith(".")}


def test_setting_up_says_whom_to_let_in(run: Run, address: str) -> None:
    """Doing it again changes nothing, and there is nothing to bring up to date."""
    first = run("store", "create", address, "--team", "nord")
    assert (first.code, "_nord_member" in first.out, "_nord_reader" in first.out) == (0, True, True)
    assert "GRANT" in first.err
    assert run("store", "create", address, "--team", "nord").out == first.out
    ended = run("store", "upgrade", address)
    assert (ended.code, "nothing was changed" in ended.out) == (0, True)
    # The team that the address names is the one that is meant.
    assert "_sud_member" in run("store", "create", f"{address}#sud").out
    assert run("store", "create", f"{address}#sud", "--team", "nord").code == 2


def test_a_copy_there_and_back_has_the_same_bytes(run: Run, store: str, folder: Path, place: Path) -> None:
    """Milestones, people's own answers and the trash; the second time there is nothing to do."""
    before = files(folder)
    there = run("store", "copy", folder, store)
    assert (there.code, there.err) == (0, "")
    assert there.out.splitlines()[0] == f"Copied: {len(before)}"
    again = run("store", "copy", folder, store)
    assert (again.code, again.out.splitlines()[:2]) == (
        0, ["Copied: 0", f"There already, the same: {len(before)}"],
    )  # fmt: skip
    assert run("store", "copy", store, place / "out").code == 0
    assert files(place / "out") == before == files(folder)


def test_what_differs_and_what_cannot_be_read_is_named_and_the_rest_copied(
    run: Run, store: str, folder: Path, place: Path
) -> None:
    """Nothing is replaced; what is no assessment is said too."""
    assert run("store", "copy", folder, store).code == 0
    assert run("answer", folder / "calla.toml", "purpose.business_goals", "1").code == 0
    (folder / "broken.toml").write_text("this is [no TOML\x1b", encoding="utf-8")
    (folder / "report_templates").mkdir()
    shutil.copy(folder / "lenoir.toml", folder / "zoe.toml")
    ended = run("store", "copy", folder, store)
    assert ended.code == 1
    assert "Copied: 1" in ended.out
    assert "Not copied: 2" in ended.out
    assert "report_templates" in ended.out
    assert sorted(line.partition(":")[0] for line in ended.err.splitlines()) == ["broken.toml", "calla.toml"]
    assert run("store", "copy", store, place / "out").code == 0
    assert files(place / "out")["calla.toml"] != (folder / "calla.toml").read_bytes()


def test_a_questionnaire_of_ones_own_goes_along(run: Run, store: str, place: Path) -> None:
    """And comes back, so that what answers it opens."""
    source = place / "folder"
    own = source / "questionnaires" / "own"
    shutil.copytree(
        questionnaires_folder() / "community_manager", own, ignore=shutil.ignore_patterns("examples")
    )
    frame = own / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8").replace('id = "community_manager"', 'id = "own"', 1), "utf-8")
    assert run("new", source / "a.toml", "--questionnaire", own, "--set", "name=A").code == 0
    assert run("store", "copy", source, store).code == 0
    assert run("--folder", store, "score", "a").code == 0
    assert run("store", "copy", store, place / "out").code == 0
    assert files(place / "out")["a.toml"] == (source / "a.toml").read_bytes()
    assert run("score", place / "out" / "a.toml").code == 0


def test_every_command_that_names_an_assessment_finds_it_in_the_store(
    run: Run, store: str, folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name, with or without an ending; a path is a file."""
    assert run("store", "copy", folder, store).code == 0
    monkeypatch.setenv("CM_READINESS_HOME", store)
    assert run("score", "calla").out == run("score", "calla.toml").out != ""
    assert run("answer", "calla", "purpose.business_goals", "1").code == 0
    assert run("new", "acme", "--set", "name=Acme").code == 0
    assert run("new", "acme", "--set", "name=Acme").code == 3
    assert run("edit", "acme", "--title", "Baseline").code == 0
    assert run("milestone", "acme", "add", "first").code == 0
    assert run("compare", "calla@baseline", "calla").code == 0
    assert run("merge", "calla", folder / "calla.toml").code in (0, 1)
    assert run("report", "calla", "--output", place / "calla.pdf").code == 0
    assert run("plan", "calla").code == 0
    assert run("check", "calla").code == 0
    assert run("explain", "calla", "overall").code == 0
    assert run("gather", "calla", "--names").code == 0
    assert run("score", "folder/lenoir.toml").out == run("score", "lenoir").out
    assert run("new", "./here.toml", "--set", "name=Here").code == 0
    assert (place / "here.toml").is_file()
    assert "Acme" in run("list", "assessments").out
    assert "calla" in run("restore").out
    assert run("restore", "calla-2").out.strip() == "calla-2"
    missing = run("score", "nobody")
    assert (missing.code, missing.err.startswith("nobody:")) == (2, True)


def test_an_address_with_a_password_is_refused_and_not_shown(run: Run) -> None:
    """By every command."""
    for arguments in (("store", "create"), ("store", "copy", "here"), ("--folder",)):
        ended = run(
            *arguments,
            "postgresql://ana:secret@db.example.com/firm",
            *(["list"] if len(arguments) == 1 else []),
        )
        assert (ended.code, "secret" in ended.err + ended.out, "~/.pgpass" in ended.err) == (2, False, True)


def test_mistakes_are_said_in_one_sentence(run: Run, address: str, place: Path) -> None:
    """What is missing, what is too much, what is not there."""
    for arguments, said in {
        ("store", "create"): "ADDRESS",
        ("store", "copy", "a"): "TO",
        ("store", "copy", "a", "b", "c"): "c",
        ("store", "crate", "a"): "create",
        ("store", "copy", str(place / "nothing"), address): "no such folder",
        ("store", "copy", address, str(place / "out")): "holds no store",
        ("store", "upgrade", address): "holds no store",
        ("store", "copy", "a", "b", "--team", "nord"): "--team",
        ("store", "upgrade", "postgresql:///x?host=/nowhere"): "cannot be reached",
        ("--folder", "postgresql:///x?host=/nowhere", "list"): "cannot be reached",
    }.items():
        ended = run(*arguments)
        assert ended.code in (2, 3), arguments
        assert len(ended.err.splitlines()) == 1, arguments
        assert said in ended.err, arguments
    assert not (place / "out").exists()


@pytest.fixture(scope="module")
def other() -> Iterator[Cluster]:
    """A server that is stopped."""
    with running() as cluster:
        yield cluster


def test_a_server_that_goes_away_is_told_from_the_store_in_which_something_is_kept(
    other: Cluster, run: Run, calla: Path
) -> None:
    """By a command of its own process, which ends as if all were well: nothing is lost."""
    address = other.address(other.database())
    assert run("store", "create", address).code == 0
    assert run("store", "copy", calla.parent, address).code == 0
    other.stop()
    ended = start("--folder", address, "answer", "calla", "purpose.business_goals", "1")
    assert (ended.code, "cannot be reached" in ended.err) == (2, True)
    other.start()
    assert start("--folder", address, "answer", "calla", "purpose.business_goals", "1").code == 0


@pytest.mark.parametrize(
    "named",
    ["mysql://db.example.com/firm", "postgressql://db.example.com/firm", "postgresql+psycopg://db/firm",
     "HTTPS://db.example.com/firm", " postgresq1://db/firm"],
)  # fmt: skip
def test_a_misspelt_address_is_no_folder(run: Run, folder: Path, place: Path, named: str) -> None:
    """Nobody's assessments end in a folder of such a name, or seem to be gone."""
    before = tree(place)
    for arguments in (
        ("list", "assessments"), ("new", "--company-name", "Nova"), ("portfolio",), ("list",),
    ):  # fmt: skip
        ended = run("--folder", named, *arguments)
        assert (ended.code, ended.out) == (2, "")
    assert "this is not the address of a store; write it as postgresql://host/database" in ended.err
    ended = run("store", "copy", folder, named)
    assert (ended.code, "not the address of a store" in ended.err) == (2, True)
    assert tree(place) == before


def test_a_name_that_the_store_has_not_is_no_matter_of_paths(run: Run, store: str) -> None:
    """What is there can be listed."""
    ended = run("--folder", store, "score", "nothing")
    assert (ended.code, "cm-readiness list" in ended.err) == (2, True)
