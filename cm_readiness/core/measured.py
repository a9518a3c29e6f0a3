"""What was measured on a company's own material: figures, and the files that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from .errors import Fault
from .numbers import Rational

Figure = Rational | bool
"""A number, exact, or whether something is so."""
Order = Literal["dmy", "mdy", "ymd"]
"""In which day, month and year stand in a day of three numbers."""
DIGITS = 8
"""Hex digits of a file's SHA-256 that stand in a line of evidence."""


@dataclass(frozen=True)
class SeenFile:
    """A file that was named, or that lay in a folder that was named."""

    name: str
    """With its folders, from the folder that was named."""
    sha256: str
    """In hex; empty for one that could not be read."""
    day: date | None
    """When it was changed last."""
    read: bool

    @property
    def mark(self) -> str:
        """The first digits of its SHA-256: by these it can be told from another one of its name."""
        return self.sha256[:DIGITS]


@dataclass(frozen=True)
class NotMeasured:
    """A file of which nothing is known: it is neither fine nor at fault."""

    name: str
    why: Fault


@dataclass(frozen=True)
class FoundTrade:
    """A trade that an advert speaks of, with the words that say so."""

    id: str
    kind: Literal["core", "adjacent", "specialist", "governance"]
    asked_of: Literal["person", "others", "excluded"]
    """Of whoever is hired; done by somebody else; said to be no part of the job."""
    sentence: str
    file: str


@dataclass(frozen=True)
class AdvertFigures:
    """What one job advert asks for, or several together."""

    is_advert: bool
    """Whether it is for somebody who runs a company's accounts; of another one nothing is counted."""
    trades: tuple[FoundTrade, ...]
    pay_named: bool
    hours_named: bool
    reports_to_named: bool

    @property
    def specialist_trades(self) -> int:
        """Trades of specialists that are asked of the one person."""
        return len({one.id for one in self.trades if one.kind == "specialist" and one.asked_of == "person"})

    @property
    def numbers(self) -> Mapping[str, Figure]:
        """What rules ask for."""
        if not self.is_advert:
            return {"is_advert": False}
        return {
            "is_advert": True,
            "specialist_trades": self.specialist_trades,
            "pay_named": self.pay_named,
            "hours_named": self.hours_named,
            "reports_to_named": self.reports_to_named,
        }


Fit = Literal["fits", "cut", "heavy", "shape", "unpostable"]
"""What to do before a channel takes a file: nothing, cut it, compress it, crop it; or it never will."""


Bound = Literal[
    "type", "codec", "small", "pages", "long", "short", "heavy", "narrow", "wide", "print_colours", "kind"
]
"""What of a file is beyond a limit."""


@dataclass(frozen=True)
class PassedLimit:
    """A limit that a file is beyond."""

    bound: Bound
    found: str | int = ""
    """What the file has: seconds, bytes, pixels, pages, a name, or width by height in hundredths."""
    limit: str | int = ""
    """What it may have."""
    advised: bool = False
    """Whether it is taken all the same, and cropped, shrunk or shown to fewer people."""


@dataclass(frozen=True)
class ChannelFit:
    """How one file stands to one placement of one channel."""

    channel: str
    placement: str
    result: Fit
    limit: PassedLimit | None
    """The limit that it is beyond, refused or only advised; None where all is well."""
    read_on: date | None
    """The day on which the limit was read."""


@dataclass(frozen=True)
class Medium:
    """A picture, a film, a sound or a document, as a person sees it."""

    name: str
    kind: Literal["image", "video", "audio", "document"]
    width: int | None
    """Pixels as shown, turned the right way; of a document the first page, in points."""
    height: int | None
    seconds: Fraction | None
    type: str
    """Of the file, by its usual ending: `jpeg`, `mp4`, `pdf`."""
    codec: str
    """Of a film, such as `h264`; empty where nothing is said."""
    bytes: int
    captions: bool
    """Whether there is a track of captions in it, or a file of them beside it."""
    mode: str
    """Of the colours of a picture, such as CMYK."""
    pages: int | None
    channels: tuple[ChannelFit, ...] = ()

    @property
    def ratio(self) -> Fraction | None:
        """Width by height."""
        return Fraction(self.width, self.height) if self.width and self.height else None

    @property
    def fits(self) -> bool:
        """Whether some channel takes it as it is; where none is asked about, nothing is known."""
        return any(one.result == "fits" for one in self.channels)


@dataclass(frozen=True)
class MediaFigures:
    """What lies in the folders that a company hands over."""

    media: tuple[Medium, ...]
    unreadable: int

    @property
    def numbers(self) -> Mapping[str, Figure]:
        """What rules ask for; a share of nothing is left out."""
        films = [one for one in self.media if one.kind == "video"]
        asked = [one for one in self.media if one.channels]
        found: dict[str, Figure] = {"files": len(self.media), "unreadable": self.unreadable}
        if asked:
            found["fits_share"] = _share(sum(one.fits for one in asked), len(asked))
        if films:
            found["captions_share"] = _share(sum(one.captions for one in films), len(films))
        if any(one.channels for one in films):
            found["films_fit_share"] = _share(sum(one.fits for one in films), len(films))
        return found


