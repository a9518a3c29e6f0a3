"""The program's own words in the person's language, and how that language writes numbers and dates."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from .records import FALLBACK, RECORDS
from .writing import Writes

LANGUAGES: Mapping[str, str] = {code: record.name for code, record in RECORDS.items()}
"""Languages that the program speaks, each under its own name; the first is the fallback."""

NEAR_DAYS = 300
"""Days ahead within which a date needs no year."""

_REGION = re.compile(r"[-_.@]")
"""Where a language ends in the name of a locale, such as `fr_CA.UTF-8`."""
_MANY_DIGITS = re.compile(r"(?<![\d.,])\d{5,}")


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """Mark a message for translation where it is declared; it is translated where it is shown."""
    return message


class Words:
    """The program's words, numbers and dates in one language.

    Args:
        language: a code of `LANGUAGES`.
        catalog: its messages; else those of the program.
    """

    def __init__(self, language: str, catalog: gettext.NullTranslations | None = None) -> None:
        self.language = language
        self.record = RECORDS[language]
        self._locale = self.record.locale
        self._writing = self.record.writing or _babel_writing(self._locale)
        self._catalog = catalog or _catalog(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """A message in this language, with its `{named}` places filled in."""
        return self._filled(self._catalog.gettext(message), values)

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """A message that depends on a count, which stands as `{count}` in it."""
        text = self._catalog.ngettext(singular, plural, count)
        return self._filled(text, {"count": self.number(count), **values})

    def context(self, context: str, message: str, /, **values: object) -> str:
        """A message whose translation depends on where it stands."""
        return self._filled(self._catalog.pgettext(context, message), values)

    def number(self, value: float, digits: int = 1, *, grouped: bool = True, fixed: bool = False) -> str:
        """A number as this language writes it.

        Args:
            value: it.
            digits: how many decimals it has at most.
            grouped: whether thousands are set apart; not so in a number that is to be changed by hand.
            fixed: whether it has all these decimals, as numbers below each other do.
        """
        # What is added takes the sign off a negative zero.
        apart = grouped and not self.record.thousands
        return self._parted(self._writing.number(value + 0, digits, grouped=apart, fixed=fixed), grouped)

    def euros(self, amount: int | Fraction, *, cents: bool = False) -> str:
        """An amount of money as this language writes it.

        Args:
            amount: in euros.
            cents: whether cents are written where there are none as well.
        """
        from babel import Locale
        from babel.numbers import format_currency

        pattern = Locale.parse(self._locale).currency_formats["standard"].pattern
        if not cents and amount == int(amount):
            pattern = pattern.replace("0.00", "0")
        exactly = Decimal(amount.numerator) / Decimal(amount.denominator)
        written = format_currency(
            exactly, "EUR", pattern, self._locale, currency_digits=False,
            group_separator=not self.record.thousands,
        )  # fmt: skip
        return self._parted(written)

    def _parted(self, written: str, grouped: bool = True) -> str:
        """A number with its thousands set apart, where this language does not leave that to babel."""
        if not grouped or not self.record.thousands:
            return written
        # The first digits are the whole number.
        return _MANY_DIGITS.sub(
            lambda d: f"{int(d[0]):,}".replace(",", self.record.thousands), written, count=1
        )

    def percent(self, share: float) -> str:
        """A share between 0 and 1 as a whole percentage."""
        return self._writing.percent(share)

    def short_date(self, day: date, near: date) -> str:
        """A date for a column: 22 Nov; with its year where that might be another than the next one.

        Args:
            day: it.
            near: the day on which it is read.
        """
        return self._writing.short_date(day, year=not 0 <= (day - near).days < NEAR_DAYS)

    def date(self, day: date) -> str:
        """A date in full: 22 November 2026."""
        text = self._writing.full_date(day)
        return text.replace("1", self.record.first_of_month, 1) if day.day == 1 else text

    def moment(self, at: datetime) -> str:
        """A date with the time, in the time zone of the value."""
        return f"{self.date(at.date())}, {at:%H:%M}"

    def listed(self, items: list[str]) -> str:
        """Items as a sentence lists them: a, b and c."""
        text = self._writing.listed(items)
        if len(items) > 1 and self.record.other_and is not None:
            usual, other, before = self.record.other_and
            # What is quoted is read like any other word.
            if re.match(before, items[-1].lstrip("«“‘"), re.IGNORECASE):
                return f"{text.removesuffix(f'{usual} {items[-1]}')}{other} {items[-1]}"
        return text

    def name_of(self, language: str) -> str:
        """What a language is called in this one; by its code where nobody knows."""
        from babel import Locale, UnknownLocaleError

        try:
            known = Locale.parse(language).get_language_name(self._locale)
        except (UnknownLocaleError, ValueError):
            known = None
        return known or LANGUAGES.get(language, language)

    @property
    def gettext(self) -> gettext.NullTranslations:
        """The catalog, for the templates' own translation calls."""
        return self._catalog

    @staticmethod
    def _filled(text: str, values: Mapping[str, object]) -> str:
        return text.format_map(values) if values else text


@cache
def words_for(language: str) -> Words:
    """The words of a language, or of the first one for a code that the program does not speak."""
    return Words(language if language in RECORDS else FALLBACK)


def environment_language() -> str:
    """The language that the environment asks for, as far as the program speaks it; else the fallback.

    As gettext has it, the first one of `LANGUAGE` that is known goes first, but not in the locale `C`.
    """
    given = (os.environ.get(variable, "") for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, given), "C")
    wished = [locale] if locale in ("C", "POSIX") else (os.environ.get("LANGUAGE") or locale).split(":")
    codes = (_REGION.split(name.lower(), 1)[0] for name in wished)
    return next((code for code in codes if code in RECORDS), FALLBACK)


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    path = Path(__file__).parent / "locale" / language / "LC_MESSAGES" / "cm_readiness.mo"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def _babel_writing(locale: str) -> Writes:
    """What writes a language whose record does not say how; babel takes a while to be loaded."""
    from .babel_writing import BabelWriting

    return BabelWriting(locale)
