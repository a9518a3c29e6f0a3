"""What holds for every report and its annex: clean Markdown, no empty section, right words and typography."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from cm_readiness.core.assessment import Assessment
from cm_readiness.core.evaluation import NA_WARNING
from cm_readiness.core.numbers import Rational
from cm_readiness.core.resolving import resolved
from cm_readiness.core.scope import notices
from cm_readiness.documents.render import render
from cm_readiness.language.words import words_for
from tests.documents.parsed import inlines, items, labelled, sections, tables
from tests.reports import AS_OF, EDGES, EXAMPLES, evaluated, example, report, shipped

LANGUAGES = ("en", "fr")
CASES = [*EDGES, *sorted(name for name in EXAMPLES if name.endswith(".fr"))]


@cache
def case(name: str) -> Assessment:
    """An edge case or an example by name."""
    return EDGES[name]() if name in EDGES else example(name)


DOCUMENTS = ("gap_report", "technical_annex")


@cache
def report_of(name: str, language: str = "en", document: str = "gap_report") -> str:
    """The report of a case, or its annex."""
    return render(document, evaluated(case(name)), words_for(language))


def annex_of(name: str, language: str = "en") -> str:
    """The technical annex of a case."""
    return report_of(name, language, "technical_annex")


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_markdown_is_clean(name: str, language: str, document: str) -> None:
    """The rules of markdownlint that a report could break, line length and repeated headings aside."""
    text = report_of(name, language, document)
    lines = text.split("\n")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert not [line for line in lines if line != line.rstrip() or "\t" in line]
    levels = [section.level for section in sections(text)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not [s.title for s in sections(text) if s.title[-1] in ".,;:!"]
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if line.startswith("#"):
            assert before == after == "", line
        if line.startswith("|") and not before.startswith("|"):
            assert before == "", line
        if re.match(r"- ", line) and not before.startswith(("- ", "  ")):
            assert before == "", line
    assert all(len({len(row) for row in table}) == 1 for table in tables(text))


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_no_section_is_empty_and_nothing_is_left_open(name: str, language: str, document: str) -> None:
    """A heading has something under it; no value of the program shows through."""
    text = report_of(name, language, document)
    assert not [section.title for section in sections(text) if not section.filled]
    assert not re.search(r"\bNone\b(?! of )|\bnan\b|\bTrue\b|\bFalse\b|\{\w*\}|\[\]", text)
    entries = items(text)
    for (depth, entry), (next_depth, _) in zip(entries, [*entries[1:], (0, "")], strict=True):
        assert entry.strip()
        assert next_depth > depth or not re.fullmatch(r"[\w ’]+\s?:", entry)
    assert not re.search(r"[.,:;] ?[.,;](?!\.)|\(\)|“”|«\s*»", text)


@pytest.mark.parametrize("name", CASES)
def test_english_is_typeset_as_english(name: str) -> None:
    """Curly quotes, and no space before a mark."""
    assessment = case(name) if name in EDGES else example(name.replace(".fr", ".en"))
    for line in [line for document in DOCUMENTS for line in prose(document, assessment, "en")]:
        assert not re.search(r"['\"]|[  \u202f][:;!?%]|[«»]", line), line
        assert not re.search(r"(?<![\d.,])1 (days|points|criteria|answers|gates)\b", line), line
        assert not re.search(r"(?<![\d.,])(?:[02-9]|\d\d+|\d\.\d) (day|point|criterion|gate)\b", line), line


@pytest.mark.parametrize("name", CASES)
def test_french_is_typeset_as_french(name: str) -> None:
    """No-break spaces before double marks and inside quotation marks; a curly apostrophe."""
    for line in [own_words_out(line) for document in DOCUMENTS for line in prose(document, case(name), "fr")]:
        assert not re.search(r"['\"“”]", line), line
        assert not re.search(r"[^\u00a0]:(?!//)|[^\u202f][;!?]|[^\u00a0][%»]|«[^\u00a0]", line), line
        assert not re.search(r"(?<![\d,])[01](?:,\d)? (jours|points|critères|réponses|verrous)\b", line), line
        assert not re.search(r"(?<![\d,])(?:[2-9]|\d\d+)(?:,\d)? (jour|point|critère|verrou)\b", line), line


def own_words_out(line: str) -> str:
    """A line without what the company said, which stands as it was typed."""
    return re.sub(r"(Dans vos mots\xa0:\*) (?:«\xa0[^«»]*\xa0»|“[^“”]*”)", r"\1", line)


def prose(document: str, assessment: Assessment, language: str) -> list[str]:
    """The lines in which the program and the questionnaire speak, up to the sources of an annex."""
    chosen = prose_lines(render(document, evaluated(assessment), words_for(language)))
    end = next((i for i, line in enumerate(chosen) if line.startswith("## D. ")), len(chosen))
    return chosen[:end]


def prose_lines(text: str) -> list[str]:
    """The lines in which the program and the questionnaire speak: no table heads, sources or test notes."""
    test_notes = ("Essai", "Not for us", "Shown", "To be asked", "Line ", "Kept", "Later")
    lines = (re.sub(r"<https?://[^>]*>", "", line) for line in text.split("\n"))
    return [
        line for line in lines
        if not line.startswith(("| -", "    - [")) and not any(n in line for n in test_notes)
    ]  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_goes_in_comes_out(name: str) -> None:
    """Answers, notes and lines of evidence: the file, the manifest and the annex have the same numbers."""
    assessment = case(name)
    text = annex_of(name)
    appendix = text[text.index("## A. ") : text.index("## B. ")]
    entries = items(appendix)
    answers = [e for _, e in entries if re.match(r"Answer( on [^:]+)?:", e) and "not answered yet" not in e]
    notes = labelled(entries, "Note:")
    evidence = [e for depth, e in entries if depth == 1]
    given = assessment.answers.values()
    assert len(answers) == sum(a.given is not None for a in given)
    assert sorted(map(squeezed, notes)) == sorted(squeezed(a.note) for a in given if a.note)
    assert sorted(evidence) == sorted(line for a in given for line in a.evidence)
    printed = [str(len(answers)), str(len(notes)), str(len(evidence))]
    assert [row[1:] for row in tables(text)[-1][1:]] == [[count, count] for count in printed]


def squeezed(text: str) -> str:
    """A text without the spaces and blank lines that a layout may change."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("name", CASES)
