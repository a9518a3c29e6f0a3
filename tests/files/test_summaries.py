"""The index of a folder: only a cache, always right, and the same bytes whenever it is made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cm_readiness.app.overview import Overview
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.assessment import Answer
from cm_readiness.core.errors import Fault, Place, ReadinessError
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.store import Found, Reference
from cm_readiness.core.summarizing import amount_of
from cm_readiness.core.summary import Summary, facts_of, said_of
from cm_readiness.files import cache as cache_module
from cm_readiness.files import listing
from cm_readiness.files.assessments import create_assessment, new_assessment
from cm_readiness.files.file_store import FileStore
from cm_readiness.files.index_file import IndexFile, index_of
from cm_readiness.files.index_rows import row_of, summary_in
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.files.sidecar_files import last_good_path
from tests.strategies import assessments, questionnaires

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is kept on Windows")

SHIPPED = questionnaires_folder() / "community_manager"
QUESTIONNAIRE = read_questionnaire(SHIPPED)
IDS = list(QUESTIONNAIRE.criteria)
AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
LONG = 3_600_000_000_000
AWHILE = 5_000_000_000
"""Nanoseconds after which a file's time says enough."""


class Counting(FileStore):
    """Remembers what was read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.opened: list[str] = []

    def read(self, reference: Reference) -> Found:
        """As usual."""
        self.opened.append(reference.name)
        return super().read(reference)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CM_READINESS_CACHE", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three assessments, the second one a follow-up of the first."""
    place = tmp_path / "assessments"
    place.mkdir()
    for number, name in enumerate(("Calla", "Dune", "Épicerie")):
        write(place / f"{number}.toml", name, level=number, follows="id-0" if number == 1 else None)
    return place


def write(path: Path, name: str, *, level: int = 2, follows: str | None = None) -> None:
    """An assessment with every criterion at one level."""
    made = new_assessment(QUESTIONNAIRE, company={"name": name, "cm_setup": "agency"}, language="en", at=AT)
    answers = {identifier: Answer(level=level, answered=AT + timedelta(minutes=1)) for identifier in IDS}
    path.unlink(missing_ok=True)
    kept = {"id": f"id-{path.stem}", "answers": answers, "follows": follows}
    create_assessment(path, made.model_copy(update=kept))


def all_of(folder: Path, store: FileStore | None = None) -> list[Summary]:
    """What lists show, everything evaluated."""
    overview = Overview(Workspace(store or FileStore(folder)))
    found = [overview.look(reference) for reference in overview.references]
    overview.save()
    assert overview.unread() == []
    assert [overview.known(reference) for reference in overview.references] == found
    return found


def read_anew(folder: Path) -> list[Summary]:
    """The same without any index."""
    workspace, found = Workspace(FileStore(folder)), []
    for reference in workspace.store.references():
        try:
            said = said_of(workspace.read(reference))
        except ReadinessError as error:
            found.append(Summary(fault=error.fault))
            continue
        try:
            found.append(Summary(said, amount_of(workspace.evaluation(reference))))
        except ReadinessError as error:
            found.append(Summary(said, fault=error.fault))
    return found


def opened(folder: Path) -> list[str]:
    """What has to be read to show all."""
    store = Counting(folder)
    assert all_of(folder, store) == read_anew(folder)
    return sorted(store.opened)


def index(cache: Path) -> Path:
    """The one index that is kept."""
    (file,) = cache.glob("assessments-*/*.sqlite")
    return file


def settle(cache: Path) -> None:
    """The index was checked long after its files were written: their times are enough."""
    later = index(cache).stat().st_mtime_ns + LONG
    os.utime(index(cache), ns=(later, later))


def test_each_is_read_once_until_it_changes(cache: Path, folder: Path) -> None:
    """Also where its time is so new that it says little: then its content is compared."""
    assert opened(folder) == ["0.toml", "1.toml", "2.toml"]
    assert opened(folder) == []
    settle(cache)
    assert opened(folder) == []
    write(folder / "1.toml", "Dune, again")
    assert opened(folder) == ["1.toml"]
    write(folder / "3.toml", "New")
    (folder / "0.toml").unlink()
    assert opened(folder) == ["3.toml"]


def test_what_it_says_is_checked_less_and_less(cache: Path, folder: Path) -> None:
    """Once files are older than the coarsest clock, finding them the same is noted."""
    all_of(folder)
    # Before the files were written, and after the questionnaires were: those may be of the same hour.
    old = index(cache).stat().st_mtime_ns - AWHILE
    os.utime(index(cache), ns=(old, old))
    assert opened(folder) == []
    assert index(cache).stat().st_mtime_ns > old + AWHILE // 2


