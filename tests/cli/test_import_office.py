"""What office programs make of a workbook, and what people do in them: saved by LibreOffice itself."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cm_readiness.files.assessments import read_assessment
from tests.needs import need
from tests.workbooks import Value, part_of, rewritten, with_cells

from .conftest import Run
from .test_importing import book, merged, renamed, rows_of, twice, without_column

__all__ = ["book"]

Change = Callable[[bytes], bytes]


def cell(value: Value) -> Change:
    """The first answer is something."""
    return lambda data: with_cells(data, "Purpose", {"I2": value})


def a_day(data: bytes) -> bytes:
    """The first answer is a day, as a spreadsheet makes one of 1/2."""
    style = re.search(r'<c r="H2" s="(\d+)"', _text(data, "Plan"))
    assert style

    def dated(text: str) -> str:
        return re.sub(r'<c r="I2".*?(?:/>|</c>)', f'<c r="I2" s="{style[1]}"><v>46023</v></c>', text, count=1)

    return rewritten(data, part_of(data, "Purpose"), dated)


def _text(data: bytes, sheet: str) -> str:
    with ZipFile(BytesIO(data)) as file:
        return file.read(part_of(data, sheet)).decode()


BAD: dict[str, tuple[Change, str]] = {
    "half": (cell(2.5), "Purpose!I2: 2.5 is not a level; write 0 to 4, ?, or -"),
    "day": (a_day, "Purpose!I2: 2026-01-01 is a date, not a level; write 0 to 4, ?, or -"),
    "formula": (cell("=1+1"), "Purpose!I2: this is a formula"),
    "merged": (merged, "Purpose!I2:I3: these cells are merged"),
    "column": (without_column, "Purpose: the column Answer is missing"),
    "name": (renamed, "the sheet Purpose is missing or has another name"),
    "twice": (twice, "Purpose!I3: 1.1 Business goals is answered twice"),
}


def saved_as(form: str, paths: Iterable[Path], folder: Path) -> Path:
    """A folder with the same workbooks, opened and saved by LibreOffice."""
    out = folder / form
    command = [
        need("soffice"), f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", form,
        "--outdir", str(out), *map(str, paths),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return out


def test_a_day_is_no_level(run: Run, calla: Path, book: Path) -> None:
    """One sentence with sheet and cell, and nothing comes in."""
    change, said = BAD["day"]
    book.write_bytes(change(with_cells(book.read_bytes(), "Role clarity", {"I2": "0"})))
    before = calla.read_bytes()
    done = run("import", calla, book)
    assert done.code == 2 and said in done.err and "Nothing was changed." in done.err
    assert calla.read_bytes() == before


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_faults_are_named_in_what_another_program_saved(
    run: Run, calla: Path, book: Path, tmp_path: Path, form: str
) -> None:
    """The same sentence with the same cell; not even the right answer beside it comes in."""
    right = with_cells(book.read_bytes(), "Role clarity", {"I2": "0"})
    paths = []
    for name, (change, _) in BAD.items():
        paths.append(tmp_path / f"{name}.xlsx")
        paths[-1].write_bytes(change(right))
    folder, before = saved_as(form, paths, tmp_path), calla.read_bytes()
    for name, (_, said) in BAD.items():
        done = run("import", calla, folder / f"{name}.{form}")
        assert (done.code, said in done.err) == (2, True), (name, done.err)
        assert len(done.err.splitlines()) <= 3, name
        assert calla.read_bytes() == before, name


def test_a_workbook_that_was_opened_and_saved_comes_in(
    run: Run, calla: Path, book: Path, tmp_path: Path
) -> None:
    """What nobody filled in says nothing new; what somebody did is found, and nothing else."""
    filled = tmp_path / "filled.xlsx"
    data = with_cells(
        book.read_bytes(), "Purpose", {"I2": 0, "J2": "From the office\nin two lines", "K2": "A"}
    )
    filled.write_bytes(with_cells(data, "Plan", {"G2": "Ana", "H2": 46376, "I2": "in progress"}))
    folder, before = saved_as("xlsx", (book, filled), tmp_path), calla.read_bytes()
    assert run("import", calla, folder / book.name).out == "The table says nothing new.\n"
    assert calla.read_bytes() == before
    done = run("import", calla, folder / "filled.xlsx", "--json")
    assert done.code == 0, done.err
    first = next(iter(rows_of(read_assessment(calla))))
    changes = [one for one in json.loads(done.out)["changes"] if one["criterion"] == first]
    assert {one["field"]: one["new"] for one in changes} == {
        "answer": 0, "note": "From the office\nin two lines", "evidence": ["A"],
    }  # fmt: skip
    (action,) = read_assessment(calla).actions
    assert (action.owner, str(action.due), action.status) == ("Ana", "2026-12-20", "doing")


def test_a_workbook_of_1997_is_refused(run: Run, calla: Path, book: Path, tmp_path: Path) -> None:
    """By its ending, and by what is in it where the ending says otherwise."""
    old = saved_as("xls", (book,), tmp_path) / "book.xls"
    before = calla.read_bytes()
    done = run("import", calla, old)
    assert done.code == 2 and ".xls;" in done.err and ".xlsx" in done.err
    other = old.rename(old.with_suffix(".xlsx"))
    done = run("import", calla, other)
    assert done.code == 2 and "Excel 97" in done.err and len(done.err.splitlines()) == 1
    assert calla.read_bytes() == before


ENTRY = (
    '<manifest:file-entry manifest:full-path="{}" manifest:size="9"><manifest:encryption-data>'
    '<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>'
    "</manifest:encryption-data></manifest:file-entry>"
)
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
{}</manifest:manifest>"""


@pytest.mark.parametrize("part", ["content.xml", "encrypted-package"])
def test_an_encrypted_ods_is_refused(run: Run, calla: Path, part: str) -> None:
    """Whether each part is encrypted, as until 2023, or all of them together, as since then."""
    path, before = calla.with_name("book.ods"), calla.read_bytes()
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(part, bytes(range(256)))
        file.writestr("META-INF/manifest.xml", MANIFEST.format(ENTRY.format(part)))
    done = run("import", calla, path)
    assert done.code == 2 and "book.ods: this workbook is protected by a password" in done.err
    assert len(done.err.splitlines()) == 1 and calla.read_bytes() == before
