"""The server of a team's store goes away while somebody answers: nothing is lost, all is sent later."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.stores import workspace_at
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.errors import Fault
from cm_readiness.core.store import Reference
from cm_readiness.files.paths import unsent_folder
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.settings import Settings
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.team.schema import create
from cm_readiness.tui.shell.app import ReadinessApp
from tests.cli.conftest import start
from tests.team.cluster import Cluster, running
from tests.tui.conftest import Driver

ROOT = Path(__file__).parent.parent.parent
QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
FIRST, SECOND, THIRD, FOURTH = list(QUESTIONNAIRE.criteria)[:4]
NAME = "maison-calla"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server of this file's own: it is stopped and started."""
    with running() as cluster:
        yield cluster


@dataclass
class Team:
    """A team's store with one assessment, and its server."""

    server: Cluster
    address: str
    open: list[Workspace] = field(default_factory=list)
    workers: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        """The store as a process that has just begun sees it."""
        self.open.append(workspace_at(self.address))
        return self.open[-1]

    @property
    def reference(self) -> Reference:
        """The assessment."""
        return self.workspace.store.named(NAME)

    def levels(self) -> dict[str, int]:
        """What the store has, once the server is there."""
        answers = self.workspace.read(self.reference).answers
        return {name: answer.level for name, answer in answers.items() if answer.level is not None}