def test_scores_in_the_table_are_those_of_the_evaluation(name: str) -> None:
    """A missing score is "not rated", never 0."""
    evaluation = evaluated(case(name))
    rows = tables(report_of(name))[0][1:]
    scores: list[Rational | None] = [
        *(dimension.score for dimension in evaluation.dimensions),
        evaluation.overall.score,
    ]
    for row, score in zip(rows, scores, strict=True):
        if score is None:
            assert row[1] == "not rated"
            continue
        assert abs(int(row[1]) - float(score)) < 1


@pytest.mark.parametrize("name", CASES)
def test_every_criterion_that_is_asked_is_named_where_its_question_is_answered(name: str) -> None:
    """What the report itself promises: it says of each where it stands, or that nobody knows, or why not."""
    text = report_of(name)
    sections_of = text[text.index("## The readiness questions") :].split("\n### ")[1:]
    evaluation = evaluated(case(name))
    for dimension, said in zip(evaluation.dimensions, sections_of, strict=False):
        for criterion in dimension.dimension.criteria:
            if evaluation.standings[criterion.id].in_scope:
                assert criterion.name.get("en") in said, criterion.id


@pytest.mark.parametrize("name", CASES)
def test_bars_in_the_summary_stand_beside_their_numbers(name: str) -> None:
    """As long as the number says; what is above 0 shows."""
    evaluation = evaluated(case(name))
    rows = tables(report_of(name, "en", "executive_summary"))[0][1:]
    for row, dimension in zip(rows, evaluation.dimensions, strict=False):
        if (score := dimension.score) is None:
            assert row[1] == "not rated"
            continue
        bar, number = row[1].rsplit(" ", 1)
        assert bar.replace("│", "").strip("█").strip("░") == ""
        assert len(bar.replace("│", "")) == 10
        assert abs(int(number) - float(score)) < 1
        # The least bar is one cell.
        assert abs(bar.count("█") * 10 - max(float(score), 5 if score else 0)) <= 5


def test_a_dimension_that_is_largely_left_out_carries_a_warning() -> None:
    """At the table and in its own section."""
    evaluation = evaluated(case("one dimension left out"))
    warned = [d for d in evaluation.dimensions if d.na_share is not None and d.na_share > NA_WARNING]
    assert [d.dimension.id for d in warned] == ["trend_watch"]
    assert report(case("one dimension left out")).count("Read with caution:") == 2


def test_only_sources_that_may_be_printed_are_printed() -> None:
    """And only those that a criterion in scope or a notice for this company draws on."""
    text = annex_of("maison_calla.en")
    cited = {i for c in shipped().criteria.values() for i in c.sources}
    cited |= {i for n in notices(shipped(), example("maison_calla.en")) for i in n.sources}
    assert any(s.print and s.id not in cited for s in shipped().sources)
    assert any(not s.print and s.id in cited for s in shipped().sources)
    for source in shipped().sources:
        assert (f"<{source.url}>" in text) == (source.print and source.id in cited), source.id
    links = [token for token in inlines(text) if token.type == "link_open"]
    assert len(links) == sum(s.print and s.id in cited for s in shipped().sources)


def test_the_date_is_the_one_asked_for_and_old_answers_are_named() -> None:
    """The cover bears `as_of`; an answer beyond its shelf life is listed for confirmation."""
    later = AS_OF.replace(year=2028)
    text = render("technical_annex", evaluated(example("maison_calla.en"), later), words_for("en"))
    assert "- **Date:** 22 November 2028\n" in text
    old = text[text.index("To be confirmed again:") : text.index("## C. ")]
    assert len(items(old)) == len(evaluated(example("maison_calla.en"), later).stale) == 31


def test_a_company_without_anybody_in_post_is_presumed_to_have_nobody() -> None:
    """Its report uses the questionnaire's wording for companies that are still looking."""
    text = report(example("menuiserie_lenoir.en"))
    mandate = shipped().criteria["role_clarity.mandate"]
    worded = resolved(shipped(), {"cm_setup": "hiring"}).criteria[mandate.id]
    assert worded.levels != mandate.levels
    assert worded.levels[0].get("en") in text
    assert mandate.levels[0].get("en") not in text
