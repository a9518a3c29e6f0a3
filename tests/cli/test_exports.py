"""`report` in every format: where files go, what is said, and what happens when something is in the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import Run, tree


def test_binary_formats_go_beside_the_file(run: Run, calla: Path) -> None:
    """Under its name and the document's; a second time they are in the way."""
    for form, begin in (("pdf", b"%PDF"), ("docx", b"PK")):
        ended = run("report", calla, "--format", form)
        written = calla.with_name(f"calla.gap_report.{form}")
        assert (ended.code, ended.out) == (0, f"{written}\n")
        assert written.read_bytes().startswith(begin)
        again = run("report", calla, "--format", form)
        assert again.code == 3 and str(written) in again.err and "--force" in again.err
        assert run("report", calla, "--format", form, "--force").code == 0


def test_the_name_of_the_output_says_which_format(run: Run, calla: Path, place: Path) -> None:
    """Unless the format is named."""
    run("report", calla, "--output", place / "a.html")
    assert (place / "a.html").read_text("utf-8").startswith("<!DOCTYPE html>")

    assert run("report", calla, "--output", place / "b.htm").code == 0
    assert (place / "b.htm").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["a.odt", "a.doc", "a.PPT", "a.txt"])
def test_an_ending_that_is_no_format_is_refused(run: Run, calla: Path, place: Path, name: str) -> None:
    """Nothing is written under a name that promises something else, unless the format is named."""
    before = tree(place)
    ended = run("report", calla, "--output", place / name)
    assert ended.code == 2 and "no format has the ending" in ended.err and ".docx" in ended.err
    assert tree(place) == before
    assert run("report", calla, "--output", place / name, "--format", "md").code == 0
    assert (place / name).read_text("utf-8").startswith("# ")


def test_a_format_is_not_written_under_the_ending_of_another(run: Run, calla: Path, place: Path) -> None:
    """Whichever of the two was meant, one of them is wrong."""
    ended = run("report", calla, "--format", "html", "--output", place / "a.docx")
    assert ended.code == 2 and "is not that of html" in ended.err
    assert not (place / "a.docx").exists()


def test_a_hyphen_is_standard_output(run: Run, calla: Path, place: Path) -> None:
    """As it is everywhere; what is no text is not printed."""
    before = tree(place)
    ended = run("report", calla, "--output", "-", "--format", "html")
    assert ended.code == 0 and ended.out.startswith("<!DOCTYPE html>")
    assert run("report", calla, "--output", "-").out == run("report", calla).out
    refused = run("report", calla, "--output", "-", "--format", "pdf")
    assert refused.code == 2 and "name a file to write" in refused.err
    assert tree(place) == before


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_template_that_is_not_in_a_format_is_refused(run: Run, calla: Path, place: Path, form: str) -> None:
    """What holds all answers is no summary; the main document is what it goes with."""
    own = place / "own.md.j2"
    own.write_text("# {{ company }}\n")
    for template in ("executive_summary", own):
        ended = run("report", calla, "--template", template, "--format", form)
        assert ended.code == 2 and f"in {form}" in ended.err and ended.out == ""
    plain = run("report", calla, "--format", form)
    assert run("report", calla, "--template", "gap_report", "--format", form).out == plain.out != ""


def test_a_note_that_begins_with_an_apostrophe_reaches_tables(run: Run, calla: Path, place: Path) -> None:
    """The guard against formulas is not taken for a part of the text, nor the other way round."""
    said = ("--evidence", "'Account goals' page", "--note", "'=1")
    assert run("answer", calla, "1.1", "3", *said).code == 0
    for form in ("csv", "xlsx"):
        ended = run("report", calla, "--output", place / f"a.{form}")
        assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(("given", "sign"), [("semicolon", ";"), ("tab", "\t"), (",", ","), (";", ";")])
