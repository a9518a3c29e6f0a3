"""What was posted, from tables in the shape of the tools that export them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.measured import CalendarFigures, Order
from cm_readiness.language.months import month_names
from cm_readiness.measure.posting_calendar import calendar_figures
from cm_readiness.measure.readers.table import read

META = """Post ID,Page name,Publish time,Post type,Reach
1,Calla,11/02/2026 09:30,Reel,120
2,Calla,11/14/2026 18:00,Photo,80
3,Calla,11/20/2026 12:15,Reel,99
"""
LINKEDIN = """Métriques de la page;;;
Du 01/11/2026 au 30/11/2026;;;
Titre de la publication;Date de publication;Type de contenu;Impressions
Ouverture;02/11/2026;Document;12
Portrait;14/11/2026;Vidéo;44
Atelier;20/11/2026;Vidéo;31
"""
YOUTUBE = """Content,Video title,Video publish time,Duration,Views
Total,,,,1200
a1,Repair,"Nov 2, 2026",42,900
b2,Opening,"Nov 14, 2026",61,200
c3,Tools,"Nov 20, 2026",18,100
"""
TIKTOK = """Post time\tVideo title\tTotal views
2026-11-02T09:00:00+0000\tUn\t1
2026-11-14T23:30:00+0000\tDeux\t2
2026-11-20T10:00:00+0000\tTrois\t3
"""
METRICOOL = """\ufeff"Fecha";"Tipo";"Impresiones"
"2 nov 2026";"Reel";"1"
"14 nov 2026";"Post";"2"
"20 de noviembre de 2026";"Reel";"3"
"""
BUFFER = """Text,Status,Sent At,Service
one,Sent,2 November 2026,instagram
two,Sent,14 November 2026,instagram
idea,Draft,19 November 2026,instagram
three,Sent,20 November 2026,instagram
"""
HOOTSUITE = """Date (GMT),Type,Likes
2026-11-02 09:00,Photo,4

2026-11-14 10:00,Video,5
2026-11-20 11:00,Video,6
"""
TOOLS = {
    "meta": META, "linkedin": LINKEDIN, "youtube": YOUTUBE, "tiktok": TIKTOK, "metricool": METRICOOL,
    "buffer": BUFFER, "hootsuite": HOOTSUITE,
}  # fmt: skip


def _figures(text: str, folder: Path, order: Order | None = None, encoding: str = "utf-8") -> CalendarFigures:
    path = folder / "posts.csv"
    path.write_bytes(text.encode(encoding))
    sheets = read(path)["sheets"]
    assert isinstance(sheets, list)
    return calendar_figures(sheets, month_names(), order)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_export_of_each_tool_is_read(tool: str, tmp_path: Path) -> None:
    """The export of each tool is read."""
    found = _figures(TOOLS[tool], tmp_path)

    assert (found.posts, found.longest_silence_days) == (3, 12)
    assert (found.first, found.last) == (date(2026, 11, 2), date(2026, 11, 20))
    # The weeks of 2 and 9 November are whole; that of 16 November ends behind the last post.
    assert found.numbers["posts_a_week"] == Fraction(2, 2)
    assert found.numbers["weeks_with_a_post"] == 1


def test_a_table_of_an_older_windows_is_read(tmp_path: Path) -> None:
    """A table of an older windows is read."""
    found = _figures(LINKEDIN, tmp_path, encoding="cp1252")

    assert found.formats == {"Document": 1, "Vidéo": 2}


def test_the_format_that_came_last_is_told(tmp_path: Path) -> None:
    """The format that came last is told."""
    assert _figures(META, tmp_path).newest_format == ("Photo", date(2026, 11, 14))


def test_an_order_that_may_be_two_is_asked_and_never_guessed(tmp_path: Path) -> None:
    """An order that may be two is asked and never guessed."""
    text = "Date;Titre\n3/4/2026;a\n5/6/2026;b\n"

    asked = _figures(text, tmp_path)
    assert asked.ambiguous == ("3/4/2026", "5/6/2026")
    assert (asked.posts, asked.numbers) == (0, {})
    assert _figures(text, tmp_path, "dmy").first == date(2026, 4, 3)
    assert _figures(text, tmp_path, "mdy").first == date(2026, 3, 4)


def test_one_day_that_can_be_read_in_one_way_alone_tells_the_order_of_all(tmp_path: Path) -> None:
    """One day that can be read in one way alone tells the order of all."""
    assert _figures("Date\n3/4/2026\n15/4/2026\n", tmp_path).first == date(2026, 4, 3)


def test_the_same_number_twice_is_the_same_day_in_both_orders(tmp_path: Path) -> None:
    """The same number twice is the same day in both orders."""
    assert _figures("Date,T\n3/3/2026,a\n4/4/2026,b\n", tmp_path).posts == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Créé le;Modifié le\n2026-11-01;2026-11-02\n", "measure_two_days"),
        ("", "measure_empty"),
        ("   \n", "measure_empty"),
    ],
)
def test_what_cannot_be_counted_says_what_it_is(text: str, code: str, tmp_path: Path) -> None:
    """What cannot be counted says what it is."""
    with pytest.raises(ReadinessError) as caught:
        _figures(text, tmp_path)

    assert caught.value.fault.code == code


def test_the_day_of_publication_goes_before_other_days(tmp_path: Path) -> None:
    """The day of publication goes before other days."""
    found = _figures("Created time,Publish time\n2026-10-01,2026-11-02\n2026-10-01,2026-11-05\n", tmp_path)

    assert found.first == date(2026, 11, 2)


def test_a_table_without_days_has_no_post(tmp_path: Path) -> None:
    """A table without days has no post."""
    assert _figures("Titre;Vues\nUn;12\nDeux;15\n", tmp_path).posts == 0


@given(st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 31)), min_size=1, max_size=30))
def test_the_figures_are_those_of_the_calendar(days: list[date]) -> None:
    """The figures are those of the calendar."""
    rows = [["Date"], *([day.isoformat()] for day in days)]

    found = calendar_figures([rows], month_names())

    ordered = sorted(days)
    gaps = [(b - a).days for a, b in pairwise(ordered)]
    weeks = {
        monday
        for number in range(ordered[0].toordinal(), ordered[-1].toordinal() - 5)
        for monday in [date.fromordinal(number)]
        if monday.weekday() == 0
    }
    inside = [day for day in ordered if date.fromordinal(day.toordinal() - day.weekday()) in weeks]
    assert found.posts == len(days)
    assert found.longest_silence_days == max(gaps, default=None)
    assert (found.full_weeks, found.posts_in_full_weeks) == (len(weeks), len(inside))