@pytest.fixture
def team(server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    """A store with an assessment in it that nobody has answered; the server runs again afterwards."""
    for name, value in {
        "LANG": "C.UTF-8", "TERM": "xterm", "HOME": tmp_path, "USERPROFILE": tmp_path,
        "XDG_DATA_HOME": tmp_path / "data", "CM_READINESS_HOME": tmp_path / "folder",
        "CM_READINESS_CONFIG": tmp_path / "config", "XDG_STATE_HOME": tmp_path / "state",
        "CM_READINESS_CACHE": tmp_path / "cache",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    team = Team(server, server.address(server.database()))
    create(team.address, "nord")
    begun(team)
    yield team
    for one in team.workers:
        one.kill()
        one.communicate()
    for workspace in team.open:
        workspace.close()
    if not server.is_running:
        server.start()


def begun(team: Team, name: str = NAME, company: str = "Maison Calla") -> None:
    """A new assessment."""
    workspace = team.workspace
    asked = workspace.named_questionnaire(QUESTIONNAIRE.id)
    draft = workspace.draft(asked, language="en", company={"name": company, "cm_setup": "in_house"})
    workspace.create(draft, workspace.store.named(name))


@dataclass
class Open:
    """An assessment that somebody answers."""

    sitting: Sitting
    told: list[Fault]

    def codes(self) -> list[str]:
        """What the person was told since it was asked last."""
        codes = [fault.code for fault in self.told]
        self.told.clear()
        return codes


def opened(team: Team) -> Open:
    """The assessment, open for answers that are saved at once."""
    told: list[Fault] = []
    workspace = team.workspace
    file = workspace.open(team.reference)
    told += file.file.notices
    return Open(saved_at_once(workspace, file, told=told.extend), told)


def kept() -> list[Path]:
    """The files of what the store could not be told."""
    return sorted(unsent_folder().rglob("*.json"))


def test_answers_given_while_the_server_is_away_are_kept_and_sent(team: Team) -> None:
    """Said once when it goes and once when it is back; the file is for its owner alone, and goes last."""
    one = opened(team)
    one.sitting.give(FIRST, 1)
    assert (one.codes(), one.sitting.is_kept_here) == ([], False)
    team.server.stop()
    one.sitting.give(SECOND, 2)
    assert (one.codes(), one.sitting.is_kept_here) == (["team_kept_here"], True)
    one.sitting.give(THIRD, 3)
    assert one.codes() == []
    (file,) = kept()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    team.server.start()
    one.sitting.give(FOURTH, 4)
    assert (one.codes(), one.sitting.is_kept_here) == (["team_sent"], False)
    assert one.sitting.close()
    assert team.levels() == {FIRST: 1, SECOND: 2, THIRD: 3, FOURTH: 4}
    assert kept() == []


def test_what_others_have_answered_meanwhile_stays(team: Team) -> None:
    """Both are in the store, and whoever was away sees what came in."""
    one = opened(team)
    team.server.stop()
    one.sitting.give(FIRST, 1)
    assert one.codes() == ["team_kept_here"]
    team.server.start()
    other = opened(team)
    other.sitting.give(SECOND, 2)
    other.sitting.close()
    one.sitting.give(THIRD, 3)
    assert one.codes() == ["team_sent", "came_in"]
    assert one.sitting.assessment.answer_to(SECOND).level == 2
    one.sitting.close()
    assert team.levels() == {FIRST: 1, SECOND: 2, THIRD: 3}


def test_closed_while_the_server_is_away_it_opens_again_and_is_sent_later(team: Team) -> None:
    """Also by a command that has nothing to do with it; the list has it meanwhile."""
    one = opened(team)
    team.server.stop()
    one.sitting.give(FIRST, 1)
    one.sitting.close()
    assert team.workspace.store.references() == (team.reference,)
    again = opened(team)
    assert (again.codes(), again.sitting.is_kept_here) == (["team_kept_here"], True)
    again.sitting.give(SECOND, 2)
    again.sitting.close()
    ended = start("--folder", team.address, "list", "assessments")
    assert NAME in ended.out
    assert "saved on this machine" in ended.err
    team.server.start()
    ended = start("--folder", team.address, "list", "assessments")
    assert "is in the team’s store now" in ended.err
    assert kept() == []
    assert team.levels() == {FIRST: 1, SECOND: 2}
    assert start("--folder", team.address, "list", "assessments").err == ""


def test_two_processes_are_killed_while_the_server_is_away(team: Team) -> None:
    """Each has left a file; the next start sends both."""
    workers = [worker(team) for _ in range(2)]
    for one, criterion in zip(workers, (FIRST, SECOND), strict=True):
        assert answer(one, criterion, 1).startswith("there")
    team.server.stop(signal.SIGQUIT)
    assert answer(workers[0], THIRD, 3).split() == ["here", "team_kept_here"]
    assert answer(workers[1], FOURTH, 4).split() == ["here", "team_kept_here"]
    for one in workers:
        one.kill()
        one.communicate()
    assert len(kept()) == 2
    team.server.start()
    assert [fault.code for fault in team.workspace.send_waiting()].count("team_sent") == 2
    assert team.levels() == {FIRST: 1, SECOND: 1, THIRD: 3, FOURTH: 4}
    assert kept() == []


def test_what_another_process_works_on_is_left_to_it(team: Team) -> None:
    """It sends it itself."""
    one = worker(team)
    team.server.stop()
    answer(one, FIRST, 1)
    team.server.start()
    assert team.workspace.send_waiting() == ()
    assert len(kept()) == 1
    assert answer(one, SECOND, 2).split() == ["there", "team_sent"]
    one.communicate()
    assert kept() == []


def test_what_was_removed_meanwhile_is_there_again(team: Team) -> None:
    """With what was answered here; what lies in the trash stays there."""
    one = opened(team)
    one.sitting.give(FIRST, 1)
    team.server.stop()
    one.sitting.give(SECOND, 2)
    one.sitting.close()
    team.server.start()
    removed_by_another(team)
    assert [fault.code for fault in team.workspace.send_waiting()] == ["team_was_gone", "team_sent"]
    assert team.levels() == {FIRST: 1, SECOND: 2}


def test_another_assessment_has_the_name_now(team: Team) -> None:
    """Both are there: what was kept here gets a name of its own."""
    one = opened(team)
    team.server.stop()
    one.sitting.give(FIRST, 1)
    one.sitting.close()
    team.server.start()
    removed_by_another(team)
    begun(team, company="Another one")
    assert [fault.code for fault in team.workspace.send_waiting()] == ["team_sent_as"]
    read = [team.workspace.read(reference) for reference in team.workspace.store.references()]
    assert {one.company_name: one.answer_to(FIRST).level for one in read} == {
        "Another one": None, "Maison Calla": 1,
    }  # fmt: skip


def test_a_new_one_begins_while_the_server_is_away(team: Team) -> None:
    """It waits here, and is created when the server is back."""
    team.server.stop()
    workspace = team.workspace
    asked = workspace.named_questionnaire(QUESTIONNAIRE.id)
    draft = workspace.draft(asked, language="en", company={"name": "Menuiserie", "cm_setup": "in_house"})
    reference, _ = workspace.create(draft)
    assert len(kept()) == 1
    team.server.start()
    assert [fault.code for fault in team.workspace.send_waiting()] == ["team_sent"]
    assert team.workspace.read(reference).company_name == "Menuiserie"


async def test_the_header_says_where_answers_are(team: Team) -> None:
    """Saved, saved here, and saved again, without a key being pressed for it."""
    app = ReadinessApp(team.address, Settings(), "en", patience=0)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot, Path())
        await driver.settle()
        assert "Maison Calla" in driver.text()
        await driver.press("enter")
        assert driver.page == "question"
        await driver.press("3")
        assert app.session is not None
        assert app.session.flush()
        team.server.stop()
        await driver.press("2")
        assert app.session.flush()
        await driver.settle()
        assert "saved here" in driver.text()
        assert "sent when the connection is back" in driver.text()
        team.server.start()
        app.session.save_again()
        assert app.session.flush()
        await driver.settle()
        assert "saved here" not in driver.text()
        assert "sent when the connection is back" not in driver.text()
        assert "is in the team’s store now" in driver.text()
        assert app.close_session()
    assert team.levels() == {FIRST: 3, SECOND: 2}


async def test_home_goes_on_while_the_server_is_away(team: Team) -> None:
    """Every command says why, or begins a new assessment here that is sent later; none ends the program."""
    app = ReadinessApp(team.address, Settings(), "en", patience=0)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot, Path())
        await driver.settle()
        team.server.stop()
        for key in ("enter", "f", "y", "d", "y", "R", "c", "o", "escape", "escape"):
            await driver.press(key)
            assert app.failure is None, key
        assert driver.page == "home"
        await driver.press("n")
        assert "kept in the team’s store" in " ".join(driver.text().split())
        await driver.press("escape")
        assert driver.page == "home"
        assert app.close_session()


