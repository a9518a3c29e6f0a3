"""A house style: a small file, of which every fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.i18n import words_for
from cm_readiness.report.house import check_house, contrast_with_white, find_house
from cm_readiness.sentences import sentence


def written(folder: Path, text: str) -> Path:
    """A house style with a logo beside it."""
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "active.svg").write_text("<svg><script>1</script></svg>")
    path = folder / "house.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_house_style_is_found_beside_the_templates(tmp_path: Path) -> None:
    """With its colour, fonts, footer and logo; none where there is no file."""
    assert find_house(tmp_path) is None
    written(
        tmp_path,
        'format = 1\naccent = "#7A1F3D"\nbody_font = "Source Sans 3"\nfooter = "Conseil"\n'
        'logo = "logo.svg"\nlogo_alt = "Conseil"\n',
    )
    style = find_house(tmp_path)
    assert style is not None and style.logo is not None
    assert (style.accent, style.body_font, style.footer) == ("#7a1f3d", "Source Sans 3", "Conseil")
    assert (style.logo.kind, style.logo.alt) == ("svg", "Conseil")


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
        ("format =", "line 1"),
    ],
)
def test_every_fault_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    """What is wrong, where, and what to do."""
    path = written(tmp_path, text)
    sentences = [sentence(fault, words_for("en")) for fault in check_house(path)]
    assert len(sentences) == 1
    assert sentences[0].startswith(str(path)) and said in sentences[0]


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white has 21, white on white 1."""
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
