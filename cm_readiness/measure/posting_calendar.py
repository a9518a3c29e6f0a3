"""What was really posted: posts a week, silences and formats, from the table that a tool exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import cast
from unicodedata import combining, normalize

from ..core.errors import ReadinessError
from ..core.measured import CalendarFigures, NotMeasured, Order
from .kind import Context, Kind, Material, Outcome
from .table_days import days_of

Row = Sequence[str]

_PUBLISHED = (
    "publish time", "published", "published at", "published date", "publish date", "publication date",
    "publication time", "date published", "video publish time", "post time", "post date", "posted",
    "posted at", "date posted", "posting date", "sent", "sent at", "sent date", "scheduled time",
    "heure de publication", "date de publication", "publie le", "publie", "date et heure de publication",
    "heure de publication de la video", "date d’envoi", "envoye le", "date du post",
    "fecha de publicacion", "hora de publicacion", "publicado", "publicado el", "fecha de envio",
)  # fmt: skip
"""Heads of the column with the day of publication, as tools and people write them; folded."""
_DAY = ("date", "day", "jour", "fecha", "dia", "time", "created time", "created date", "date de creation")
"""Heads of a column with days that may be those of publication, where there is no better one."""
_FORMATS = (
    "format", "post type", "media type", "content type", "type", "video type", "post format",
    "type de publication", "type de contenu", "type de media", "type de post", "format du post",
    "tipo", "tipo de publicacion", "tipo de contenido", "formato",
)  # fmt: skip
_STATES = ("status", "state", "etat", "statut", "estado")
_NOT_POSTED = (
    "draft", "idea", "scheduled", "planned", "queued", "pending", "failed", "error", "deleted", "rejected",
    "brouillon", "idee", "planifie", "programme", "en attente", "echec", "supprime", "refuse",
    "borrador", "idea", "programado", "pendiente", "fallido", "eliminado",
)  # fmt: skip
_HEAD_WITHIN = 30
"""Rows within which the heads of the columns stand: some tools write a title and a period before."""
_LEAST_SHARE = 0.5
"""Of the rows that say anything, how many have a day in the column with the days."""


@dataclass(frozen=True)
class Columns:
    """Where in a table what stands."""

    head: int
    day: int
    format: int | None
    state: int | None


def calendar_figures(
    tables: Sequence[Sequence[Row]], months: Mapping[str, int], order: Order | None = None
) -> CalendarFigures:
    """The figures of all tables together; one without any column of days is left out.

    Args:
        tables: the sheets or files.
        months: names of months in small letters, in all languages, and their numbers.
        order: of day and month where both are numbers; None to find it out.

    Raises:
        ReadinessError: `measure_two_days` where two columns may be meant.
    """
    posts: list[tuple[date, str]] = []
    ambiguous: list[str] = []
    for table in tables:
        columns = _columns(table, months)
        if columns is None:
            continue
        rows = [row for row in table[columns.head + 1 :] if not _is_unposted(row, columns.state)]
        days = days_of([_cell(row, columns.day) for row in rows], months, order)
        ambiguous += days.ambiguous
        posts += [
            (day, _cell(row, columns.format).strip())
            for row, day in zip(rows, days.days, strict=True)
            if day is not None
        ]
    if ambiguous:
        return _figures([], tuple(dict.fromkeys(ambiguous)))
    return _figures(posts, ())


def _figures(posts: Sequence[tuple[date, str]], ambiguous: tuple[str, ...]) -> CalendarFigures:
    posts = sorted(posts)
    days = [day for day, _ in posts]
    weeks = tuple(_full_weeks(days))
    in_weeks = [day for day in days if weeks and weeks[0] <= day < weeks[-1] + timedelta(weeks=1)]
    begun: dict[str, date] = {}
    used: dict[str, int] = {}
    for day, form in posts:
        if form:
            begun.setdefault(form, day)
            used[form] = used.get(form, 0) + 1
    newest = max(begun.items(), key=lambda one: one[1], default=None)
    return CalendarFigures(
        posts=len(posts),
        full_weeks=len(weeks),
        posts_in_full_weeks=len(in_weeks),
        weeks_with_a_post=len({day - timedelta(days=day.weekday()) for day in in_weeks}),
        longest_silence_days=max(((after - before).days for before, after in pairwise(days)), default=None),
        formats=used,
        newest_format=newest,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        ambiguous=ambiguous,
    )


def _full_weeks(days: Sequence[date]) -> Iterator[date]:
    """The Mondays of the weeks that lie between the first day and the last."""
    if not days:
        return
    monday = days[0] + timedelta(days=-days[0].weekday() % 7)
    while monday + timedelta(days=6) <= days[-1]:
        yield monday
        monday += timedelta(weeks=1)


def _columns(table: Sequence[Row], months: Mapping[str, int]) -> Columns | None:
    """The columns by their heads; None where none has days."""
    for place, row in enumerate(table[:_HEAD_WITHIN]):
        heads = [_folded(cell) for cell in row]
        rows = [one for one in table[place + 1 :] if any(cell.strip() for cell in one)]
        with_days = [at for at in range(len(heads)) if heads[at] and _has_days(rows, at, months)]
        if with_days:
            day = _day_column(row, heads, with_days)
            return Columns(place, day, _of(heads, _FORMATS), _of(heads, _STATES))
    return None


def _day_column(row: Row, heads: Sequence[str], with_days: Sequence[int]) -> int:
    for known in (_PUBLISHED, _DAY):
        named = [at for at in with_days if heads[at] in known]
        if len(named) == 1:
            return named[0]
        if named:
            raise ReadinessError("measure_two_days", one=row[named[0]].strip(), other=row[named[1]].strip())
    if len(with_days) > 1:
        one, other = (row[at].strip() for at in with_days[:2])
        raise ReadinessError("measure_two_days", one=one, other=other)
    return with_days[0]


def _has_days(rows: Sequence[Row], at: int, months: Mapping[str, int]) -> bool:
    said = [cell for row in rows if (cell := _cell(row, at).strip())]
    if not said:
        return False
    days = days_of(said, months)
    found = len(said) if days.ambiguous else sum(day is not None for day in days.days)
    return found >= _LEAST_SHARE * len(said)


def _is_unposted(row: Row, state: int | None) -> bool:
    """Whether it is said of a row that it was not posted."""
    said = _folded(_cell(row, state))
    return any(said == word or said.startswith(f"{word} ") for word in _NOT_POSTED)


def _of(heads: Sequence[str], known: Sequence[str]) -> int | None:
    """The first column with one of the known heads, in the order of these."""
    return next((heads.index(name) for name in known if name in heads), None)


def _cell(row: Row, at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _folded(text: str) -> str:
    """A head in small letters, without accents, underlines and what stands in brackets."""
    plain = normalize("NFKD", text.split("(")[0].replace("_", " ").replace("'", "’").casefold())
    return " ".join("".join(sign for sign in plain if not combining(sign)).split())


def _kind_figures(material: Material, context: Context) -> Outcome:
    tables: list[Sequence[Row]] = []
    left: list[NotMeasured] = []
    for one in material.read:
        sheets = cast("Sequence[Sequence[Row]]", one.facts["sheets"])
        try:
            if not any(_columns(sheet, context.months) for sheet in sheets):
                raise ReadinessError("measure_no_days")
        except ReadinessError as error:
            left.append(NotMeasured(one.file.name, error.fault))
        else:
            tables += sheets
    return calendar_figures(tables, context.months, context.order), tuple(left)


POSTING_CALENDAR = Kind("posting_calendar", "table", _kind_figures)
