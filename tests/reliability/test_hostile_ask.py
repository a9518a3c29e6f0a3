"""The same hostile list on the plain prompts: what `ask` opens, what is typed into it, what it reads out."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from cm_readiness.files.assessments import create_assessment, read_assessment
from cm_readiness.files.settings import settings_path
from cm_readiness.files.shipped import examples
from cm_readiness.files.toml_file import MAX_BYTES
from tests.files.folders import write_small

from .conftest import Shown
from .hostile import FILES, NAMES, OWNED, links

pytestmark = pytest.mark.usefixtures("place")

SIZE = 20_000
POSIX = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
FIRST = "purpose.business_goals"
COMPANY = "Calla\n2\n"
"""Answers to what has to be known of a company."""


def good(path: Path) -> Path:
    """An assessment that nothing is wrong with."""
    shutil.copy(examples()[0], path)
    return path


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_asked_or_refused_before_any_question(place: Path, shown: Shown, name: str) -> None:
    """As the assessment: what is refused stays as it was; what is asked takes the answer."""
    content = FILES[name](SIZE)
    path = place / "hostile.toml"
    path.write_bytes(content)
    code = shown("ask", path, "--language", "en", typed=f"{COMPANY}g 1.1\n3\nq\n")
    assert code in (0, 2)
    if code == 2:
        assert path.read_bytes() == content
        assert "Answer, or h for help" not in shown.text
        assert [found.name for found in place.iterdir()] == ["hostile.toml"]
    else:
        assert read_assessment(path).answer_to(FIRST).level == 3


@pytest.mark.parametrize("name", FILES)
def test_each_file_beside_an_assessment_keeps_nobody_from_answering(
    place: Path, shown: Shown, name: str
) -> None:
    """As a questionnaire in its reach, as settings, and as another assessment of the list."""
    content = FILES[name](SIZE)
    home = place.parent / "home"
    (home / "questionnaires" / "hostile").mkdir(parents=True)
    (home / "questionnaires" / "hostile" / "questionnaire.toml").write_bytes(content)
    settings_path().parent.mkdir()
    settings_path().write_bytes(content)
    good(home / "calla.toml")
    (home / "hostile.toml").write_bytes(content)
    os.utime(home / "calla.toml", (0, 0))
    assert shown("--plain", "--language", "en", typed="2\ng 1.1\n3\nq\n") == 0
    assert "hostile.toml: " in shown.text or "2. Maison Calla" in shown.text
    assert read_assessment(home / "calla.toml").answer_to(FIRST).level == 3
    assert (home / "hostile.toml").read_bytes() == content


@POSIX
def test_links_and_pipes_are_no_way_in(place: Path, shown: Shown) -> None:
    """None is waited for, followed without end, or written to; neither by name nor from the list."""
    found = links(place / "links")
    for name, path in found.items():
        assert shown("ask", path, "--language", "en", typed="3\n" * 9) == 2, name
        assert "root:" not in shown.text
    listed = "\n".join(map(str, range(1, len(found) + 1)))
    assert shown("--plain", "--folder", place / "links", typed=f"{listed}\nq\n") == 0
    assert "root:" not in shown.text
    # What is typed behind the last of the list may well begin an assessment: that is none of these.
    assert not [path.name for path in found.values() if list(path.parent.glob(f".{path.name}*"))]


@pytest.mark.parametrize("name", NAMES)
def test_an_id_never_leads_out_of_its_folder(place: Path, shown: Shown, name: str) -> None:
    """Of the questionnaire that a file answers."""
    secret = write_small(place.parent / "secret")
    before = {path: path.read_bytes() for path in secret.iterdir()}
    spelt = name.replace("\\", "\\\\").replace("\0", "\\u0000")
    path = good(place / "calla.toml")
    path.write_text(path.read_text("utf-8").replace('"community_manager"', f'"{spelt}"'), "utf-8")
    content = path.read_bytes()
    assert shown("ask", path, "--language", "en", typed=f"{COMPANY}3\n") == 2
    assert path.read_bytes() == content
    assert [path.name for path in place.iterdir()] == ["calla.toml"]
    assert {path: path.read_bytes() for path in secret.iterdir()} == before


@pytest.mark.parametrize("name", [name for name in NAMES if name.strip()])
def test_a_company_never_leads_out_of_the_folder(place: Path, shown: Shown, name: str) -> None:
    """Its name becomes that of the file."""
    everything = set(place.parent.rglob("*"))
    assert shown("--plain", typed=f"1\n1\n{name}\n2\nq\n") == 0
    made = set(place.parent.rglob("*")) - everything
    assert {path.parent.name for path in made if path.is_file()} == {"home"}
    (file,) = (path for path in made if path.suffix == ".toml")
    assert read_assessment(file).company_name == name


TYPED: Mapping[str, str] = {
    "everything that can be read out": "r\ni\nh\nn\n\np\n\ne\n\nu\n-\n\nb\no\na\n" + "\n" * 13 + "q\n",
    "every question": "?\n" * 40 + "\n\n",
    "an answer": f"{OWNED}\n",
    "a note": f"n {OWNED}\np {OWNED}\ne {OWNED}\nr\n",
    "the lines of a note": f"n\n{OWNED}\nx\n{OWNED}\n.\ne\nx {OWNED}\n",
    "a reason": f"g 5.1\n- {OWNED}\nb\n",
    "a number to go to": f"g {OWNED}\n{OWNED}\n\n",
    "the company": "a\n" + f"{OWNED}\n\n" * 12 + "q\n",
    "bytes that are no text": "\udc9b2J\nn \udc9b\n\udcff\n3\n",
}


@pytest.mark.parametrize("what", TYPED)
def test_no_terminal_obeys_what_is_typed_or_read_out(owned: Path, shown: Shown, what: str) -> None:
    """From a file full of sequences, and from a good one: visible escapes at most."""
    for path in (owned, good(owned.with_name("good.toml"))):
        assert shown("ask", path, "--language", "en", typed=TYPED[what]) == 0
        assert "\\x1b" in shown.text or path != owned
        read_assessment(path)


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_note_becomes_a_formula(place: Path, shown: Shown, formula: str) -> None:
    """It is kept as it was typed, and is text in every cell of the table."""
    path = good(place / "calla.toml")
    assert shown("ask", path, typed=f"g 1.1\nn\nx\n{formula}\n.\ne {formula}\n3\nq\n") == 0
    answer = read_assessment(path).answer_to(FIRST)
    assert formula in answer.note
    assert formula in answer.evidence
    assert shown("report", path, "--format", "csv", "--output", "calla.csv") == 0
    with (place / "calla.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any(formula in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@")) and not is_number(cell)]


def is_number(cell: str) -> bool:
    """Whether a cell holds a number, which may be negative."""
    return cell.lstrip("-").replace(".", "").isdecimal()


def test_what_is_too_large_is_refused_with_its_limit(place: Path, shown: Shown) -> None:
    """A file that is opened, and a text that is typed; what was there stays."""
    path = place / "large.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert shown("ask", path, "--language", "en", typed="3\n") == 2
    assert f"larger than {MAX_BYTES // 1_000_000} MB" in shown.text
    path = good(place / "calla.toml")
    before = read_assessment(path).answer_to(FIRST).note
    assert shown("ask", path, "--language", "en", typed=f"g 1.1\nn {'x' * 1_000_000}\n3\nq\n") == 0
    assert "characters; it may have" in shown.text
    assert read_assessment(path).answer_to(FIRST).note == before
    assert read_assessment(path).answer_to(FIRST).level == 3


def test_a_text_too_many_for_the_file_is_refused(place: Path, shown: Shown) -> None:
    """It could not be opened again; the answer behind it is saved, and nothing is offered elsewhere."""
    old = read_assessment(examples()[0])
    full = old.answer_to(FIRST).model_copy(update={"evidence": ("x" * 19_000,) * 261})
    path = place / "full.toml"
    create_assessment(path, old.model_copy(update={"answers": {**old.answers, FIRST: full}}))
    line = f"e {'x' * 15_000}\n"
    assert shown("ask", path, "--language", "en", typed=f"g 1.1\n{line}{line}3\nq\n") == 0
    assert shown.text.count("Saved: evidence.") == 1
    assert shown.text.count("the file would be larger than 5 MB") == 1
    assert read_assessment(path).answer_to(FIRST).level == 3
