"""Templates: how they are found, what they may do, and what their authors are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.documents.render import Values, check_template, render
from cm_readiness.documents.render import rendered as filled_in
from cm_readiness.documents.templates import templates
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for
from cm_readiness.views.later import value_of
from tests.reports import evaluated, example


def rendered(path: Path | str, folder: Path | None = None) -> str:
    """A template with the first example company."""
    return render(path, evaluated(example("maison_calla.en")), words_for("en"), folder=folder)


def written(folder: Path, text: str, name: str = "own.md.j2") -> Path:
    """A template of one's own."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def fault_of(path: Path) -> str:
    """What the author of a template is told."""
    with pytest.raises(ReadinessError) as caught:
        rendered(path)
    return sentence(caught.value.fault, words_for("en"))


def test_shipped_templates_are_listed_without_their_parts(tmp_path: Path) -> None:
    """One's own stand beside them, and go before those of the same name."""
    assert "gap_report" in [info.name for info in templates()]
    assert all(info.shipped and not info.name.startswith("_") for info in templates())
    written(tmp_path, "mine", "gap_report.md.j2")
    own = {info.name: info for info in templates(tmp_path)}["gap_report"]
    assert not own.shipped
    assert rendered("gap_report", tmp_path) == "mine\n"


def test_only_what_a_document_shows_is_made() -> None:
    """And once, whatever number of documents show it."""
    values = Values(evaluated(example("maison_calla.en")), words_for("en"), against=None, with_notes=False)
    filled_in("gap_report", values)
    given = values.given(more=False)
    assert "value" in vars(given["priorities"])
    assert "value" not in vars(given["trace"])
    shown = value_of(given["priorities"])
    filled_in("technical_annex", values)
    assert "value" in vars(given["trace"])
    assert value_of(values.given()["priorities"]) is shown


def test_every_shipped_template_passes_its_own_check() -> None:
    """Those that people see, and what they include."""
    for info in templates():
        assert check_template(info.path) == ()


def test_a_name_is_never_a_way_out_of_the_folder(tmp_path: Path) -> None:
    """A name is one of those listed; a path is the file that it names."""
    for name in ("gap_repot", "..", "_parts"):
        with pytest.raises(ReadinessError, match="no_template"):
            rendered(name)
    with pytest.raises(ReadinessError, match="no_such_file"):
        rendered(str(tmp_path / "none.md.j2"))


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("one\n{{ compani }}\n", 2, "a report has no compani"),
        ("one\n\n{{ verdict.nam }}\n", 3, "a report has no nam"),
        ("{% for d in dimensions %}\n{{ d.score.number }}\n{% endfor %}", 2, "a report has no number"),
        ("one\n{% if company %}\n", 2, "not a valid template"),
        ("one\n{{ company }\n", 2, "not a valid template"),
        ("{{ company.__class__ }}", 1, "may not do this"),
        ("{{ dimensions.append(1) }}", 1, "may not do this"),
        ("a\n{{ company + 1 }}", 2, "cannot be filled in"),
        ("a\n{{ 1 / 0 }}", 2, "cannot be filled in"),
        ("a\n{% include 'other.j2' %}", 2, "there is no part other.j2"),
        ("{{ company | urlize }}", 1, "not a valid template"),
    ],
)
def test_a_fault_names_file_line_and_name(tmp_path: Path, text: str, line: int, part: str) -> None:
    """What is wrong, where, and what to do."""
    path = written(tmp_path, text)
    said = fault_of(path)
    assert said.startswith(f"{path}, line {line}: ")
    assert part in said


def test_a_fault_in_a_part_names_the_part(tmp_path: Path) -> None:
    """The innermost template is the one to mend."""
    part = written(tmp_path, "\n{{ nothing }}", "_part.md.j2")
    path = written(tmp_path, "a\n\n\n{% include '_part.md.j2' %}")
    assert fault_of(path).startswith(f"{part}, line 2: a report has no nothing")
    (fault,) = check_template(path)
    assert (fault.code, fault.where.file, fault.where.line) == ("template_unknown_name", str(part), 2)


def test_includes_stay_in_the_folder(tmp_path: Path) -> None:
    """No way up, no absolute path, no symbolic link, and nothing but templates."""
    inner = tmp_path / "inner"
    inner.mkdir()
    secret = written(tmp_path, "secret", "secret.j2")
    written(inner, "key", "key.pem")
    (inner / "link.j2").symlink_to(secret)
    for name in ("../secret.j2", str(secret), "link.j2", "key.pem"):
        path = written(inner, f"{{% include '{name}' %}}")
        assert "there is no part" in fault_of(path)
        assert [fault.code for fault in check_template(path)] == ["template_include"]


def test_the_check_finds_unknown_names_without_rendering(tmp_path: Path) -> None:
    """Each with its line, also where no company would come by; what the template sets is known."""
    path = written(
        tmp_path,
        "{% set a = 1 %}{% macro m(b) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}\n"
        "{% if false %}{{ wrong }}{% endif %}\n"
        "{% for c in dimensions %}{{ c }}{{ loop.index }}{% endfor %}\n{{ m(1) }}",
    )
    assert [(f.values["name"], f.where.line) for f in check_template(path)] == [("wrong", 2)]
    assert [f.code for f in check_template(written(tmp_path, "{% if %}"))] == ["template_syntax"]
    assert [f.code for f in check_template(tmp_path / "none.j2")] == ["template_include"]


def test_a_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """With its name, not with a traceback."""
    path = tmp_path / "own.md.j2"
    path.write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in fault_of(path)


def test_what_a_template_prints_is_literal_whichever_way(tmp_path: Path) -> None:
    """Filters, messages and translated blocks escape for Markdown, never for HTML."""
    path = written(
        tmp_path,
        "{% set x = \"<b> & [a](b) 'c'\" %}\n{{ x }}\n\n{{ x | e }}\n\n{{ x | upper }}\n\n"
        '{{ [x, x] | join("|") }}\n\n'
        '{{ _("{company}: gap report", company=x) }}\n\n{% trans y=x %}Total %(y)s{% endtrans %}\n'
        "\n{% trans y=x %}Total {{ y }}{% endtrans %}\n",
    )
    text = rendered(path)
    assert "&lt;" not in text and "&#39;" not in text and "&amp;" not in text
    assert text.count("\\<b> & \\[a\\](b) 'c'") == 6
    assert "\\<B> & \\[A\\](B) 'C'" in text
