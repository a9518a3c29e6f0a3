"""A language that the program speaks and a questionnaire does not: that one's first language stands in."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.documents.render import render
from cm_readiness.files.assessments import create_assessment, touched
from cm_readiness.files.examples import examples_in
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.language.texts_notice import texts_notice
from cm_readiness.language.words import LANGUAGES, words_for

from ..reports import AS_OF, example, shipped

WORDS = words_for("es")
COMPANIES = ("maison_calla", "menuiserie_lenoir")
ALONE = [name for name, document in DOCUMENTS.items() if document.alone]
SPANISH = re.compile(r"^(?:[\w.]+\.)?es = (?:\".*\"|\[.+\]|\[\n(?: .*\n)*\])\n", re.MULTILINE)


@cache
def without_spanish() -> Path:
    """The shipped questionnaire without its Spanish, and newer: so it is the one of its id that is found."""
    folder = Path(mkdtemp(prefix="cm-readiness-untranslated-")) / "questionnaires" / "community_manager"
    folder.mkdir(parents=True)
    for path in (questionnaires_folder() / "community_manager").glob("*.toml"):
        text = SPANISH.sub("", path.read_text("utf-8")).replace(', "es"] # the first', "] # the first")
        text = text.replace(f'version = "{shipped().version}"', 'version = "99.0.0"')
        (folder / path.name).write_text(text, "utf-8")
    return folder


@cache
def bilingual() -> Questionnaire:
    """That questionnaire, read."""
    return read_questionnaire(without_spanish())


def notice() -> str:
    """What is said about it in Spanish."""
    return texts_notice(bilingual(), WORDS)


@pytest.fixture(scope="module", autouse=True)
def nothing_is_left() -> object:
    """The folder goes with the last test."""
    yield
    shutil.rmtree(without_spanish().parent.parent)


def test_the_notice_names_the_language_that_stands_in() -> None:
    """In the person's own words; nothing where the questionnaire has them."""
    assert bilingual().languages == ("fr", "en")
    assert "francés" in notice()
    assert [texts_notice(bilingual(), words_for(code)) for code in bilingual().languages] == ["", ""]
    assert [texts_notice(shipped(), words_for(code)) for code in LANGUAGES] == ["", "", ""]


def test_the_examples_come_in_the_first_language_of_their_questionnaire() -> None:
    """Each company once, in a language that no example has."""
    found = examples_in("eo")
    assert shipped().languages[0] == "fr"
    assert {one.language for _, one in found} == {"fr"}
    assert len({one.company_name for _, one in found}) == len(found) == len(COMPANIES)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("document", ALONE)
def test_a_document_says_once_that_its_texts_are_in_another_language(document: str, company: str) -> None:
    """Below its title."""
    text = render(document, evaluate(bilingual(), example(f"{company}.fr"), AS_OF), WORDS)
    assert text.count(notice()) == 1
    assert re.match(rf"# .+\n\n\*{re.escape(notice())}\*\n\n", text)


def test_all_documents_come_in_the_languages_that_both_speak(tmp_path: Path) -> None:
    """Those in the others on request only."""
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
    assert printed.err.count(notice()) == 1
    assert notice() not in printed.out
    assert main([*arguments, "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_a_template_of_ones_own_has_the_notice_too(tmp_path: Path) -> None:
    """With a title or without."""
    evaluation = evaluate(bilingual(), example("maison_calla.fr"), AS_OF)
    for number, text in enumerate(("# Board\n\n{{ company }}\n", "{{ company }}\n")):
        path = tmp_path / f"{number}.md.j2"
        path.write_text(text, "utf-8")
        written = render(path, evaluation, WORDS)
        assert written.count(notice()) == 1
        assert "Maison Calla" in written


def spanish(folder: Path, company: str) -> Path:
    """An example company in Spanish, beside the questionnaire that has none."""
    shutil.copytree(without_spanish(), folder / "questionnaires" / "community_manager")
    file = folder / "company.toml"
    assessment = example(f"{company}.fr").model_copy(update={"language": "es"})
    create_assessment(file, touched(assessment, bilingual()))
    return file
