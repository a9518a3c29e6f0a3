"""`report --template portfolio`, and `--peers` in a company's own report, by whole commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.files.settings import Settings, write_settings
from tests.documents.clients import folder_of

DAY = ("--as-of", "2026-11-30")
ALL = ("report", "--template", "portfolio", *DAY)


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A firm's folder."""
    return folder_of(tmp_path_factory.mktemp("clients"), 12)


def test_it_is_printed_without_a_file(clients: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language that is asked for, with names or without."""
    assert main([*ALL, "--folder", str(clients), "--language", "fr"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("# Bilan du portefeuille\n")
    assert "Client 03" in printed.out
    assert printed.err == ""
    assert main([*ALL, "--folder", str(clients), "--anonymous"]) == 0
    assert "Client" not in capsys.readouterr().out


def test_it_is_written_and_never_over_another_file(clients: Path, tmp_path: Path) -> None:
    """By the ending; a file that is there stays without --force, and an own template always."""
    path = tmp_path / "firm.html"
    assert main([*ALL, "--folder", str(clients), "--output", str(path)]) == 0
    assert "Client 03" in path.read_text("utf-8")
    path.write_text("mine", "utf-8")
    assert main([*ALL, "--folder", str(clients), "--output", str(path)]) == 3
    assert path.read_text("utf-8") == "mine"
    assert main([*ALL, "--folder", str(clients), "--output", str(path), "--force"]) == 0
    assert "Client 03" in path.read_text("utf-8")


def test_conditions_choose(clients: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for `portfolio`."""
    assert main([*ALL, "--folder", str(clients), "--where", "company=Client 03"]) == 0
    printed = capsys.readouterr().out
    assert "Client 03" in printed
    assert "Client 04" not in printed


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--where", "colour=red"], "report: there is no field colour"),
        (["--where", "red"], "report:"),
        (["--format", "csv"], "report: there is no portfolio in csv"),
        (["--format", "pdf", "--output", "-"], "no text that can be printed"),
        (["--peers"], "report: --peers is about one assessment; leave it out, or name a FILE."),
        (["--all", "somewhere"], "report:"),
        (["--with-notes"], "report: --with-notes is about one assessment"),
    ],
)
def test_what_does_not_go_with_it_is_refused(
    more: list[str], said: str, clients: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence, and nothing is written."""
    before = sorted(clients.iterdir())
    assert main([*ALL, "--folder", str(clients), *more]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert len(printed.err.splitlines()) == 1
    assert sorted(clients.iterdir()) == before


def test_one_assessment_and_many_are_told_apart(clients: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document on one needs its file, the one on many has none."""
    file = str(clients / "client-01.toml")
    for arguments, said in (
        (["report"], "report: FILE is missing"),
        (["report", "--template", "gap_report"], "report: FILE is missing"),
        (["report", file, "--template", "portfolio"], "leave FILE out"),
        (["report", file, "--where", "size=solo"], "--where chooses among many assessments"),
    ):
        assert main(arguments) == 2
        assert said in capsys.readouterr().err


def test_a_company_hears_of_others_only_where_the_firm_wants_it(
    clients: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the settings, or for one report; never a name."""
    one = ["report", str(clients / "client-01.toml"), "--folder", str(clients), *DAY]
    heading = "## Where companies like yours stand"

    def printed(*more: str) -> str:
        assert main([*one, *more]) == 0
        return capsys.readouterr().out

    assert heading not in printed()
    assert heading in printed("--peers")
    write_settings(Settings(peers=True))
    assert heading not in printed("--no-peers")
    report = printed()
    assert heading in report
    assert {name for name in (f"Client {n:02}" for n in range(12)) if name in report} == {"Client 01"}
    write_settings(Settings(peers=True, least_companies=12))
    assert heading not in printed()


def test_too_few_others_are_not_spoken_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is it said that they are."""
    folder_of(tmp_path, 5)
    one = ["report", str(tmp_path / "client-01.toml"), "--folder", str(tmp_path), *DAY]
    assert main(one) == 0
    plain = capsys.readouterr().out
    assert main([*one, "--peers"]) == 0
    assert capsys.readouterr().out == plain
