"""Names of files made of what people call things."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.files.assessments import file_name
from cm_readiness.files.file_names import readable_name


@pytest.mark.parametrize(
    ("company", "title", "name"),
    [
        ("Maison Calla", "Baseline", "maison-calla-baseline.toml"),
        ("Café Œuvre & Fils", "État n° 1", "cafe-oeuvre-fils-etat-n-1.toml"),
        ("Straße", "Łódź Ærø", "strasse-lodz-aero.toml"),
        ("L’Atelier d'été", "", "l-atelier-d-ete.toml"),
        ("株式会社", "基準", "assessment.toml"),
        ("", "", "assessment.toml"),
        ("../../etc", "passwd", "etc-passwd.toml"),
        ("CON", "", "con-assessment.toml"),
        ("", "com1", "com1-assessment.toml"),
        ("COM", "1", "com-1.toml"),
        ("x" * 100, "y", "x" * 60 + ".toml"),
    ],
)
def test_a_name_has_letters_digits_and_hyphens(company: str, title: str, name: str) -> None:
    """Without accents, at most 60 of them, and none that Windows reserves."""
    assert file_name(company, title, ()) == name


def test_a_taken_name_gets_a_number() -> None:
    """Within the 60 characters."""
    assert file_name("Calla", "", {"calla.toml"}) == "calla-2.toml"
    assert file_name("Calla", "", {"calla.toml", "calla-2.toml"}) == "calla-3.toml"
    assert file_name("x" * 80, "", {"x" * 60 + ".toml"}) == "x" * 58 + "-2.toml"


@given(st.text(max_size=90), st.text(max_size=90))
def test_any_text_gives_a_name_that_every_system_takes(company: str, title: str) -> None:
    """Whatever people call their company."""
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?\.toml", file_name(company, title, ()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maison Calla", "Maison Calla"),
        ("plan d’action", "plan d’action"),
        ("Café Zoe\u0301 & Fils", "Café Zoé & Fils"),
        ("株式会社", "株式会社"),
        ("A/B: “C”?", "A-B- “C”"),
        (" two\tlines\n", "two lines"),
        ("../../etc", "etc"),
        (".hidden. ", "hidden"),
        ("a\u202eb\x1b[31m", "ab[31m"),
        ("CON", "_CON"),
        ("com¹.fr", "_com¹.fr"),
        ("Construction", "Construction"),
        ("x" * 59 + " y", "x" * 59),
        ("?:", ""),
        ("", ""),
    ],
)
def test_a_readable_name_keeps_its_letters(text: str, name: str) -> None:
    """With blanks and accents, and without what Windows or a folder would take amiss."""
    assert readable_name(text) == name


@given(st.text(max_size=90))
def test_any_text_gives_a_readable_name_that_a_disk_takes(text: str) -> None:
    """A file of that name can be written, and is the only one then."""
    name = f"{readable_name(text) or 'x'}.pdf"
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]|[ .]$|^[ .]', name)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(b"")
        assert [path.name for path in Path(folder).iterdir()] == [name]
