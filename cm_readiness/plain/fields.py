"""Questions with one answer each: a number of a list, several, a yes or no, a number, a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..core.assessment import CompanyValue
from ..core.entry import typed_number
from ..core.errors import ReadinessError
from ..core.kept import clean
from ..core.text import on_a_single_line
from ..language.typed import read_yes_no, with_digits
from ..language.words import Words
from .console import Console, Leave, quoted

Value = TypeVar("Value", covariant=True)


class GoBack(Exception):  # noqa: N818 - nothing is wrong: the person wants the question before
    """The person goes back to the question before."""


@dataclass(frozen=True)
class Given(Generic[Value]):
    """What was typed at a question; None takes away what was there."""

    value: Value | None


@dataclass(frozen=True)
class Question(Generic[Value]):
    """One question, with how its answer is read.

    Enter alone keeps what is there, or leaves an optional question open.
    """

    text: str
    label: str
    """What is to be typed."""
    read: Callable[[str], Value]
    """Gives the value of what was typed, or raises a ValueError with a sentence for the person."""
    options: Sequence[str] = ()
    now: str = ""
    """What is there, as people read it."""
    required: bool = False

    def put(self, console: Console) -> Given[Value] | None:
        """Ask until there is an answer that can be taken.

        Returns:
            What was typed; None for Enter alone.

        Raises:
            GoBack: the person goes back.
            Leave: the person quits, or the input ends.
        """
        words = console.words
        console.say("", self.text)
        console.say(*(f"{place}. {name}" for place, name in enumerate(self.options, 1)))
        if self.now:
            console.say(words("At present: {answer}", answer=self.now))
        while True:
            typed = console.ask(self._prompt(console))
            match typed:
                case "" if self.required and not self.now:
                    console.complain(words("This question needs an answer; q quits."))
                case "":
                    return None
                case "b":
                    raise GoBack
                case "q":
                    raise Leave
                case "x" if self.now and not self.required:
                    return Given(None)
                case _:
                    try:
                        return Given(self.read(typed))
                    except ReadinessError as error:
                        console.refuse(error)
                    except ValueError as error:
                        console.complain(str(error))

    def _prompt(self, console: Console) -> str:
        words = console.words
        if not self.now:
            hint = "" if self.required else words("Enter skips")
        elif self.required:
            hint = words("Enter keeps it")
        else:
            hint = words("Enter keeps it, x removes it")
        return console.labelled(f"{self.label} ({hint})" if hint else self.label)


def one_of(
    text: str, names: Sequence[str], words: Words, *, now: int | None = None, required: bool = True
) -> Question[int]:
    """A choice by its number; the value is the place in the list, from 0.

    Args:
        text: the question.
        names: of the choices, in order.
        words: the person's language.
        now: the choice that stands, or that Enter takes.
        required: whether it has to be answered.
    """

    def read(typed: str) -> int:
        place = _place(typed, len(names), words)
        if place is None:
            raise ValueError(_no_place(typed, len(names), words))
        return place

    label = words("Number, 1 to {count}", count=len(names))
    shown = "" if now is None else names[now]
    return Question(text, label, read, names, shown, required)


def several_of(
    text: str, names: Sequence[str], words: Words, *, now: Sequence[int] = (), required: bool = False
) -> Question[tuple[int, ...]]:
    """Choices by their numbers, in one line; as `one_of`."""

    def read(typed: str) -> tuple[int, ...]:
        places = set()
        for part in re.split(r"[\s,;]+", typed.strip(" ,;")):
            place = _place(part, len(names), words)
            if place is None:
                raise ValueError(_no_place(part, len(names), words))
            places.add(place)
        return tuple(sorted(places))

    label = words("Numbers, 1 to {count}, with spaces between", count=len(names))
    shown = ", ".join(names[place] for place in now)
    return Question(text, label, read, names, shown, required)


def yes_or_no(
    text: str, words: Words, *, now: bool | None = None, required: bool = False
) -> Question[CompanyValue]:
    """Yes or no, in any language of the program; as `one_of`."""

    def read(typed: str) -> CompanyValue:
        answer = read_yes_no(typed, words.language)
        if answer is None:
            raise ValueError(words("Type y for yes or n for no."))
        return answer

    shown = "" if now is None else (words("yes") if now else words("no"))
    return Question(text, words("y or n"), read, now=shown, required=required)


def a_number(text: str, words: Words, *, now: str = "", required: bool = False) -> Question[CompanyValue]:
    """A number, 0 or more; as `one_of`."""
    return Question(text, words("A number"), typed_number, now=now, required=required)


def a_text(text: str, words: Words, *, now: str = "", required: bool = False) -> Question[str]:
    """A text of one line; as `one_of`."""

    def read(typed: str) -> str:
        return clean(on_a_single_line(typed))

    return Question(text, words("Your answer"), read, now=now, required=required)


def _place(typed: str, count: int, words: Words) -> int | None:
    digits = typed if typed.isdecimal() else with_digits(typed, words.language)
    if not digits.isdecimal() or len(digits) > len(str(count)):
        return None
    place = int(digits)
    return place - 1 if 1 <= place <= count else None


def _no_place(typed: str, count: int, words: Words) -> str:
    return words(
        "{typed} is not one of them; type a number from 1 to {count}.", typed=quoted(typed), count=count
    )
