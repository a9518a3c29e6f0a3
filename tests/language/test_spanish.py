"""Spanish, which program, questionnaire and example companies speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.files.assessments import create_assessment
from cm_readiness.files.examples import examples_in
from cm_readiness.language.words import LANGUAGES, words_for

from ..reports import example, shipped

COMPANIES = ("maison_calla", "menuiserie_lenoir")


def test_the_questionnaire_has_every_language_of_the_program() -> None:
    """So has each example company, once."""
    assert set(shipped().languages) == set(LANGUAGES)
    for language in LANGUAGES:
        found = examples_in(language)
        assert {one.language for _, one in found} == {language}
        assert len({one.company_name for _, one in found}) == len(found) == len(COMPANIES)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx", "csv", "json"])
def test_every_format_holds_everything(form: str, company: str, tmp_path: Path) -> None:
    """Also where a line breaks at a hyphen, which Spanish writes again on the next line: it is read back."""
    file, written = tmp_path / "company.toml", tmp_path / f"report.{form}"
    create_assessment(file, example(f"{company}.es"))
    assert main(["report", str(file), "--as-of", "29/11/2026", "--output", str(written)]) == 0
    assert written.stat().st_size > 1000


def test_all_documents_come_in_it_too(tmp_path: Path) -> None:
    """Beside those in the other languages, with the company's own words in each."""
    file = tmp_path / "calla.toml"
    create_assessment(file, example("maison_calla.es"))
    assert main(["report", str(file), "--format", "md", "--all", str(tmp_path / "all")]) == 0
    folders = {path.name: path for path in (tmp_path / "all").iterdir()}
    assert set(folders) == set(LANGUAGES)
    texts = [path.read_text("utf-8") for path in folders["es"].iterdir()]
    assert any("no está preparada para trabajar con su proveedor" in text for text in texts)
    assert not [text for text in texts if "traducido" in text]


@pytest.mark.parametrize(
    ("items", "listed"),
    [
        (["Propósito"], "Propósito"),
        (["Propósito", "Integración"], "Propósito e Integración"),
        (["Papel", "Propósito", "«Integración»"], "Papel, Propósito e «Integración»"),
        (["madres", "hijos"], "madres e hijos"),
        (["agua", "hielo"], "agua y hielo"),
        (["Integración", "Papel"], "Integración y Papel"),
    ],
)
def test_and_before_the_sound_i(items: list[str], listed: str) -> None:
    """As every reader expects it, which babel does not know."""
    assert words_for("es").listed(items) == listed
