"""A house style: a small file, of which every fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.app.brand import check_brand, find_brand
from cm_readiness.files.brand import contrast_with_white
from cm_readiness.files.pictures import is_picture
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import evaluated, example

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63a892b7fd0f0003c301d68334090f"
    "0000000049454e44ae426082"
)
"""The smallest picture there is."""
JPEG_BEGINNING = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffffc0000b0800020003010111000000")
"""With the size of a picture, after bytes that only fill."""


def written(folder: Path, text: str) -> Path:
    """A house style with a logo beside it."""
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "text.png").write_text("no picture")
    (folder / "cut.png").write_bytes(PNG[:-20])
    (folder / "broken.png").write_bytes(PNG[:42] + bytes(8) + PNG[50:])
    (folder / "begins.jpg").write_bytes(JPEG_BEGINNING)
    (folder / "nothing.jpg").write_bytes(b"")
    (folder / "huge.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="9"/>')
    (folder / "deep.svg").write_text("<svg>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>")
    (folder / "grows.svg").write_text('<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>')
    (folder / "active.svg").write_text("<svg><script>1</script></svg>")
    path = folder / "house.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_house_style_is_found_beside_the_templates(tmp_path: Path) -> None:
    """With its colour, fonts, footer and logo; none where there is no file."""
    assert find_brand(tmp_path) is None
    written(
        tmp_path,
        'format = 1\naccent = "#7A1F3D"\nbody_font = "Source Sans 3"\nfooter = "Conseil"\n'
        'logo = "logo.svg"\nlogo_alt = "Conseil"\n',
    )
    brand = find_brand(tmp_path)
    assert brand is not None and brand.logo is not None
    assert (brand.accent, brand.body_font, brand.footer) == ("#7a1f3d", "Source Sans 3", "Conseil")
    assert (brand.logo.kind, brand.logo.alt) == ("svg", "Conseil")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('format = 1\nacent = "#7a1f3d"', "accent"),
        ("format = 2", "format = 1"),
        ('format = 1\naccent = "red"', "not a colour"),
        ('format = 1\naccent = "#ffe000"', "too pale"),
        ("format = 1\nfooter = 3", "quotation marks"),
        ('format = 1\nbody_font = "x; } body { color: red"', "not the name of a font"),
        ('format = 1\nfont_folder = "none"', "no such folder"),
        ('format = 1\nlogo = "none.png"\nlogo_alt = "x"', "no such picture"),
        ('format = 1\nlogo = "active.svg"\nlogo_alt = "x"', "script"),
        ('format = 1\nlogo = "logo.svg"', "text alternative"),
        ('format = 1\nlogo = "text.png"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "cut.png"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "broken.png"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "begins.jpg"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "nothing.jpg"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "huge.svg"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "deep.svg"\nlogo_alt = "x"', "no picture of its kind"),
        ('format = 1\nlogo = "grows.svg"\nlogo_alt = "x"', "no picture of its kind"),
        (f'format = 1\nlogo = "{300 * "x"}.png"\nlogo_alt = "x"', "no such picture"),
        (f'format = 1\nfont_folder = "{300 * "x"}"', "no such folder"),
        ("format =", "line 1"),
    ],
)
def test_every_fault_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    """What is wrong, where, and what to do."""
    path = written(tmp_path, text)
    sentences = [sentence(fault, words_for("en")) for fault in check_brand(path)]
    assert len(sentences) == 1
    assert sentences[0].startswith(str(path)) and said in sentences[0]


def test_every_fault_has_its_line(tmp_path: Path) -> None:
    """All of them at once, those of a value that is no text as well; a key without end is not all quoted."""
    long = "k" * 3000
    path = written(tmp_path, f'format = 1\n\n{long} = 5\nfooter = 5\naccent = "pink"\nlogo = "none.png"\n')
    faults = check_brand(path)
    assert [(fault.code, fault.where.line) for fault in faults] == [
        ("house_unknown_key", 3), ("house_not_text", 4), ("house_colour", 5), ("house_logo", 6),
        ("house_logo_alt", 6),
    ]  # fmt: skip
    assert all(len(sentence(fault, words_for("en"))) < 400 for fault in faults)


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white has 21, white on white 1."""
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("kind", "data", "good"),
    [
        ("png", PNG, True), ("jpeg", JPEG_BEGINNING, True), ("jpeg", PNG, False),
        ("png", JPEG_BEGINNING, False),
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>', True),
        ("svg", b'<svg viewBox="0 0 0 40"/>', False), ("svg", b"<html/>", False),
        ("svg", b"\xff\xfe<svg/>", False), ("svg", "<svg/>".encode("utf-16-le"), False),
        ("svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>', True),
    ],
)  # fmt: skip
def test_a_picture_is_known_by_what_is_in_it(kind: str, data: bytes, good: bool) -> None:
    """Whatever its name says."""
    assert is_picture(kind, data) is good


def test_signs_that_no_format_can_hold_become_visible(tmp_path: Path) -> None:
    """In the texts of the house style as in all others."""
    (tmp_path / "logo.png").write_bytes(PNG)
    path = tmp_path / "house.toml"
    path.write_text('format = 1\nlogo = "logo.png"\nlogo_alt = "x \\u0001"\nfooter = "a\\u0002\\nb"\n')
    brand = find_brand(tmp_path)
    assert brand is not None and brand.logo is not None
    assert (brand.logo.alt, brand.footer) == ("x \\x01", "a\\x02 b")
    export = export_of(
        "executive_summary", evaluated(example("maison_calla.en")), words_for("en"), brand=brand
    )
    for form in ("html", "pdf", "docx"):
        made = export.make(named(form))
        made.check(made.data)


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="9000in" height="9000in"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="2"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="9" height="9"/></svg>',
    ],
)
def test_a_drawing_takes_the_memory_of_its_printed_size(tmp_path: Path, drawing: str) -> None:
    """Whatever it says of its own: every format is written, or the check has refused it."""
    (tmp_path / "logo.svg").write_text(drawing)
    path = tmp_path / "house.toml"
    path.write_text('format = 1\nlogo = "logo.svg"\nlogo_alt = "x"\n')
    if check_brand(path):
        return
    export = export_of(
        "executive_summary",
        evaluated(example("maison_calla.en")),
        words_for("en"),
        brand=find_brand(tmp_path),
    )
    for form in ("html", "pdf", "docx"):
        made = export.make(named(form))
        made.check(made.data)
        assert len(made.data) < 1_000_000