@pytest.mark.parametrize("replaced", [True, False])
@pytest.mark.parametrize("settled", [True, False])
def test_a_change_of_the_same_size_and_time_is_seen(
    cache: Path, folder: Path, settled: bool, replaced: bool
) -> None:
    """Written in place or replaced, with its former time put back."""
    all_of(folder)
    if settled:
        settle(cache)
    path = folder / "0.toml"
    before, content = path.stat(), path.read_bytes().replace(b"Calla", b"Cella")
    if replaced:
        (folder / "aside").write_bytes(content)
        (folder / "aside").replace(path)
    else:
        path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert opened(folder) == ["0.toml"]


def test_a_disk_that_counts_in_seconds_hides_nothing(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a one is not at hand: size and whole seconds are all that is seen here."""
    monkeypatch.setattr(listing, "_seen", lambda status: f"{status.st_size}.{status.st_mtime_ns // 10**12}")
    all_of(folder)
    path = folder / "0.toml"
    path.write_bytes(path.read_bytes().replace(b"Calla", b"Cella"))
    assert opened(folder) == ["0.toml"]


def test_the_same_bytes_however_it_came_about(cache: Path, folder: Path) -> None:
    """Bit by bit, from nothing, or after it was deleted."""
    write(folder / "4.toml", "Later gone")
    all_of(folder)
    (folder / "4.toml").unlink()
    write(folder / "1.toml", "Dune, again", follows="id-0")
    all_of(folder)
    bit_by_bit = index(cache).read_bytes()
    index(cache).unlink()
    all_of(folder)
    assert index(cache).read_bytes() == bit_by_bit
    shutil.rmtree(cache)
    all_of(folder)
    assert index(cache).read_bytes() == bit_by_bit


def test_any_program_can_read_it(cache: Path, folder: Path) -> None:
    """It is a database as others are, with a column for each value that one may sort by."""
    all_of(folder)
    with sqlite3.connect(f"file:{index(cache)}?mode=ro", uri=True) as database:
        question = (
            "SELECT company, overall_millionths, open_actions FROM assessment ORDER BY overall_millionths"
        )
        assert database.execute(question).fetchall() == [
            ("Calla", 0, 0), ("Dune", 25_000_000, 0), ("Épicerie", 50_000_000, 0)
        ]  # fmt: skip
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


@pytest.mark.parametrize("part", [0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_one_wrong_byte_makes_it_worthless(cache: Path, folder: Path, part: float) -> None:
    """Wherever it is: everything is read again, and kept anew."""
    all_of(folder)
    whole = index(cache).read_bytes()
    place = int(len(whole) * part)
    index(cache).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    assert len(opened(folder)) == 3
    assert index(cache).read_bytes() == whole


@pytest.mark.parametrize("left", [b"", b"nonsense" * 100, None])
def test_what_is_cut_off_or_something_else_is_worthless(
    cache: Path, folder: Path, left: bytes | None
) -> None:
    """The same."""
    all_of(folder)
    whole = index(cache).read_bytes()
    index(cache).write_bytes(whole[: len(whole) // 2] if left is None else left)
    assert len(opened(folder)) == 3
    assert index(cache).read_bytes() == whole


def test_an_index_of_another_program_is_left_alone(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version has another folder; another format of the same version is made anew."""
    all_of(folder)
    monkeypatch.setattr(cache_module, "__version__", "9.9.9")
    assert len(opened(folder)) == 3
    assert len(list(cache.glob("assessments-*/*.sqlite"))) == 2
    monkeypatch.setattr("cm_readiness.files.index_file.FORMAT", 99)
    assert len(opened(folder)) == 3


def test_without_a_cache_everything_is_the_same(cache: Path, folder: Path) -> None:
    """An index that may not be written, a folder in its place, a cache that others write to, or none."""
    before = all_of(folder)
    index(cache).chmod(0o400)
    write(folder / "3.toml", "New")
    assert len(all_of(folder)) == 4
    assert opened(folder) == ["3.toml"]
    (folder / "3.toml").unlink()
    file = index(cache)
    file.unlink()
    file.mkdir()
    assert all_of(folder) == before
    file.rmdir()
    file.parent.chmod(0o777)
    assert len(opened(folder)) == len(opened(folder)) == 3
    shutil.rmtree(cache)
    cache.write_text("in the way", encoding="utf-8")
    assert all_of(folder) == before


def test_a_cache_that_goes_meanwhile(cache: Path, folder: Path) -> None:
    """What is read is known here all the same."""
    overview = Overview(Workspace(FileStore(folder)))
    first, *others = overview.references
    overview.look(first)
    shutil.rmtree(cache)
    overview.save()
    for reference in others:
        overview.look(reference)
    assert [overview.known(one) for one in overview.references] == read_anew(folder)


def test_a_file_that_changes_while_it_is_read_is_read_again(cache: Path, folder: Path) -> None:
    """And one that goes meanwhile is what it was; both without a word of complaint."""

    class Meanwhile(FileStore):
        def read(self, reference: Reference) -> Found:
            found = super().read(reference)
            path = Path(reference.key)
            if path.name == "0.toml":
                path.write_bytes(path.read_bytes().replace(b"Calla", b"Cella"))
            elif path.name == "1.toml":
                path.unlink()
            return found

    all_of(folder, Meanwhile(folder))
    assert opened(folder) == ["0.toml"]


def test_a_questionnaire_of_ones_own_counts_as_it_is_now(cache: Path, folder: Path) -> None:
    """It comes, changes and goes: everything is evaluated anew by it, and its faults are told."""
    all_of(folder)
    own = folder / "questionnaires" / "community_manager"
    shutil.copytree(SHIPPED, own, ignore=shutil.ignore_patterns("examples"))
    frame = own / "questionnaire.toml"
    frame.write_text(frame.read_text("utf-8").replace(f'"{QUESTIONNAIRE.version}"', '"99.0.0"', 1), "utf-8")
    assert len(opened(folder)) == 3
    settle(cache)
    assert opened(folder) == []
    (own / f"{QUESTIONNAIRE.dimensions[0].id}.toml").write_text("weight = ", "utf-8")
    assert all(one.said is not None and one.fault is not None for one in all_of(folder))
    assert len(opened(folder)) == 3
    shutil.rmtree(own)
    assert len(opened(folder)) == 3


def test_what_a_file_says_is_known_whatever_its_questionnaire(cache: Path, folder: Path) -> None:
    """Listing evaluates nothing; what it has read is read again where it is to be evaluated."""
    store = Counting(folder)
    overview = Overview(Workspace(store))
    said = [overview.glance(reference).said for reference in overview.references]
    overview.save()
    assert len(store.opened) == len(overview.unread()) == 3
    assert [Overview(Workspace(store)).glance(reference).said for reference in overview.references] == said
    assert len(store.opened) == 3
    assert [one.said for one in all_of(folder)] == said
    (folder / "questionnaires" / "other").mkdir(parents=True)
    (folder / "questionnaires" / "other" / "x.toml").write_text("", "utf-8")
    fresh = Overview(Workspace(store))
    assert [fresh.glance(reference).said for reference in fresh.references] == said
    assert len(store.opened) == 3


def test_faults_are_known_and_vanish_with_their_cause(cache: Path, folder: Path) -> None:
    """A damaged file is what its last good copy says, as long as there is one."""
    path = folder / "0.toml"
    shutil.copy(path, last_good_path(path))
    path.write_bytes(b"format = [")
    (folder / "1.toml").write_bytes(b"format = 1\nid = 3\n")
    assert len(opened(folder)) == 3
    assert opened(folder) == []
    assert sorted(one.fault is None for one in all_of(folder)) == [False, True, True]
    last_good_path(path).unlink()
    assert opened(folder) == ["0.toml"]
    assert sorted(one.fault is None for one in all_of(folder)) == [False, False, True]
    write(folder / "1.toml", "Mended")
    assert opened(folder) == ["1.toml"]


def test_a_copy_behind_a_link_counts_too(cache: Path, folder: Path, tmp_path: Path) -> None:
    """The last good copy lies beside what the link leads to."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write(elsewhere / "far.toml", "Far")
    (folder / "link.toml").symlink_to(elsewhere / "far.toml")
    all_of(folder)
    settle(cache)
    assert opened(folder) == []
    shutil.copy(elsewhere / "far.toml", last_good_path(elsewhere / "far.toml"))
    assert opened(folder) == ["link.toml"]


def test_what_the_disk_refuses_is_asked_again(cache: Path, folder: Path) -> None:
    """It may be there the next time, without any change of the file."""

    class Refusing(FileStore):
        def read(self, reference: Reference) -> Found:
            raise ReadinessError("cannot_read", Place(str(reference)), reason="a cable")

    assert all(one.fault is not None for one in all_of(folder, Refusing(folder)))
    assert opened(folder) == ["0.toml", "1.toml", "2.toml"]


def test_a_folder_under_another_name_has_its_own_faults(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They name the file as the person does."""
    (folder / "0.toml").write_bytes(b"format = [")
    all_of(folder)
    monkeypatch.chdir(folder.parent)
    assert opened(Path("assessments")) == ["0.toml", "1.toml", "2.toml"]
    assert opened(Path("assessments")) == []


@pytest.mark.parametrize("name", ["株式会社.toml", "a 'b' \"c\"; --.toml", "UPPER.TOML", "line\nbreak.toml"])
def test_files_of_any_name_are_known(cache: Path, folder: Path, name: str) -> None:
    """One that is no Unicode among them."""
    odd = os.fsdecode(b"odd-\xff.toml")
    for one in (name, odd):
        (folder / "2.toml").rename(folder / one)
        write(folder / "2.toml", "Again")
    all_of(folder)
    assert opened(folder) == []


def test_programs_that_list_at_once_all_say_the_same(cache: Path, folder: Path) -> None:
    """Each makes the index; whichever is last, it is whole."""
    write(folder / "1.toml", "Dune, again")
    command = [sys.executable, "-m", "cm_readiness", "list", "assessments", "--json", "--folder", str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    said = {one.communicate()[0] for one in running}
    assert len(said) == 1
    assert b"Dune, again" in said.pop()
    overview = Overview(Workspace(Counting(folder)))
    assert all(overview.glance(reference).said for reference in overview.references)
    assert opened(folder) == ["0.toml", "1.toml", "2.toml"]


@pytest.mark.parametrize("spoil", [lambda cache: None, lambda cache: cache.write_text("in the way", "utf-8")])
def test_the_list_is_the_same_with_and_without(
    cache: Path, folder: Path, spoil: Callable[[Path], object]
) -> None:
    """To the byte, the first time and the second."""
    (folder / "1.toml").write_bytes(b"format = [")
    spoil(cache)
    for form in ([], ["--json"]):
        command = [
            sys.executable,
            "-m",
            "cm_readiness",
            "list",
            "assessments",
            "--folder",
            str(folder),
            *form,
        ]
        first, second = (subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2))
        assert first == second
        assert "Épicerie".encode() in first or b"\\u00c9picerie" in first


FAULTS = st.builds(
    Fault,
    st.text(),
    st.dictionaries(st.text(), st.text() | st.integers()),
    st.builds(Place, st.text(), st.text(), st.none() | st.integers(), st.none() | st.integers()),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), fault=FAULTS)