def test_the_separator_of_a_table_is_ones_own(run: Run, calla: Path, given: str, sign: str) -> None:
    """By its name or by itself; it belongs to tables of text, and a word that is none is refused."""
    table = run("report", calla, "--format", "csv", "--separator", given).out
    assert f'"Dimension"{sign}"Criterion (id)"' in table
    assert run("report", calla, "--separator", given).code == 2
    refused = run("report", calla, "--format", "csv", "--separator", "colon")
    assert refused.code == 2 and "semicolon" in refused.err


def test_what_came_before_is_in_a_format_or_refused(run: Run, calla: Path) -> None:
    """JSON has the comparison; a table of answers has none, and says so."""
    old = calla.with_name("old.toml")
    old.write_bytes(calla.read_bytes())
    assert '"comparison"' in run("report", calla, "--against", old, "--format", "json").out
    ended = run("report", calla, "--against", old, "--format", "csv")
    assert ended.code == 2 and "--against" in ended.err and ended.out == ""


@pytest.mark.parametrize(
    ("module", "form", "extra"),
    [("typst", "pdf", "[pdf]"), ("typst", "docx", "[docx]"), ("pptx", "pptx", "[pptx]")],
)
def test_a_missing_extra_is_named(
    run: Run, calla: Path, monkeypatch: pytest.MonkeyPatch, module: str, form: str, extra: str
) -> None:
    """One sentence that says what to install; nothing is written."""
    monkeypatch.setitem(sys.modules, module, None)
    before = tree(calla.parent)
    ended = run("report", calla, "--format", form)
    assert ended.code == 2 and ended.err.count("\n") == 1
    # In the environment that the program runs in, and in quotes that every shell takes.
    assert f'{sys.executable} -m pip install "cm-readiness{extra}"' in ended.err
    assert tree(calla.parent) == before


def test_the_whole_family_is_written(run: Run, calla: Path, place: Path) -> None:
    """Every document in both languages; a starter only for a gap; a folder that is taken is left alone."""
    ended = run("report", calla, "--all", place / "all", "--format", "md")
    names = {Path(line).relative_to(place / "all").as_posix() for line in ended.out.splitlines()}
    assert ended.code == 0
    assert {"fr/gap_report.md", "en/gap_report.md", "fr/crisis_protocol.md", "en/action_plan.md"} <= names
    assert "fr/tone_charter.md" not in names
    again = run("report", calla, "--all", place / "all", "--format", "md")
    assert again.code == 3 and "--force" in again.err


def test_a_faulty_template_stops_the_family_before_anything_is_written(
    run: Run, calla: Path, place: Path
) -> None:
    """What is wrong with it is said first, not after half of the documents."""
    own = place / "report_templates"
    own.mkdir()
    (own / "broken.md.j2").write_text("# Note\n\n{% if %}\n")
    ended = run("report", calla, "--all", place / "all")
    assert ended.code == 2 and "broken.md.j2, line 3" in ended.err
    assert not (place / "all").exists()


def test_what_a_report_is_made_of_is_never_its_output(run: Run, calla: Path, place: Path) -> None:
    """Neither the assessment, nor the earlier one, nor template or house style, whatever is forced."""
    old = calla.with_name("old.toml")
    old.write_bytes(calla.read_bytes())
    own = place / "own.md.j2"
    own.write_text("# {{ company }}\n")
    house = place / "house.toml"
    house.write_text("format = 1\n")
    before = tree(place)
    for output in (calla, old, own, house):
        ended = run("report", calla, "--against", old, "--template", own, "--output", output, "--force")
        assert ended.code == 3 and "made of this file" in ended.err
    assert tree(place) == before
    assert run("report", calla, "--template", "").code == 2


