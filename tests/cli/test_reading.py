"""`score`, `report`, `check`, `list` and `demo`: what they print and where."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.numbers import whole
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder, templates_folder
from cm_readiness.language.words import LANGUAGES, words_for

from .conftest import Run, example, tree

SHIPPED = questionnaires_folder() / "community_manager"


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_the_score_fits_on_a_page(run: Run, path: Path) -> None:
    """80 columns, few lines, in the assessment's language, with the numbers of the data."""
    text = run("score", path, "--as-of", "2026-11-22")
    data = json.loads(run("score", path, "--as-of", "2026-11-22", "--json").out)
    assert (text.code, text.err) == (0, "")
    lines = text.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 55
    assessment = read_assessment(path)
    evaluation = evaluate(read_questionnaire(SHIPPED), assessment, date(2026, 11, 22))
    limits = evaluation.questionnaire.limits
    assert evaluation.judgement.verdict
    assert evaluation.judgement.verdict.id == data["verdict"]["id"]
    assert evaluation.judgement.verdict.name.get(assessment.language) in text.out
    for result in evaluation.dimensions:
        line = next(line for line in lines if result.dimension.name.get(assessment.language) in line)
        assert result.score is not None
        assert str(whole(result.score, limits)) in line.split()


def test_the_language_before_the_command_is_that_of_the_score(run: Run, calla: Path) -> None:
    """An English assessment is read in French."""
    french = run("--language", "fr", "score", calla)
    assert words_for("fr")("Score") in french.out
    assert "Clarté du rôle" in french.out
    assert "Role clarity" in run("score", calla).out


def test_closed_gates_warnings_and_old_answers_are_named(run: Run, calla: Path) -> None:
    """What a person must not miss stands in the text."""
    out = run("score", calla, "--as-of", "2028-11-22").out
    assert "Closed gates: 1.4 Rules of the game" in out
    assert "older than their shelf life" in out
    for criterion in ("format_readiness.spec_sheet", "format_readiness.video_cutdowns",
                      "format_readiness.skimmable_copy", "format_readiness.native_rewrite"):  # fmt: skip
        run("answer", calla, criterion, "--not-applicable", "not here")
    assert "more than a third is answered not applicable" in run("score", calla).out


def test_an_assessment_without_answers_is_not_rated(run: Run) -> None:
    """A missing score is never 0."""
    run("new", "new.toml")
    out = run("score", "new.toml").out
    assert "Verdict: Too early to say" in out
    assert "Not yet" not in out
    assert "not rated" in out
    assert " 0 out of 100" not in out


def test_a_text_with_control_characters_is_shown(run: Run, calla: Path) -> None:
    """Brackets and emoji as they are, an escape as one that can be read."""
    run("edit", calla, "--title", "A [Holdings] \x1b[31mred\x1b[0m 🌸", "--set", "name=[/] Calla")
    for arguments in (("score", calla), ("list", "assessments", "--folder", calla.parent)):
        out = run(*arguments).out
        assert "\x1b" not in out
        assert "A [Holdings] \\x1b[31mred" in out
        assert "🌸" in out
        assert "[/] Calla" in out
    assert "\x1b" not in run("score", calla, "--json").out


def test_a_questionnaire_that_has_changed_is_said(run: Run, calla: Path) -> None:
    """The score is printed all the same; what changed is for `check`."""
    run("edit", calla, "--title", "Saved")
    text = calla.read_text("utf-8")
    before = next(line for line in text.splitlines() if line.startswith("fingerprint"))
    calla.write_text(text.replace(before, 'fingerprint = "000000000000"'), "utf-8", newline="\n")
    ended = run("score", calla, "--json")
    assert ended.code == 0
    assert ended.err.count("\n") == 1
    assert "questionnaire has changed" in ended.err
    assert json.loads(ended.out)["progress"]["known"] == 29


def test_a_named_questionnaire_is_used(run: Run, calla: Path, place: Path) -> None:
    """It has to be the one that the assessment answers."""
    folder = place / "mine"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("examples"))
    assert run("score", calla, "--questionnaire", folder).code == 0
    frame = folder / "questionnaire.toml"
    text = frame.read_text("utf-8").replace('id = "community_manager"', 'id = "mine"', 1)
    frame.write_text(text, "utf-8", newline="\n")
    ended = run("score", calla, "--questionnaire", folder)
    assert ended.code == 2
    assert "community_manager" in ended.err
    assert "mine" in ended.err


def test_a_report_is_printed_or_written_the_same(run: Run, calla: Path) -> None:
    """Markdown on standard output without a path; with one, the path is printed."""
    printed = run("report", calla, "--as-of", "2026-11-22")
    assert printed.code == 0
    assert printed.out.startswith("# ")
    written = run("report", calla, "--as-of", "2026-11-22", "--output", "calla.md")
    assert (written.code, written.out) == (0, "calla.md\n")
    assert Path("calla.md").read_text("utf-8") == printed.out


def test_a_report_is_replaced_only_on_demand(run: Run, calla: Path) -> None:
    """`--force` says so."""
    target = Path("calla.md")
    target.write_text("mine", "utf-8")
    assert run("report", calla, "--output", target).code == 3
    assert target.read_text("utf-8") == "mine"
    assert run("report", calla, "--output", target, "--force").code == 0
    assert target.read_text("utf-8").startswith("# ")


def test_a_report_comes_in_the_language_that_is_asked_for(run: Run, calla: Path) -> None:
    """The assessment's own otherwise."""
    assert "Role clarity" in run("report", calla).out
    french = run("report", calla, "--language", "fr").out
    assert "Clarté du rôle" in french
    assert french == run("--language", "fr", "report", calla).out


