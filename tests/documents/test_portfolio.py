"""The document on many companies: it reads well of none, one, a few and many, and tells of no few."""

from __future__ import annotations

import re
from itertools import combinations, product
from pathlib import Path

import pytest

from cm_readiness.app.export import PortfolioExport
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.portfolio import Line, values_of
from cm_readiness.core.portfolio_findings import PortfolioFindings
from cm_readiness.documents.catalogue import DOCUMENTS, PORTFOLIO
from cm_readiness.documents.portfolio_draft import PortfolioDraft
from cm_readiness.documents.render import check_template
from cm_readiness.documents.templates import find_template
from cm_readiness.language.records import RECORDS
from cm_readiness.language.words import words_for
from tests.exports import PAGES, named
from tests.golden import Golden
from tests.shown_sets import small_sum

from .clients import findings, folder_of

MANY = 24


def portfolio_file(language: str) -> Path:
    """Where the golden ones of a language lie."""
    return Path(__file__).parent / "golden_portfolio" / f"{MANY}_clients.{language}.md"


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A firm's folder."""
    return folder_of(tmp_path_factory.mktemp("clients"), MANY)


def text_of(found: PortfolioFindings, language: str = "en", *, named: bool = True) -> str:
    """The document."""
    return PortfolioDraft(PORTFOLIO, found, words_for(language), named=named).text


@pytest.mark.parametrize("language", sorted(RECORDS))
def test_the_report_on_a_firms_clients_is_the_golden_one(
    language: str, clients: Path, golden: Golden
) -> None:
    """In each language."""
    golden(portfolio_file(language), text_of(findings(clients), language))


@pytest.mark.parametrize("form", PAGES)
def test_every_format_has_all_of_it(form: str, clients: Path) -> None:
    """Read back and looked through for each of its texts; the same clients give the same bytes."""
    draft = PortfolioDraft(PORTFOLIO, findings(clients), words_for("fr"))
    made = PortfolioExport(draft).make(named(form))
    made.check(made.data)
    assert PortfolioExport(draft).make(named(form)).data == made.data


@pytest.mark.parametrize("form", [form for form in PAGES if form != "md"])
def test_a_file_that_lacks_something_is_refused(form: str, clients: Path) -> None:
    """That of fewer companies is no report on all of them."""
    less = PortfolioExport(PortfolioDraft(PORTFOLIO, findings(clients, "size=solo"), words_for("en")))
    whole = PortfolioExport(PortfolioDraft(PORTFOLIO, findings(clients), words_for("en")))
    with pytest.raises(ReadinessError) as refused:
        whole.check(named(form), less.make(named(form)).data, "")
    assert refused.value.fault.code == "export_short"


@pytest.mark.parametrize("language", sorted(RECORDS))
@pytest.mark.parametrize("number", [0, 1, 4])
def test_of_none_and_of_few_it_says_so(number: int, language: str, tmp_path: Path) -> None:
    """No heading without a text, no table without a row, no figure of all of them together."""
    text = text_of(findings(folder_of(tmp_path, number)), language)
    assert not re.search(r"^#+ [^\n]+\n+(?=#{1,2} |\Z)", text[text.index("\n") :], re.MULTILINE)
    assert not re.search(r"---: \|\n(?!\|)", text)
    assert "█" not in text
    assert text.count("\n## ") == (2 if number else 0)


def test_an_empty_folder_says_what_comes(tmp_path: Path) -> None:
    """Rather than nothing."""
    text = text_of(findings(tmp_path))
    assert "There are no assessments here yet." in text
    assert "Company by company" not in text


def test_one_company_stands_by_its_name(tmp_path: Path) -> None:
    """With its rounds; there is nothing to compare it with."""
    text = text_of(findings(folder_of(tmp_path, 1)))
    assert "There is one company so far" in text
    assert re.search(r"^\| Client 00 \| 2 \|", text, re.MULTILINE)


def test_what_is_handed_on_names_nobody(clients: Path) -> None:
    """The part before the firm's own, and the report without that part, which is the same."""
    whole, bare = text_of(findings(clients)), text_of(findings(clients), named=False)
    head = whole.split("## For the firm alone")[0]
    for text in (head, bare):
        assert "Client" not in text

    def told(text: str) -> str:
        return text.split("## In short")[1].strip()

    assert told(head) == told(bare)


