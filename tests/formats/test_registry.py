"""Formats as registered objects: nothing outside a format's package knows facts of it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from cm_readiness.app.export_job import write
from cm_readiness.app.export_order import Order
from cm_readiness.app.formats import format_for, format_of_ending, formats
from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.document_set import DocumentSet
from cm_readiness.formats import registry
from tests.cli.conftest import start
from tests.reports import AS_OF, EXAMPLES, example, shipped
from tests.test_boundaries import imports_of_modules

PACKAGE = Path(registry.__file__).parent.parent
MADE_UP = '''
"""Telegrams: what was found, in capitals."""

from cm_readiness.formats.format import Format, Written


class _Telegram(Format):
    def write(self, source):
        content = source.content
        lines = [content.headline.company, content.headline.verdict]
        lines += [f"{d.name} {d.score.text} ({d.score.target})" for d in content.dimensions]
        lines += [f"{p.rank} {p.title}: {' '.join(p.sentences)} {p.owner}" for p in content.priorities]
        lines += [f"{row.number} {row.what} {row.days} {row.until}" for row in content.plan]
        lines += [line for explanation in content.explanations for line in explanation.lines]
        return Written("\\n".join(lines).upper().encode())

    def read_back(self, data, language):
        return data.decode()

    def texts(self, source):
        return [source.content.headline.company.upper()]


FORMAT = _Telegram("tgm", "Telegram", (".tgm", ".telegram"), shows="summary", compares=False)
'''


def ordered(form: str, path: Path, template: str | None = "gap_report") -> Order:
    """A document of an example in one format; None for all documents."""
    chosen = registry.find_format(form)
    assert chosen is not None
    documents = DocumentSet(shipped(), example("maison_calla.en"), AS_OF)
    return Order(documents, template, (chosen,), ("en",), path)


@pytest.fixture
def telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up format: a package of its own, and a line in the registry."""
    package = tmp_path / "made_up" / "telegrams"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(MADE_UP, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "made_up"))
    monkeypatch.setattr(registry, "PACKAGES", (*registry.PACKAGES, "telegrams"))


@pytest.mark.usefixtures("telegram")
def test_a_new_format_is_a_package_and_a_line(tmp_path: Path) -> None:
    """It is found by id and ending, and written, read back and counted as all others are."""
    assert [form.id for form in formats()][-1] == "tgm"
    assert format_for(tmp_path / "a.telegram") is registry.find_format("TGM")
    path = tmp_path / "calla.tgm"
    done = write(ordered("tgm", path), replace=False)
    assert done.complete and done.faults == ()
    text = path.read_text("utf-8")
    assert text.startswith("MAISON CALLA\n") and "ROLE CLARITY" in text and "2026-12-22" in text


@pytest.mark.usefixtures("telegram")
def test_a_new_format_is_one_of_all_documents(tmp_path: Path) -> None:
    """What shows no document comes once, with the main one."""
    done = write(ordered("tgm", tmp_path / "all", None), replace=False)
    assert [path.name for path in done.files] == ["gap_report.tgm"]


@pytest.mark.usefixtures("telegram")
def test_a_new_format_that_loses_its_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it promises is looked for in what it reads back."""
    found = registry.find_format("tgm")
    monkeypatch.setattr(type(found), "read_back", lambda _form, _data, _language: "nothing")
    path = tmp_path / "calla.tgm"
    done = write(ordered("tgm", path), replace=False)
    assert [fault.code for fault in done.faults] == ["export_short"] and not path.exists()


def test_formats_have_ids_and_endings_of_their_own() -> None:
    """Each is asked for by one id, and an ending belongs to one format."""
    ids = [form.id for form in formats()]
    endings = [ending for form in formats() for ending in form.suffixes]
    assert len(set(ids)) == len(ids) and len(set(endings)) == len(endings)
    assert all(ending.startswith(".") and ending == ending.casefold() for ending in endings)
    assert format_of_ending(".HTM") is registry.find_format("html")


@pytest.mark.parametrize("ending", [".odt", ".doc", ".txt"])
def test_an_ending_of_no_format_is_refused(ending: str) -> None:
    """Unless a format is named; one of another format always is."""
    with pytest.raises(ReadinessError, match="ending_is_no_format"):
        format_for(Path(f"a{ending}"))
    html = registry.find_format("html")
    assert format_for(Path(f"a{ending}"), html) is html
    with pytest.raises(ReadinessError, match="ending_of_other_format"):
        format_for(Path("a.pdf"), html)
    assert format_for(Path("a")) is None


def test_listing_the_formats_imports_nothing_that_they_need() -> None:
    """Neither what writes PDF and Word, nor what reads Markdown."""
    code = (
        "import sys; from cm_readiness.app.formats import formats; print(len(formats()));"
        "heavy = {'typst', 'docx', 'pptx', 'pypdf', 'markdown_it', 'pydantic', 'jinja2'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == f"{len(formats())}\n\n"


def test_no_module_outside_the_formats_names_one() -> None:
    """Ids and endings stand in their packages; `json` is said of numbers, and templates end in `.md.j2`.

    What is measured are files of others, and a page of the phones is made of `html`: no formats of ours.
    """
    named = {word for form in formats() for word in (form.id, *form.suffixes)} - {".md", "json", ".json"}
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {node.value!r}"
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in ("formats", "measure", "live")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in named
    ]
    assert found == []


def test_formats_know_nothing_of_each_other() -> None:
    """Each package imports what all share, and no other one; only the registry names them."""
    modules = imports_of_modules()
    for package in registry.PACKAGES:
        others = tuple(other for other in registry.PACKAGES if other != package)
        for module, imports in modules.items():
            if module.startswith(package):
                assert not [name for name in imports if name.startswith(others)], module
            elif not module.startswith(others):
                assert not [name for name in imports if name.startswith(package)], module


def test_the_help_lists_the_formats() -> None:
    """As the registry has them."""
    assert "|".join(form.id for form in formats()) in start("report", "--help").out.replace("\n", "")


def test_values_for_formats_agree_with_the_evaluation() -> None:
    """Numbers for charts and spreadsheets are those of the evaluation; every criterion in scope has a row."""
    for name in EXAMPLES:
        documents = DocumentSet(shipped(), example(name), AS_OF)
        order = Order(documents, "gap_report", formats()[:1], (name[-2:],), Path("a.md"))
        content, evaluation = order.files[0].export.source.content, order.files[0].export.draft.evaluation
        assert [d.id for d in content.dimensions] == [d.dimension.id for d in evaluation.dimensions]
        in_scope = [i for i, s in evaluation.standings.items() if s.in_scope]
        assert [result.criterion for result in content.results] == in_scope
        levels = [evaluation.standings[i].level for i in in_scope]
        assert [result.level for result in content.results] == levels
        assert content.plan and all(row.what and row.owner for row in content.plan)
        assert [e.of for e in content.explanations] == ["overall", *(d.id for d in content.dimensions)]
        assert all(e.lines for e in content.explanations)
