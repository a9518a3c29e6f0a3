"""What holds for each language that the program speaks, whichever they are."""

from __future__ import annotations

import csv
from datetime import date
from gettext import c2py
from io import StringIO

import pytest
from babel import Locale

from cm_readiness.core.entry import typed_number
from cm_readiness.language.record import Language
from cm_readiness.language.records import FALLBACK, RECORDS
from cm_readiness.language.typed import digit_keys, read_yes_no, with_digits, yes_keys
from cm_readiness.language.words import LANGUAGES, environment_language, words_for

every = pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
DAY = date(2026, 11, 1)


def test_the_languages_are_those_of_the_records_the_fallback_first() -> None:
    """Whoever speaks none of them is spoken to in that of the messages."""
    assert list(LANGUAGES) == ["en", "fr", "es"]
    assert list(LANGUAGES.values()) == ["English", "Français", "Español"]
    assert words_for("xx").language == FALLBACK == next(iter(RECORDS))


@every
def test_a_language_has_its_own_words_for_yes_and_no(record: Language) -> None:
    """In small and large letters; they mean the same to whoever types them in another language."""
    assert record.yes
    assert record.no
    for language in RECORDS:
        for typed in record.yes:
            assert read_yes_no(typed.upper(), language) is True
        for typed in record.no:
            assert read_yes_no(f" {typed} ", language) is False
    assert {word for word in record.yes if len(word) == 1} <= set(yes_keys())


@pytest.mark.parametrize("typed", ["", "maybe", "2", "sí no", "\u0000"])
def test_what_is_neither_yes_nor_no_is_nothing(typed: str) -> None:
    """It is asked again."""
    assert read_yes_no(typed, "es") is None


def test_an_accent_may_be_a_sign_of_its_own() -> None:
    """Some terminals send letter and accent apart."""
    assert read_yes_no("si\u0301", "en") is True
    assert with_digits("e\u0301a\u0300", "en") == "20"


@every
def test_the_keys_of_the_digits_answer_without_shift(record: Language) -> None:
    """Each of them is one digit, and the digits are themselves."""
    row = record.digit_row
    assert len(row) in (0, 10)
    assert [digit_keys(record.code)[key] for key in row] == list(range(len(row)))
    assert with_digits("0123456789", record.code) == "0123456789"


@every
def test_dates_name_the_month(record: Language) -> None:
    """The first of a month as people say it."""
    words = words_for(record.code)
    month = Locale.parse(record.locale).months["format"]["wide"][11]
    assert words.date(DAY).startswith(f"{record.first_of_month} ")
    assert words.date(DAY.replace(day=12)).startswith("12 ")
    assert month in words.date(DAY)


def test_dates_as_they_are_written() -> None:
    """A day in full, in each language."""
    said = {code: words_for(code).date(DAY) for code in RECORDS}
    assert said == {"en": "1 November 2026", "fr": "1er novembre 2026", "es": "1 de noviembre de 2026"}


def test_numbers_as_they_are_written() -> None:
    """A comma where the language has one; a semicolon parts cells then."""
    said = {code: (words_for(code).number(0.5), words_for(code).percent(0.5)) for code in RECORDS}
    assert said == {"en": ("0.5", "50%"), "fr": ("0,5", "50\u00a0%"), "es": ("0,5", "50\u00a0%")}


@every
@pytest.mark.parametrize("value", [0.0, 12.5, 1234.0, 1234567.25])
def test_a_number_that_is_shown_to_be_changed_is_read_back_as_it_was(record: Language, value: float) -> None:
    """Neither a comma nor a point between thousands is taken for that of decimals."""
    assert typed_number(words_for(record.code).number(value, 6, grouped=False)) == value


@every
def test_a_number_does_not_part_cells(record: Language) -> None:
    """What spreadsheets of that language take for the sign of decimals is not between two cells."""
    cell = words_for(record.code).number(0.5)
    assert next(csv.reader(StringIO(f"{cell}{record.csv_separator}b"), delimiter=record.csv_separator)) == [
        cell,
        "b",
    ]


@every
def test_a_form_goes_with_every_number(record: Language) -> None:
    """Singular where babel has it; the rule of the record is the one that the catalog goes by."""
    ngettext = words_for(record.code).gettext.ngettext
    rule = c2py(record.plural_forms.partition("plural=")[2].rstrip(";"))
    singular = ngettext("{count} day", "{count} days", 1)
    for number in range(1000):
        said = ngettext("{count} day", "{count} days", number) == singular
        assert said == (rule(number) == 0) == (Locale.parse(record.code).plural_form(number) == "one")


@every
def test_word_knows_the_language(record: Language) -> None:
    """Language and region, which babel knows too."""
    locale = Locale.parse(record.document_code, sep="-")
    assert (locale.language, len(locale.territory or "")) == (record.code, 2)


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "es_419"}, "es"),
        ({"LANG": "ES"}, "es"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fil_PH.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "fr_CA@euro"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:es_MX:fr"}, "es"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "en:fr"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": ""}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANG": "C", "LANGUAGE": "fr:en"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C", "LANGUAGE": "fr:en"}, "en"),
        ({"LANG": "POSIX", "LANGUAGE": "fr:en"}, "en"),
        ({"LANGUAGE": "fr:en"}, "en"),
    ],
)
def test_the_environment_names_a_language_as_for_gettext(
    given: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`LANGUAGE` is a list and goes first, as soon as there is a locale other than `C`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert environment_language() == language