def test_everything_late_and_every_round_is_there_by_name(clients: Path) -> None:
    """Each client once a table."""
    found = findings(clients)
    part = text_of(found).split("## For the firm alone")[1]
    companies = part.split("### Late actions")[0]
    assert re.findall(r"^\| (Client \d\d) ", companies, re.MULTILINE) == [
        f"Client {number:02}" for number in range(MANY)
    ]
    late = part.split("### Late actions")[1].split("### Round by round")[0]
    assert re.findall(r"Client \d\d", late) == [f"Client {number:02}" for number in range(1, MANY, 5)]
    rounds = part.split("### Round by round")[1]
    assert re.findall(r"Client \d\d", rounds) == [f"Client {number:02}" for number in range(0, MANY, 4)]


def test_a_company_that_cannot_be_read_is_counted_apart(tmp_path: Path) -> None:
    """Named to the firm alone."""
    folder_of(tmp_path, 6)
    (tmp_path / "broken.toml").write_text("format = 1\n", "utf-8")
    whole, bare = text_of(findings(tmp_path)), text_of(findings(tmp_path), named=False)
    for text in (whole, bare):
        assert "1 assessment could not be read and is not counted." in text
    assert "broken" in whole
    assert "broken" not in bare


def conditions(clients: Path) -> list[tuple[str, ...]]:
    """Every choice of values of up to three fields, one of each."""
    found = findings(clients)
    values = {
        field: sorted({value for line in found.lines for value in values_of(line, field)})
        for field in ("sector", "size", "country")
    }
    return [
        tuple(f"{field}={value}" for field, value in zip(fields, chosen, strict=True))
        for size in range(4)
        for fields in combinations(values, size)
        for chosen in product(*(values[field] for field in fields))
    ]


def number_of(line: Line) -> int:
    """Which client it is."""
    return int(line.said.company.removeprefix("Client "))


def test_no_two_reports_tell_of_few_companies(clients: Path) -> None:
    """Of whatever is asked: from no sum of what reports count follows anything of fewer than five."""
    counted, compared = set(), set()
    for where in conditions(clients):
        found = findings(clients, *where)
        counted.add(frozenset(map(number_of, found.told)))
        if found.figures is not None:
            meant = set(map(number_of, found.clients))
            compared.add(frozenset(map(number_of, found.compared.lines)) & meant)
    for sets in (counted, compared):
        assert len(sets) > 3
        assert small_sum(sets, MANY, 5) is None


def test_a_condition_that_is_no_group_gets_no_figures(clients: Path) -> None:
    """Who is late is known by name, to the firm alone."""
    text = text_of(findings(clients, "late=yes"))
    assert "no figures are given" in text
    assert "█" not in text
    assert "Client 01" in text.split("## For the firm alone")[1]


def test_conditions_choose_by_the_latest_round(clients: Path) -> None:
    """And each is named as people call it."""
    found = findings(clients, "size=SOLO")
    assert {line.said.company for line in found.clients} == {f"Client {n:02}" for n in range(0, MANY, 3)}
    assert "**Only:** Size: One person" in text_of(found)


def test_a_template_of_ones_own_has_the_same_variables(clients: Path, tmp_path: Path) -> None:
    """It is filled in apart, and checked like any other."""
    own = tmp_path / "mine.md.j2"
    own.write_text("# {{ portfolio.companies }} on {{ date }}\n\n{{ portfolio.summary[0] }}\n", "utf-8")
    assert check_template(find_template(PORTFOLIO)) == ()
    assert check_template(own) == ()
    text = PortfolioDraft(own, findings(clients), words_for("en")).text
    assert text.startswith(f"# {MANY} on 30 November 2026\n\nWhere the {MANY} companies stand:")


def test_only_one_document_is_about_many() -> None:
    """It is none of those of one assessment."""
    assert [name for name, document in DOCUMENTS.items() if document.portfolio] == [PORTFOLIO]
    assert not DOCUMENTS[PORTFOLIO].alone