@dataclass(frozen=True)
class CopiedPost:
    """One post beside the release that it was made from."""

    name: str
    words: int
    """Its own, those in quotation marks left out."""
    copied: int
    runs: tuple[str, ...]
    """The runs of words that stand in the release as well."""

    @property
    def share(self) -> Fraction | None:
        """Copied words by words; None of a post without any."""
        return _share(self.copied, self.words) if self.words else None


@dataclass(frozen=True)
class CopyFigures:
    """How much of posts is the press release itself."""

    posts: tuple[CopiedPost, ...]

    @property
    def numbers(self) -> Mapping[str, Figure]:
        """What rules ask for: over all posts together, and of the one that copies most."""
        words = sum(post.words for post in self.posts)
        found: dict[str, Figure] = {"posts": len(self.posts)}
        if words:
            found["copied_share"] = _share(sum(post.copied for post in self.posts), words)
            found["highest_share"] = max(post.share for post in self.posts if post.share is not None)
        return found


@dataclass(frozen=True)
class CalendarFigures:
    """What was really posted, from the table of a tool."""

    posts: int
    full_weeks: int
    """Weeks from Monday to Sunday between the first post and the last."""
    posts_in_full_weeks: int
    weeks_with_a_post: int
    longest_silence_days: int | None
    """Between two posts that follow each other; None of fewer than two."""
    formats: Mapping[str, int]
    """By format as the tool names it, how many posts."""
    newest_format: tuple[str, date] | None
    """The one that was used for the first time last, and when; None where no format is told."""
    first: date | None
    last: date | None
    ambiguous: tuple[str, ...] = ()
    """Dates that may be read in two ways; nothing is counted then."""

    @property
    def numbers(self) -> Mapping[str, Figure]:
        """What rules ask for."""
        if self.ambiguous:
            return {}
        found: dict[str, Figure] = {"posts": self.posts, "formats": len(self.formats)}
        if self.full_weeks:
            found["posts_a_week"] = Fraction(self.posts_in_full_weeks, self.full_weeks)
            found["weeks_with_a_post"] = _share(self.weeks_with_a_post, self.full_weeks)
        if self.longest_silence_days is not None:
            found["longest_silence_days"] = self.longest_silence_days
        return found


@dataclass(frozen=True)
class Arrival:
    """Material that came in for one publication."""

    name: str
    came: date
    published: date | None
    usable: bool
    """Whether anything of it can be posted as it came."""

    @property
    def days_before(self) -> int | None:
        """Days between its arrival and publication; below 0 where it came too late."""
        return None if self.published is None else (self.published - self.came).days


@dataclass(frozen=True)
class IntakeFigures:
    """When material came, and how often in a form that can be used."""

    arrivals: tuple[Arrival, ...]

    @property
    def numbers(self) -> Mapping[str, Figure]:
        """What rules ask for."""
        days = sorted(one.days_before for one in self.arrivals if one.days_before is not None)
        found: dict[str, Figure] = {"arrivals": len(self.arrivals)}
        if self.arrivals:
            found["usable_share"] = _share(sum(one.usable for one in self.arrivals), len(self.arrivals))
        if days:
            found["days_before_median"] = _median(days)
            found["days_before_least"] = days[0]
        return found


FIGURES: Mapping[str, Mapping[str, type[bool] | type[int]]] = {
    "job_advert": {
        "is_advert": bool,
        "specialist_trades": int,
        "pay_named": bool,
        "hours_named": bool,
        "reports_to_named": bool,
    },
    "media_folder": {
        "files": int,
        "unreadable": int,
        "fits_share": int,
        "films_fit_share": int,
        "captions_share": int,
    },
    "copied_text": {"posts": int, "copied_share": int, "highest_share": int},
    "posting_calendar": {
        "posts": int,
        "formats": int,
        "posts_a_week": int,
        "weeks_with_a_post": int,
        "longest_silence_days": int,
    },
    "intake": {"arrivals": int, "usable_share": int, "days_before_median": int, "days_before_least": int},
}
"""By measure, the figures that rules may ask for: numbers, or whether something is so."""

Figures = AdvertFigures | MediaFigures | CopyFigures | CalendarFigures | IntakeFigures


@dataclass(frozen=True)
class Measured:
    """What one measure found."""

    measure: str
    figures: Figures
    files: tuple[SeenFile, ...]
    not_measured: tuple[NotMeasured, ...] = ()

    @property
    def ambiguous(self) -> tuple[str, ...]:
        """Days that may be read in two ways: nothing is counted before somebody says how."""
        return self.figures.ambiguous if isinstance(self.figures, CalendarFigures) else ()


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole)


def _median(values: list[int]) -> Rational:
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return Fraction(values[middle - 1] + values[middle], 2)
