"""How a language writes numbers, dates and lists, for what the program writes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol


class Writes(Protocol):
    """What writes numbers, dates and lists."""

    def number(self, value: float, digits: int, *, grouped: bool, fixed: bool) -> str:
        """A number.

        Args:
            value: it.
            digits: how many decimals it has at most.
            grouped: whether thousands are set apart.
            fixed: whether it has all these decimals.
        """

    def percent(self, share: float) -> str:
        """A share between 0 and 1 as a whole percentage."""

    def full_date(self, day: date) -> str:
        """A date in full."""

    def short_date(self, day: date, *, year: bool) -> str:
        """A date in short, with or without its year."""

    def listed(self, items: Sequence[str]) -> str:
        """Items as a sentence lists them."""


class Writing(NamedTuple):
    """The same as babel writes it, without the time that babel takes to be loaded."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    full: str = "{day} {month} {year}"
    short: str = "{day} {month}"
    short_with_year: str = "{day} {month} {year}"
    decimal: str = "."
    """What stands before decimals."""
    thousands: str = ","
    """What parts thousands, from four digits on."""
    percentage: str = "{}%"
    last: str = " and "
    """What stands before the last item of a list."""

    def number(self, value: float, digits: int, *, grouped: bool, fixed: bool) -> str:
        """As `Writes` has it."""
        written = format(Decimal(str(value)), f"{',' if grouped else ''}.{digits}f")
        whole, _, parts = written.partition(".")
        parts = parts if fixed else parts.rstrip("0")
        return whole.replace(",", self.thousands) + (self.decimal + parts if parts else "")

    def percent(self, share: float) -> str:
        """As `Writes` has it."""
        return self.percentage.format(f"{Decimal(str(share)) * 100:.0f}")

    def full_date(self, day: date) -> str:
        """As `Writes` has it."""
        return self.full.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def short_date(self, day: date, *, year: bool) -> str:
        """As `Writes` has it."""
        pattern = self.short_with_year if year else self.short
        return pattern.format(day=day.day, month=self.short_months[day.month - 1], year=day.year)

    def listed(self, items: Sequence[str]) -> str:
        """As `Writes` has it."""
        *others, end = items or ("",)
        return f"{', '.join(others)}{self.last}{end}" if others else end
