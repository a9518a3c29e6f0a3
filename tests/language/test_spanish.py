"""A language that the program speaks and the shipped questionnaire does not: its first one stands in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.core.evaluation import evaluate
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.files.assessments import create_assessment
from cm_readiness.files.examples import examples_in
from cm_readiness.language.texts_notice import texts_notice
from cm_readiness.language.words import LANGUAGES, words_for

from ..reports import AS_OF, shipped

WORDS = words_for("es")
NOTICE = texts_notice(shipped(), WORDS)
COMPANIES = {path.name.split(".")[0]: example for path, example in examples_in("es")}
ALONE = [name for name, document in DOCUMENTS.items() if not document.compares]


def test_the_examples_come_in_the_first_language_of_their_questionnaire() -> None:
    """Each company once, in any language."""
    assert shipped().languages[0] == "fr"
    assert {example.language for example in COMPANIES.values()} == {"fr"}
    for language in LANGUAGES:
        found = examples_in(language)
        assert len({example.company_name for _, example in found}) == len(found) == len(COMPANIES)
        assert {example.language for _, example in found} == {language if language != "es" else "fr"}


def test_the_notice_names_the_language_that_stands_in() -> None:
    """In the person's own words; nothing where the questionnaire has them."""
    assert "francés" in NOTICE
    assert [texts_notice(shipped(), words_for(code)) for code in shipped().languages] == ["", ""]


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("document", ALONE)
def test_a_document_says_once_that_its_texts_are_in_another_language(document: str, company: str) -> None:
    """Below its title."""
    text = render(document, evaluate(shipped(), COMPANIES[company], AS_OF), WORDS)
    assert text.count(NOTICE) == 1
    assert re.match(rf"# .+\n\n\*{re.escape(NOTICE)}\*\n\n", text)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx", "csv", "json"])
def test_every_format_holds_everything(form: str, company: str, tmp_path: Path) -> None:
    """Also where a line breaks at a hyphen, which Spanish writes again on the next line: it is read back."""
    file, written = spanish(tmp_path, company), tmp_path / f"report.{form}"
    assert main(["report", str(file), "--as-of", "29/11/2026", "--output", str(written)]) == 0
    assert written.stat().st_size > 1000


def test_all_documents_come_in_the_languages_that_both_speak(tmp_path: Path) -> None:
    """Spanish ones on request only, as long as the questionnaire has none."""
    file = str(spanish(tmp_path, "maison_calla"))
    assert main(["report", file, "--format", "md", "--all", str(tmp_path / "all")]) == 0
    assert {path.name for path in (tmp_path / "all").iterdir()} == {"en", "fr"}
    assert main(["report", file, "--format", "md", "--all", str(tmp_path / "one"), "--language", "es"]) == 0
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"es"}


@pytest.mark.parametrize("command", [("score",), ("plan",), ("explain",), ("compare",)])
def test_what_is_printed_is_said_to_have_texts_in_another_language(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, beside what is printed; data for programs is the same in every language."""
    file = str(spanish(tmp_path, "maison_calla"))
    arguments = [*command, file, *([file] if command == ("compare",) else [])]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err.count(NOTICE) == 1
    assert NOTICE not in printed.out
    assert main([*arguments, "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_a_template_of_ones_own_has_the_notice_too(tmp_path: Path) -> None:
    """With a title or without."""
    evaluation = evaluate(shipped(), COMPANIES["maison_calla"], AS_OF)
    for number, text in enumerate(("# Board\n\n{{ company }}\n", "{{ company }}\n")):
        path = tmp_path / f"{number}.md.j2"
        path.write_text(text, "utf-8")
        written = render(path, evaluation, WORDS)
        assert written.count(NOTICE) == 1
        assert "Maison Calla" in written


def spanish(folder: Path, company: str) -> Path:
    """An example company in Spanish, as far as it goes."""
    file = folder / "company.toml"
    create_assessment(file, COMPANIES[company].model_copy(update={"language": "es"}))
    return file
