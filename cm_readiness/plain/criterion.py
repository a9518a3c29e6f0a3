"""What is said of one criterion: the question, what is recorded, and what helps to answer it."""

from __future__ import annotations

from collections.abc import Iterator

from ..app.sitting import Sitting
from ..core.assessment import Answer, Given, NotApplicable, Unknown
from ..core.criterion_result import Standing
from ..core.questionnaire import Criterion
from ..core.text import on_one_line
from ..language.local_days import local_day
from ..language.words import Words
from ..views.beside import texts_beside
from .console import Console


def answer_words(given: Given | None, words: Words) -> str:
    """An answer as a sentence has it."""
    match given:
        case None:
            return words("unanswered")
        case Unknown():
            return words("don’t know")
        case NotApplicable(reason):
            return words("not applicable, because: {reason}", reason=on_one_line(reason))
        case level:
            return words("level {level}", level=level)


def put_question(
    console: Console, sitting: Sitting, standing: Standing, number: str, place: int, count: int
) -> None:
    """Read a criterion out: where it stands, the question, its five levels, what is recorded.

    Args:
        console: where it is read.
        sitting: the assessment.
        standing: the criterion, as it is answered.
        number: as people see it, such as 2.3.
        place: its place among those that are asked, from 1.
        count: how many are asked.
    """
    words, criterion = console.words, standing.criterion
    dimension = sitting.questionnaire.dimension_of(criterion.id).name.get(words.language)
    heading = words(
        "{place} of {count}. {dimension}. {number} {name}",
        place=place,
        count=count,
        dimension=dimension,
        number=number,
        name=criterion.name.get(words.language),
    )
    console.say("", heading, criterion.question.get(words.language))
    console.say(*(f"{level}. {text.get(words.language)}" for level, text in enumerate(criterion.levels)))
    console.say(*recorded(standing, words))


def recorded(standing: Standing, words: Words) -> Iterator[str]:
    """What stands in the file for a criterion: the answer with its age, and what is noted beside it."""
    answer = standing.answer
    if standing.given is not None:
        said = answer_words(standing.given, words)
        if answer.answered is None:
            yield words("Recorded: {answer}.", answer=said)
        else:
            day = words.date(local_day(answer.answered))
            yield words("Recorded on {date}: {answer}.", date=day, answer=said)
    if standing.stale:
        yield words.plural(
            "That is older than its shelf life of {count} day: type it again to confirm it.",
            "That is older than its shelf life of {count} days: type it again to confirm it.",
            standing.criterion.shelf_life_days,
        )
    remarks = _remarks(answer, words)
    if remarks:
        yield words("Beside it: {remarks}.", remarks=words.listed(remarks))


def _remarks(answer: Answer, words: Words) -> list[str]:
    """What there is beside an answer, without its text: somebody else may be listening."""
    found = []
    if answer.flagged:
        found.append(words("marked to be discussed"))
    if answer.urgent:
        found.append(words("marked to be settled this week"))
    if answer.note.strip():
        found.append(words("a note"))
    if answer.private.strip():
        found.append(words("a private note"))
    if answer.proofs:
        found.append(
            words.plural("{count} line of evidence", "{count} lines of evidence", len(answer.proofs))
        )
    return found


def explain(console: Console, sitting: Sitting, criterion: Criterion) -> None:
    """Say why a criterion matters, what the law asks, what to ask to see, and the follow-up question."""
    words = console.words
    texts = texts_beside(sitting.questionnaire, sitting.assessment, criterion, words)
    said = [console.labelled(label, text) for label, text in texts]
    if criterion.allow_na and criterion.na_when:
        said.append(console.labelled(words("When it does not apply"), criterion.na_when.get(words.language)))
    console.say(*(said or [words("There is nothing more to say about this criterion.")]))


def help_lines(words: Words) -> Iterator[str]:
    """What can be typed at a criterion, a line each."""
    yield words("0 to 4: answer with this level. Without shift, the keys of the digits do so too.")
    yield words("?: you do not know.")
    yield words("-: not applicable; the reason is asked.")
    yield words("Enter alone: keep what is recorded and go on.")
    yield words("n: write a note, which the report prints.")
    yield words("p: write a private note, which nothing prints.")
    yield words("e: add a line of evidence, something that you have seen.")
    yield words("m: measure it on what the company has at hand, such as its job advert.")
    yield words("f: mark the criterion to be discussed, or take the mark off.")
    yield words("!: mark the criterion to be settled this week, or take the mark off.")
    yield words("i: why it matters, what to ask to see, and the follow-up question.")
    yield words("r: read the question again.")
    yield words("b: go back to the criterion before.")
    yield words("g: go to a criterion by its number, such as g 2.3.")
    yield words("x: clear the answer; what is beside it stays.")
    yield words("u: undo the last change; y: make it again.")
    yield words("a: change what is said about the company, the depth or the rule on evidence.")
    yield words("q: quit. Everything is saved, and the results follow.")
