"""English, as it is written in Britain."""

from __future__ import annotations

from ..record import DayWords, Language
from ..writing import Writing

LANGUAGE = Language(
    code="en",
    name="English",
    locale="en_GB",
    document_code="en-GB",
    plural_forms="nplurals=2; plural=(n != 1);",
    yes=("y", "yes"),
    no=("n", "no"),
    writing=Writing(
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
    ),
    day_words=DayWords(
        today=("today",),
        tomorrow=("tomorrow",),
        after=("in", "within"),
        units={
            "day": "day",
            "days": "day",
            "week": "week",
            "weeks": "week",
            "month": "month",
            "months": "month",
            "year": "year",
            "years": "year",
        },
        numbers={
            "a": 1,
            "an": 1,
            "one": 1,
            "two": 2,
            "three": 3,
            "four": 4,
            "five": 5,
            "six": 6,
            "seven": 7,
            "eight": 8,
            "nine": 9,
            "ten": 10,
            "eleven": 11,
            "twelve": 12,
        },
        end=("end",),
        between=("of", "the", "on", "by", "next", "this"),
        ordinal=("st", "nd", "rd", "th"),
    ),
)
