"""Every printed sum is redone from what is printed alone, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.cli.explaining import explain_text
from cm_readiness.core.assessment import Assessment, Given, NotApplicable, Unknown
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.explanation import Line, Sum, explain
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.data.explanation import explain_data
from cm_readiness.documents.render import render
from cm_readiness.language.explanation_words import explained, operation, said
from cm_readiness.language.words import LANGUAGES, words_for
from tests.build import assessment, criterion, dimension, questionnaire
from tests.reports import EXAMPLES, evaluated, example
from tests.strategies import answered

TODAY = date(2026, 11, 22)
HALF = Fraction(1, 2000)
"""How far a number with three decimals may be from what it stands for."""
NUMBER = r"\d[\d,.\u00a0\u202f]*"
SUM = re.compile(rf"((?:{NUMBER}|[()]|[ ×÷+])*) ([=≈]) ({NUMBER})")


@dataclass(frozen=True)
class Between:
    """A number that is known to lie between two others, both 0 or more."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Between) -> Between:
        return Between(self.low + other.low, self.high + other.high)

    def __mul__(self, other: Between) -> Between:
        return Between(self.low * other.low, self.high * other.high)

    def __truediv__(self, other: Between) -> Between:
        return Between(self.low / other.high, self.high / other.low)


def read(number: str, language: str) -> Fraction:
    """A number as the language writes it."""
    plain = number.replace(",", "") if language == "en" else re.sub(r"[\u00a0\u202f]", "", number)
    return Fraction(plain.replace(",", "."))


def holds(printed: str, language: str) -> bool:
    """Whether a printed sum comes to the number beside it, as closely as its numbers are printed."""
    found = SUM.fullmatch(printed)
    assert found, printed
    off = HALF if found[2] == "≈" else Fraction(0)

    def between(match: re.Match[str]) -> str:
        value = read(match[0], language)
        exact = value.denominator == 1 and off == 0
        low, high = (value, value) if exact else (max(value - off, Fraction(0)), value + off)
        return f"Between(Fraction('{low}'), Fraction('{high}'))"

    python = re.sub(NUMBER, between, found[1]).replace("×", "*").replace("÷", "/")
    redone = eval(python, {"Between": Between, "Fraction": Fraction})  # noqa: S307 - numbers and signs only
    result = read(found[3], language)
    return bool(redone.low - off <= result <= redone.high + off)


def printed_sums(text: str) -> list[str]:
    """All sums in a printed text, whatever stands before them on their line."""
    pieces = (piece.strip() for line in text.split("\n") for piece in re.split(r" {2,}|: |\|", line))
    return [piece for piece in pieces if SUM.fullmatch(piece)]


@given(answered(tied=True), st.sampled_from(list(LANGUAGES)))
def test_every_printed_sum_can_be_redone(case: tuple[Questionnaire, Assessment], language: str) -> None:
    """On questionnaires of every kind, with weights of every kind."""
    evaluation, words = evaluate(*case, TODAY), words_for(language)
    for of in ("overall", *(d.dimension.id for d in evaluation.dimensions), *evaluation.standings):
        for line in explained(explain(evaluation, of), evaluation, words):
            assert line.text and "{" not in line.text
            assert not line.operation or not SUM.fullmatch(line.operation) or holds(line.operation, language)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_printed_traces_of_the_examples_come_to_their_scores(name: str) -> None:
    """As the command prints them, and as the annex does: each sum, and the scores at their end."""
    language = name.rpartition(".")[2]
    evaluation, words = evaluated(example(name)), words_for(language)
    text = explain_text(evaluation, words)
    document = render("technical_annex", evaluation, words)
    appendix = document[document.index("## C. ") :]
    for printed in (text, appendix):
        sums = printed_sums(printed)
        assert len(sums) == len(re.findall(r"[\d)] [=≈] \d", printed)) > 30
        assert [one for one in sums if not holds(one, language)] == []
    flat = " ".join(text.split())
    for result in evaluation.dimensions:
        assert words.number(round(float(result.raw or 0), 3), 3) in flat
    assert words.number(round(float(evaluation.overall.score or 0), 3), 3) in flat
    assert max(map(len, text.splitlines())) <= 80


def test_a_rounded_number_is_marked() -> None:
    """7/3 is not 2.333: the sign says so; whole numbers and halves are exact."""
    words = words_for("en")
    assert operation(Line("mean_level", sum=(25, "×", 7, "÷", 3), result=Fraction(175, 3)), words) == (
        "25 × 7 ÷ 3 ≈ 58.333"
    )
    assert operation(Line("level", "a", (Fraction(1, 2), "×", 3), Fraction(3, 2)), words) == "0.5 × 3 = 1.5"
    written: Sum = ("(", 4900, "+", 150, ")", "÷", 3)
    assert operation(Line("overall", sum=written, result=Fraction(5050, 3)), words_for("fr")) == (
        "(4\u202f900 + 150) ÷ 3 ≈ 1\u202f683,333"
    )


ONE = questionnaire(
    dimension("a", criterion("x", 3), criterion("y", 1), criterion("gate", 2, critical=True)),
    dimension("b", criterion("z"), weight=2),
)


def told(evaluation: Evaluation, of: str, language: str = "en") -> list[str]:
    """The words of each line."""
    return [said(line, evaluation, words_for(language)).text for line in explain(evaluation, of).lines]


def test_the_words_say_where_gate_rule_and_missing_answers_bite() -> None:
    """Strict, claimed 4 without evidence; not applicable; a closed gate; don't know."""
    given_answers: dict[str, Given] = {
        "a.x": 4, "a.y": NotApplicable("none"), "a.gate": 1, "b.z": Unknown(),
    }  # fmt: skip
    evaluation = evaluate(ONE, assessment(given_answers, evidence_rule="strict"), TODAY)
    lines = told(evaluation, "a")
    assert lines[0] == "1.1 x (en): weight 3; level 4 lacks evidence and counts as 2"
    assert lines[1] == "1.2 y (en): not applicable, so its weight of 1 leaves the sum"
    assert lines[-1].startswith("The gate “1.3 gate (en)” is closed: the score cannot exceed 49")
    assert told(evaluation, "b")[0].startswith("2.1 z (en): don’t know")
    assert told(evaluation, "overall")[-1] == (
        "Too early for a verdict: what is missing could change it, and less than 0.7 of the weight is known"
    )


def test_a_criterion_that_is_not_applicable_has_no_gate_to_speak_of() -> None:
    """One line says why it does not count."""
    evaluation = evaluate(ONE, assessment({"a.gate": NotApplicable("none")}), TODAY)
    assert told(evaluation, "a.gate") == ["1.3 gate (en): not applicable, so its weight of 2 leaves the sum"]


@given(answered(tied=True))
def test_the_data_of_an_explanation_is_what_is_printed(case: tuple[Questionnaire, Assessment]) -> None:
    """Each line with its code, its numbers and its words; the overall with its dimensions."""
    evaluation = evaluate(*case, TODAY)
    data = explain_data(evaluation, words_for("en"))
    assert data["of"] == "overall"
    parts = data["dimensions"]
    assert isinstance(parts, list)
    assert len(parts) == len(evaluation.dimensions)
    lines = data["lines"]
    assert isinstance(lines, list)
    texts = [line["text"] for line in lines if isinstance(line, dict)]
    assert texts == told(evaluation, "overall")