def test_what_was_noted_is_added_where_it_is_asked_for(run: Run, calla: Path, place: Path) -> None:
    """To one document, and to all of them; never without being asked."""
    title = "## Notes from the assessment"
    asked = ("report", calla, "--template", "tone_charter")
    assert title not in run(*asked).out
    assert title in run(*asked, "--with-notes").out
    for folder, more in (("plain", ()), ("noted", ("--with-notes",))):
        run("report", calla, "--all", place / folder, "--format", "md", "--language", "en", *more)
        found = [path for path in (place / folder / "en").iterdir() if title in path.read_text("utf-8")]
        assert (place / folder / "en" / "gap_report.md" in found) == bool(more) == bool(found)


def test_a_document_that_compares_is_named_as_it_was_asked_for(run: Run, calla: Path) -> None:
    """Not by where the program keeps its template."""
    ended = run("report", calla, "--template", "progress_report")
    assert ended.code == 2 and ended.err.startswith("progress_report: ") and "--against" in ended.err


def test_an_anonymous_edition_lists_what_is_left(run: Run, calla: Path) -> None:
    """The words that a person has to look at; the file's own name says nothing either."""
    ended = run("report", calla, "--anonymous", "--replace", "Tom=the CM", "--format", "pdf")
    assert ended.code == 0
    assert "Lyon" in ended.err and "Tom" not in ended.err
    assert ended.out.strip().endswith("anonymous.gap_report.pdf")
    assert run("report", calla, "--replace", "Tom=the CM").code == 2
    assert run("report", calla, "--anonymous", "--replace", "Tom").code == 2


def test_an_anonymous_edition_of_the_progress_names_nobody(run: Run, calla: Path) -> None:
    """Neither by what the earlier side is called, nor by who owns its actions."""
    old = calla.with_name("old.toml")
    action = '[[actions]]\nid = "a"\nwhat = "Zoe writes the rules"\nowner = "Zoe Blum"\nstatus = "done"\n'
    old.write_text(f"{calla.read_text('utf-8')}\n{action}", "utf-8")
    assert run("edit", old, "--title", "Maison Calla, spring").code == 0
    ended = run("report", calla, "--against", old, "--anonymous", "--replace", "Zoe=the owner")
    assert ended.code == 0
    assert "the company, spring" in ended.out.casefold()
    assert "The owner writes the rules" in ended.out
    for name in ("Calla", "Zoe", "Blum"):
        assert name not in ended.out


def test_an_anonymous_edition_of_the_progress_names_nobody_of_another_company(run: Run, calla: Path) -> None:
    """The earlier round may have been another company's, or the same under another name, by other people."""
    old = calla.with_name("old.toml")
    text = calla.read_text("utf-8").replace('name = "Maison Calla"', 'name = "Bois Martin"')
    old.write_text(
        text.replace('respondent = "Jade, founder"', 'respondent = "Paul Durand, manager"'), "utf-8"
    )
    assert run("edit", old, "--title", "Bois Martin with Paul Durand").code == 0
    assert (
        run(
            "answer", calla, "purpose.business_goals", "2", "--note", "As Paul Durand of Bois Martin says"
        ).code
        == 0
    )
    plain = run("report", calla, "--against", old)
    assert "These are two companies: Bois Martin and Maison Calla." in plain.out
    ended = run("report", calla, "--against", old, "--anonymous")
    assert ended.code == 0
    for name in ("Calla", "Bois", "Martin", "Durand", "Jade"):
        assert name not in ended.out, name


def test_templates_and_house_style_beside_the_assessment_are_used(run: Run, calla: Path, place: Path) -> None:
    """A folder of one's own, found by itself; `check` knows both."""
    own = place / "report_templates"
    own.mkdir()
    (own / "note.md.j2").write_text("# {{ company }}\n\nA note.\n")
    (own / "house.toml").write_text('format = 1\naccent = "#7a1f3d"\n')
    assert run("report", calla, "--template", "note").out == "# Maison Calla\n\nA note.\n"
    assert "#7a1f3d" in run("report", calla, "--format", "html").out
    assert run("check", own / "house.toml", own / "note.md.j2").code == 0
    (own / "house.toml").write_text('format = 1\naccent = "red"\n')
    assert run("check", own / "house.toml").code == 1
