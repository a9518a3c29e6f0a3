"""`portfolio index` and `portfolio report` with processes of this machine, some of which die."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from cm_readiness.files.file_store import FileStore
from cm_readiness.files.index_file import index_of

from .conftest import Run, start, tree
from .portfolios import BROKEN, folder_of, names, running, some_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")
MANY = 50
"""More than are read in one call, or sooner here than elsewhere."""
FIRST = 8
"""Those among which something is under way when the first document is there."""
MD = ("--format", "md")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    monkeypatch.setenv("CM_READINESS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def index_bytes(folder: Path) -> bytes:
    """The index of a folder."""
    (path,) = (index_of(folder)._path,)
    assert path is not None
    return path.read_bytes()


# The index


def test_the_index_is_the_same_whoever_made_it(place: Path, run: Run, cache: Path) -> None:
    """Byte for byte what reading one after the other gives, faults and their places included."""
    folder = folder_of(place / "many", MANY)
    (folder / "broken.toml").write_text(BROKEN)
    unknown = (folder / "company-00003.toml").read_text("utf-8")
    for number in range(3):
        other = unknown.replace('id = "community_manager"', 'id = "of_nobody"')
        assert other != unknown
        (folder / f"other-{number}.toml").write_text(other, "utf-8")
    os.chdir(place)
    ended = run("portfolio", "index", "--folder", "many", "--jobs", "2")
    assert ended.code == 1
    assert ended.out == "54 assessments in the index, 54 of them read now\n"
    assert len(ended.err.splitlines()) == 4
    assert "many/broken.toml, line " in ended.err
    spread = index_bytes(Path("many"))
    again = run("portfolio", "index", "--folder", "many", "--jobs", "2")
    assert (again.code, again.err) == (1, ended.err)
    assert again.out.endswith(" 0 of them read now\n")
    for path in cache.glob("assessments-*/*"):
        path.unlink()
    assert run("list", "assessments", "--folder", "many").code == 0
    from cm_readiness.app.overview import Overview
    from cm_readiness.app.workspace import Workspace

    overview = Overview(Workspace(FileStore(Path("many"))))
    for reference in overview.references:
        overview.look(reference)
    overview.save()
    assert index_bytes(Path("many")) == spread


def test_only_what_has_changed_is_read_again(place: Path, run: Run) -> None:
    """The second time nothing is, and after a change that one."""
    folder = folder_of(place / "many", MANY)
    assert run("portfolio", "index", "--folder", folder).out.endswith("50 of them read now\n")
    assert run("portfolio", "index", "--folder", folder).out.endswith(" 0 of them read now\n")
    path = folder / "company-00007.toml"
    path.write_bytes(path.read_bytes() + b"\n")
    assert run("portfolio", "index", "--folder", folder).out.endswith(" 1 of them read now\n")


# Documents


def test_each_assessment_has_its_document(place: Path, run: Run) -> None:
    """The same bytes as one report after the other."""
    folder = folder_of(place / "few", 3)
    ended = run("portfolio", "report", place / "out", *MD, "--folder", folder, "--as-of", "2026-11-22")
    assert (ended.code, ended.err) == (0, "3 documents written, 0 there already, 0 failed\n")
    made = [place / "out" / f"company-0000{number}.gap_report.md" for number in range(3)]
    assert sorted(ended.out.splitlines()) == [str(path) for path in made]
    assert names(place / "out") == [path.name for path in made]
    for number, path in enumerate(made):
        alone = place / "alone.md"
        source = folder / f"company-0000{number}.toml"
        assert run("report", source, "--as-of", "2026-11-22", "--output", alone, "--force").code == 0
        assert path.read_bytes() == alone.read_bytes()


def test_a_rerun_does_what_is_missing(place: Path, run: Run) -> None:
    """What is gone, cut off, or of another version of its assessment, older ones too; nothing else."""
    folder, out = folder_of(place / "few", 5), place / "out"
    command = ("portfolio", "report", out, "--format", "html", "--folder", folder)
    assert run(*command).code == 0
    assert run(*command).err == "0 documents written, 5 there already, 0 failed\n"
    documents = [out / f"company-0000{number}.gap_report.html" for number in range(5)]
    documents[0].unlink()
    status, data = documents[1].stat(), documents[1].read_bytes()
    documents[1].write_bytes(data[: len(data) // 2])
    os.utime(documents[1], ns=(status.st_atime_ns, status.st_mtime_ns))
    newer, older = folder / "company-00002.toml", folder / "company-00003.toml"
    newer.write_bytes(newer.read_bytes() + b"\n")
    os.utime(older, (1_700_000_000, 1_700_000_000))
    ended = run(*command)
    assert sorted(ended.out.splitlines()) == [str(path) for path in documents[:4]]
    assert ended.err == "4 documents written, 1 there already, 0 failed\n"
    assert documents[1].read_bytes() == data
    assert run(*command).err == "0 documents written, 5 there already, 0 failed\n"


def test_another_template_makes_all_of_them_anew(place: Path, run: Run) -> None:
    """What every document is made of counts for all."""
    folder, out = folder_of(place / "few", 2), place / "out"
    (folder / "report_templates").mkdir()
    own = folder / "report_templates" / "own.md.j2"
    own.write_text("# {{ company }}\n")
    command = ("portfolio", "report", out, "--document", "own", *MD, "--folder", folder)
    assert run(*command).err == "2 documents written, 0 there already, 0 failed\n"
    assert run(*command).err == "0 documents written, 2 there already, 0 failed\n"
    own.write_text("# {{ company }}!\n")
    assert run(*command).err == "2 documents written, 0 there already, 0 failed\n"
    assert (out / "company-00000.own.md").read_text("utf-8") == "# Company 00000!\n"


def test_another_language_is_another_document(place: Path, run: Run) -> None:
    """One that is there in one language does not keep the other one from being made."""
    folder, out = folder_of(place / "few", 1), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder)
    assert run(*command).code == 0
    assert run(*command, "--language", "fr").code == 0
    assert names(out) == ["company-00000.gap_report.fr.md", "company-00000.gap_report.md"]


def test_all_of_them_are_made_anew_where_that_is_asked_for(place: Path, run: Run) -> None:
    """As of another day, for example: what is there does not tell of which day it is."""
    folder, out = folder_of(place / "few", 2), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder, "--as-of")
    assert run(*command, "2026-11-22").code == 0
    before = tree(out)
    assert run(*command, "2027-11-22").err == "0 documents written, 2 there already, 0 failed\n"
    assert run(*command, "2027-11-22", "--force").err == "2 documents written, 0 there already, 0 failed\n"
    after = tree(out)
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in after)


def test_names_do_not_collide(place: Path, run: Run) -> None:
    """Two files whose names differ in capitals, or in how they end, have two documents, on every disk."""
    folder, out = folder_of(place / "few", 1), place / "out"
    data = (folder / "company-00000.toml").read_bytes()
    if (folder / "COMPANY-00000.toml").exists():
        pytest.skip("this disk does not know capitals")
    for name in ("COMPANY-00000.toml", "company-00000.TOML", f"{'é' * 120}.toml"):
        (folder / name).write_bytes(data)
    assert run("portfolio", "report", out, *MD, "--folder", folder).code == 0
    made = names(out)
    assert len({name.casefold() for name in made}) == 4
    assert all(name.endswith(".gap_report.md") and len(os.fsencode(name)) <= 200 for name in made)
    assert run("portfolio", "report", out, *MD, "--folder", folder).err.startswith("0 documents written, 4 ")


def test_one_that_fails_is_told_and_the_others_are_done(place: Path, run: Run) -> None:
    """A file that does not open costs its own document."""
    folder, out = folder_of(place / "few", 3), place / "out"
    (folder / "broken.toml").write_text(BROKEN)
    ended = run("portfolio", "report", out, *MD, "--folder", folder)
    assert ended.code == 2
    first, second = ended.err.splitlines()
    assert first == "3 documents written, 0 there already, 1 failed"
    assert second.startswith(f"{folder / 'broken.toml'}, line ")
    assert len(names(out)) == 3


def test_only_those_that_are_asked_for(place: Path, run: Run) -> None:
    """Conditions are those of the portfolio; a name is the same whatever else is asked for."""
    folder, out = folder_of(place / "few", 6), place / "out"
    where = ("--where", "size=small", "--where", "size=medium")
    table = json.loads(run("portfolio", "table", *where, "--folder", folder, "--json").out)
    assert 0 < len(table) < 6
    ended = run("portfolio", "report", out, *MD, "--folder", folder, *where)
    assert (ended.code, names(out)) == (0, sorted(f"{Path(one['path']).stem}.gap_report.md" for one in table))
    ended = run("portfolio", "report", out, *MD, "--folder", folder, "--where", "sise=small")
    assert (ended.code, ended.err) == (
        2,
        "portfolio report: there is no field sise; did you mean size?\n",
    )


def test_a_document_that_cannot_be_written_is_told(place: Path, run: Run) -> None:
    """A folder of that name is in the way of one of them."""
    folder, out = folder_of(place / "few", 2), place / "out"
    (out / "company-00001.gap_report.md").mkdir(parents=True)
    ended = run("portfolio", "report", out, *MD, "--folder", folder)
    assert ended.code == 3
    assert ended.err.splitlines()[0] == "1 document written, 0 there already, 1 failed"
    assert str(out / "company-00001.gap_report.md") in ended.err
    assert names(out) == ["company-00000.gap_report.md", "company-00001.gap_report.md"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--jobs", "0"), "portfolio report: 0 is no number of processes; write 1 to 256.\n"),
        (("--jobs", "two"), "portfolio report: two is no number of processes; write 1 to 256.\n"),
        (("--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"), "give one of them.\n"),
        (("--document", "nothing"), "There is no template nothing; name one of these"),
        (("--document", "progress_report"), "name another document.\n"),
        (("--format", "doc"), "--format cannot be doc; it is one of"),
        (("--format", "xlsx", "--document", "raci"), "there is no raci in xlsx"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_made(
    place: Path, run: Run, options: tuple[str, ...], said: str
) -> None:
    """One sentence, and no folder."""
    folder = folder_of(place / "few", 1)
    ended = run("portfolio", "report", place / "out", "--folder", folder, *options)
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert not (place / "out").exists()


def test_a_file_is_no_folder_for_documents(place: Path, run: Run) -> None:
    """It stays what it is."""
    folder = folder_of(place / "few", 1)
    (place / "out").write_text("mine")
    ended = run("portfolio", "report", place / "out", *MD, "--folder", folder)
    assert ended.code == 3
    assert (place / "out").read_text() == "mine"


# What comes between


def test_a_process_that_dies_costs_a_retry(place: Path) -> None:
    """All documents are there all the same, and whole; those that were under way are as they always are."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder, "--jobs", "2")
    with running(*command) as program:
        program.wait_for_line()
        program.workers()[0].kill()
        ended = program.ended()
    assert ended.code == 0, ended.err
    assert len(ended.out.splitlines()) == MANY
    first = tree(out)
    assert len(first) == MANY
    assert start(*command).err == f"0 documents written, {MANY} there already, 0 failed\n"
    few = some_of(folder, place / "few", FIRST)
    assert start("portfolio", "report", place / "again", *MD, "--folder", few).code == 0
    again = tree(place / "again")
    assert len(again) == FIRST
    assert again.items() <= first.items()