def test_every_summary_comes_back_as_it_was(tmp_path: Path, data: st.DataObject, fault: Fault) -> None:
    """Through the database, whatever is in it."""
    questionnaire = data.draw(questionnaires())
    found = [data.draw(assessments(questionnaire)) for _ in range(2)]
    made = [Summary(said_of(one), amount_of(evaluate(questionnaire, one, AT.date()))) for one in found]
    made += [Summary(fault=fault), Summary(made[0].said, fault=fault), Summary(made[1].said)]
    file = IndexFile(tmp_path / "index.sqlite")
    rows = [row_of(bytes([65 + n]), "seen", b"hash", one) for n, one in enumerate(made)]
    assert file.write(rows, "questionnaires", 1)
    known = file.read()
    assert known is not None
    assert [summary_in(row) for row in known.rows()] == made
    assert [summary_in(row, whole=False) for row in known.rows()] == [
        Summary(one.said) if one.said else one for one in made
    ]


def test_nothing_is_kept_where_nothing_can_be(cache: Path, folder: Path) -> None:
    """And nothing found."""
    cache.write_text("in the way", encoding="utf-8")
    file = index_of(folder)
    assert file.read() is None
    assert not file.write([], "", 0)
    file.touch(0)


def test_what_is_filtered_by_is_what_summaries_say(folder: Path, cache: Path) -> None:
    """All at once, whether it was just read, is kept, or some of each; what cannot be read is left out."""
    folder.mkdir(exist_ok=True)
    (folder / "broken.toml").write_text("no [toml")
    overview = Overview(Workspace(FileStore(folder)))
    half = len(overview.references) // 2
    for reference in overview.references[:half]:
        overview.look(reference)
    overview.save()
    for reference in overview.references[half:]:
        overview.look(reference)
    known = {one.key: facts_of(overview.known(one) or Summary()) for one in overview.references}
    assert overview.facts() == {key: facts for key, facts in known.items() if facts is not None}
    overview.save()
    assert Overview(Workspace(FileStore(folder))).facts() == overview.facts()
