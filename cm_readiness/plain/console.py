"""One line out, one line in, made to be heard: no colour, no cursor movement, nothing drawn, 80 columns."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import TextIOWrapper

from ..core.errors import Fault, ReadinessError
from ..core.text import cleaned, on_one_line, visible
from ..language.fault_messages import sentence
from ..language.words import Words
from .heard import heard

MOST_QUOTED = 40
"""Characters of a mistyped input that its sentence repeats."""


class Leave(Exception):  # noqa: N818 - nothing is wrong: the person stops here
    """Nothing more comes: the person quits, the input ends, or nobody reads what is asked."""


class Console:
    """Talks with one person, in one language at a time.

    Args:
        words: the person's language; it may change while they are asked.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names: Callable[[], Iterable[str]] = tuple
        """What is never put into other words: names and paths of what is asked about."""
        self._typed: tuple[str, ...] = ()
        """What was typed last, whole and in parts: a sentence about it repeats it as it is."""
        self._echoes = sys.stdin is not None and sys.stdin.isatty()
        if isinstance(sys.stdin, TextIOWrapper):
            # What cannot be decoded is refused with a sentence, like any other mistake in typing.
            encoding = sys.stdin.encoding if self._echoes else "utf-8"
            sys.stdin.reconfigure(encoding=encoding, errors="surrogateescape")

    def say(self, *texts: str, indent: int = 0) -> None:
        """Print texts, each from a new line on; an empty one leaves a line empty.

        Args:
            texts: what comes from outside may hold control characters; they are made visible.
            indent: spaces before every line.
        """
        for text in texts:
            self.page(text.expandtabs(4), indent=indent)

    def page(self, text: str, *, indent: int = 0) -> None:
        """Print a text that is broken into lines already; a line that gets too long is broken again.

        Args:
            text: as `say` takes it.
            indent: spaces before every line.
        """
        self._write(self._heard(visible(text), indent=indent) + "\n")

    def ask(self, prompt: str) -> str:
        """Print a prompt and take one line, without the spaces around it.

        Raises:
            Leave: the input has ended.
        """
        self._write(f"{self._heard(on_one_line(prompt))} ")
        line = self._read()
        if not line or not self._echoes:
            self._write("\n")
        if not line:
            raise Leave
        typed = cleaned(line).strip()
        self._typed = tuple(map(quoted, filter(None, (typed, *re.split(r"[\s,;]+", typed)))))
        return typed

    def complain(self, text: str, *values: str) -> None:
        """Say on standard error, in one line, why something is not taken.

        Args:
            text: it.
            values: what it names as it is written, such as a path.
        """
        said = heard(
            on_one_line(text), self.words, as_written=(*self.names(), *self._typed, *values), wrap=False
        )
        with suppress(OSError):
            sys.stderr.write(f"{said}\n")
            sys.stderr.flush()

    def refuse(self, error: ReadinessError) -> None:
        """Say in a sentence each what stands in the way."""
        self.tell(error.faults)

    def tell(self, faults: Iterable[Fault]) -> None:
        """Say on standard error, in a sentence each, what a person has to know."""
        for fault in faults:
            self.complain(sentence(fault, self.words), fault.where.file, *map(str, fault.values.values()))

    def labelled(self, label: str, text: str = "") -> str:
        """A label with its colon, and what it labels."""
        return f"{self.words('{heading}:', heading=label)} {text}".rstrip()

    def _heard(self, text: str, *, indent: int = 0) -> str:
        return heard(text, self.words, as_written=self.names(), indent=indent)

    def _read(self) -> str:
        """One line with its end; empty at the end of input, which a terminal that has gone is as well."""
        if sys.stdin is None:
            return ""
        try:
            return sys.stdin.readline()
        except OSError:
            return ""

    def _write(self, text: str) -> None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise Leave from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ReadinessError("output_not_taken", reason=reason) from None


def quoted(text: str) -> str:
    """A mistyped input as its sentence repeats it: on one line, and not all of a long one."""
    shown = on_one_line(text)
    return shown if len(shown) <= MOST_QUOTED else f"{shown[:MOST_QUOTED]}…"