def test_ctrl_c_leaves_whole_files_only(place: Path) -> None:
    """The processes end, nothing is left aside, and the same command does the rest."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder, "--jobs", "2")
    with running(*command) as program:
        program.wait_for_line()
        workers = program.workers()
        program.interrupt()
        ended = program.ended()
    assert ended.code == 130
    assert ended.err == "Stopped: what is done is kept, and the same command does the rest.\n"
    assert workers
    assert psutil.wait_procs(workers, timeout=60)[1] == []
    left = tree(out)
    assert 0 < len(left) < MANY
    assert not [name for name in left if name.startswith(".")]
    rest = start(*command)
    assert rest.code == 0
    assert rest.err == f"{MANY - len(left)} documents written, {len(left)} there already, 0 failed\n"
    assert {name: data for name, data in tree(out).items() if name in left} == left


def test_a_signal_that_ends_it_ends_its_processes(place: Path) -> None:
    """A terminal that is closed leaves nobody behind."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    with running("portfolio", "report", out, *MD, "--folder", folder, "--jobs", "2") as program:
        program.wait_for_line()
        workers = program.workers()
        program.process.send_signal(signal.SIGTERM)
        ended = program.ended()
    assert ended.code == -signal.SIGTERM
    assert psutil.wait_procs(workers, timeout=60)[1] == []
    assert not [name for name in names(out) if name.startswith(".")]