def test_a_report_as_data_has_the_answers_and_no_private_note(run: Run, calla: Path) -> None:
    """The score object, with what was said."""
    run("answer", calla, "1.1", "--private", "Between us")
    printed = run("report", calla, "--format", "json", "--as-of", "2026-11-22").out
    data = json.loads(printed)
    assert data["answers"]["purpose.business_goals"]["answer"] == 2
    assert "Between us" not in printed
    score = json.loads(run("score", calla, "--json", "--as-of", "2026-11-22").out)
    assert score.items() <= data.items()


def test_a_template_of_ones_own_is_used(run: Run, calla: Path) -> None:
    """A path instead of a name."""
    Path("own.md.j2").write_text("# Only this\n", "utf-8")
    ended = run("report", calla, "--template", "own.md.j2")
    assert (ended.code, ended.out) == (0, "# Only this\n")


def test_check_is_content_with_what_is_shipped(run: Run) -> None:
    """Questionnaire, examples and templates."""
    templates = sorted(templates_folder().glob("[!_]*.j2"))
    ended = run("check", SHIPPED, *examples(), *templates)
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) == 1 + len(examples()) + len(templates)


def test_check_names_every_fault_of_every_path(run: Run, calla: Path, place: Path) -> None:
    """A line each, with file, line and key; one bad path is enough for the exit code."""
    folder = place / "mine"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("examples"))
    frame = folder / "questionnaire.toml"
    text = frame.read_text("utf-8").replace("cap = 49", "cap = 490", 1).replace("focus = 5", "focsu = 5", 1)
    frame.write_text(text, "utf-8", newline="\n")
    text = calla.read_text("utf-8")
    entry = '\n[answers."purpose.no_such"]\nlevel = 2\n'
    calla.write_text(text + entry, "utf-8", newline="\n")
    before = tree(place)
    ended = run("check", folder, calla, SHIPPED)
    assert ended.code == 1
    lines = ended.out.splitlines()
    assert any("questionnaire.toml, line " in line and "gate.cap" in line for line in lines)
    assert any("focsu" in line and "focus" in line for line in lines)
    assert any("calla.toml, line " in line and "purpose.no_such" in line for line in lines)
    assert "no fault" in lines[-1]
    assert tree(place) == before


def test_a_missing_language_is_a_fault_for_check_alone(run: Run, calla: Path, place: Path) -> None:
    """Everything else falls back to the first language."""
    folder = place / "questionnaires" / "community_manager"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("examples"))
    frame = folder / "questionnaire.toml"
    text = frame.read_text("utf-8").replace('version = "1.0.0"', 'version = "1.1.0"', 1)
    lines = [line for line in text.splitlines() if not line.startswith("title.en")]
    frame.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    assert run("check", folder).code == 1
    assert run("score", calla).code == 0


def test_list_says_what_there_is_and_where(run: Run, place: Path) -> None:
    """All three kinds; one that cannot be read with its fault beside the others."""
    home = place.parent / "home" / "assessments"
    home.mkdir(parents=True)
    shutil.copy(example("maison_calla.en"), home / "calla.toml")
    (home / "bad.toml").write_text("format = ", "utf-8")
    ended = run("list")
    assert (ended.code, ended.err) == (0, "")
    for text in (
        str(SHIPPED),
        str(templates_folder()),
        str(home / "calla.toml"),
        "Maison Calla",
        "cannot be read",
    ):
        assert text in ended.out, text
    data = json.loads(run("list", "--json").out)
    assert [item["id"] for item in data["questionnaires"] if item["used"]] == ["community_manager"]
    assert "gap_report" in [item["name"] for item in data["templates"]]
    faults = {Path(str(item["path"])).name: "fault" in item for item in data["assessments"]}
    assert faults == {"calla.toml": False, "bad.toml": True}


def test_list_looks_into_the_folder_that_is_named(run: Run, calla: Path) -> None:
    """Behind the command or before it; one kind alone has no other in it."""
    after = json.loads(run("list", "assessments", "--folder", calla.parent, "--json").out)
    before = json.loads(run("--folder", calla.parent, "list", "assessments", "--json").out)
    assert before == after
    assert set(after) == {"format", "folder", "assessments"}
    assert [item["company"] for item in after["assessments"]] == ["Maison Calla"]
    assert "none yet" in run("list", "assessments").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_does_the_whole_job(run: Run, place: Path, language: str) -> None:
    """Both companies, their scores and their reports; what was written is printed."""
    ended = run("demo", "shown", "--language", language)
    assert ended.code == 0
    written = [Path(line) for line in ended.out.splitlines()]
    files = (path for path in Path("shown").rglob("*") if path.is_file() and not path.name.startswith("."))
    assert set(files) == set(written)
    assessments = [path for path in written if path.suffix == ".toml"]
    assert len(assessments) == 2
    assert len(ended.err.splitlines()) == 2
    for path in assessments:
        assert read_assessment(path).language == language
        assert path.with_suffix(".md").read_text("utf-8").startswith("# ")
        assert read_assessment(path).company_name in ended.err
        assert run("score", path).code == 0
    assert run("check", *assessments).code == 0


def test_the_demo_takes_a_new_folder_each_time(run: Run, place: Path) -> None:
    """Nothing is ever written over."""
    assert run("demo").code == 0
    before = tree(place)
    assert run("demo").code == 0
    assert {path.name for path in place.iterdir()} == {"cm-readiness-demo", "cm-readiness-demo-2"}
    assert before.items() <= tree(place).items()
    assert run("demo", "cm-readiness-demo").code == 3