async def test_home_says_for_as_long_that_not_all_is_listed(team: Team) -> None:
    """An empty list while the server is away is no first run, and one with what waits here is not all."""
    begun(team, "dufour", "Atelier Dufour")
    app = ReadinessApp(team.address, Settings(), "en", patience=0)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot, Path())
        await driver.settle()
        team.server.stop()
        await driver.press("n", "escape", "down", "up")
        assert driver.page == "home"
        assert "the store cannot be reached" in driver.text()
        assert "Five questions tell" not in driver.text()
        team.server.start()
        await driver.press("n", "escape")
        assert "cannot be reached" not in driver.text()
        assert ("Maison Calla" in driver.text(), "Atelier Dufour" in driver.text()) == (True, True)
        await driver.press("enter")
        team.server.stop()
        await driver.press("3")
        assert app.session is not None
        assert app.session.flush()
        await driver.press("escape", "down", "up")
        assert driver.page == "home"
        assert "the store cannot be reached" in driver.text()
        assert ("Maison Calla" in driver.text(), "Atelier Dufour" in driver.text()) == (False, True)
        team.server.start()
        assert app.close_session()


def removed_by_another(team: Team) -> None:
    """Somebody who has nothing kept here moves it to the trash."""
    from cm_readiness.team.store import PostgresStore

    store = PostgresStore(team.address)
    store.remove(store.named(NAME))
    store.close()


def worker(team: Team) -> subprocess.Popen[str]:
    """Another process, with the assessment open."""
    one = subprocess.Popen(
        [sys.executable, "-m", "tests.team.worker", team.address, NAME],
        cwd=ROOT, env=os.environ.copy(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    team.workers.append(one)
    assert one.stdout is not None
    assert one.stdout.readline().startswith("open")
    return one


def answer(one: subprocess.Popen[str], criterion: str, level: int) -> str:
    """Let it answer; what it says of that."""
    assert one.stdin is not None
    assert one.stdout is not None
    one.stdin.write(f"{criterion} {level}\n")
    one.stdin.flush()
    return one.stdout.readline().strip()