def test_a_program_that_is_killed_leaves_no_processes(place: Path) -> None:
    """They end when nobody asks any more, and the next run does the rest and tidies up."""
    folder, out = folder_of(place / "many", MANY), place / "out"
    command = ("portfolio", "report", out, *MD, "--folder", folder, "--jobs", "2")
    with running(*command) as program:
        program.wait_for_line()
        workers = program.workers()
        program.process.kill()
        program.ended()
    assert psutil.wait_procs(workers, timeout=60)[1] == []
    (out / ".company-00049.gap_report.md.abcd1234.tmp").write_text("half")
    (out / ".of-somebody-else.md.abcd1234.tmp").write_text("half")
    assert start(*command).code == 0
    hidden = [name for name in names(out) if name.startswith(".")]
    assert hidden == [".of-somebody-else.md.abcd1234.tmp"]
    assert len(names(out)) == MANY + 1


def test_the_document_on_all_of_them_is_not_one_on_each(place: Path, run: Run) -> None:
    """Said once, before anything is written."""
    folder = folder_of(place / "few", 3)
    ended = run("portfolio", "report", place / "out", *MD, "--folder", folder, "--document", "portfolio")
    assert (ended.code, ended.out) == (2, "")
    (sentence,) = ended.err.splitlines()
    assert sentence.startswith("portfolio: this document is about all assessments of a folder")
    assert not (place / "out").exists()
