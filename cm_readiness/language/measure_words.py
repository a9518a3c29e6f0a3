"""What was measured, as lines of evidence: each figure with its file and the day of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor

from ..core.measured import (
    AdvertFigures,
    Bound,
    CalendarFigures,
    ChannelFit,
    CopyFigures,
    Fit,
    IntakeFigures,
    Measured,
    MediaFigures,
    Medium,
    Order,
    SeenFile,
)
from ..core.numbers import Rational, rounded
from ..core.platform_limits import DAYS_GOOD
from ..core.questionnaire import Questionnaire
from ..core.trades import Trades
from .words import N_, Words

MOST_LINES = 8
"""Lines of evidence that one measure gives at most: what follows is in the table of the files."""
MEASURES: Mapping[str, str] = {
    "job_advert": N_("Job advert"),
    "media_folder": N_("Pictures and films"),
    "copied_text": N_("Press release and posts"),
    "posting_calendar": N_("What was posted"),
    "intake": N_("What came in"),
}
"""What each measure is called."""
ASKED: Mapping[str, str] = {
    "job_advert": N_("The advert, as text, web page, PDF or Word file"),
    "media_folder": N_("The folder with pictures and films, or single files"),
    "copied_text": N_("The press release, then the posts made from it"),
    "posting_calendar": N_("The table of posts that your tool exports (CSV or Excel)"),
    "intake": N_("The folder of what arrived, a folder inside it for each publication, named by its day"),
}
"""What a person is asked to name for each."""
AFTER_THE_FIRST: Mapping[str, str] = {
    "copied_text": N_("The posts made from it: one file, or a folder with all of them"),
}
"""What is asked for besides, of a measure that needs more than one path."""
ORDERS: Mapping[Order, str] = {
    "dmy": N_("The day stands first: 3/4/2026 is the third of April"),
    "mdy": N_("The month stands first: 3/4/2026 is the fourth of March"),
}
"""How a day may be meant that can be read in two ways."""
PROBLEMS: Mapping[Bound, str] = {
    "type": N_("{found}, accepted are {limit}"),
    "codec": N_("coded as {found}, accepted are {limit}"),
    "small": N_("{found} pixels where {limit} are the least"),
    "pages": N_("{found} pages where {limit} are the most"),
    "long": N_("{found} s where {limit} s are the most"),
    "short": N_("{found} s where {limit} s are the least"),
    "heavy": N_("{found} where {limit} are the most"),
    "narrow": N_("{found} wide to 1 high where {limit} is the least"),
    "wide": N_("{found} wide to 1 high where {limit} is the most"),
    "print_colours": N_("colours for print ({found})"),
    "kind": N_("takes no files of this kind"),
}
"""What a limit says of a file; what is only advised is told with it."""
KINDS: Mapping[str, str] = {
    "image": N_("picture"),
    "video": N_("film"),
    "audio": N_("sound"),
    "document": N_("document"),
}
RESULTS: Mapping[Fit, str] = {
    "fits": N_("post it as it is"),
    "cut": N_("cut it shorter"),
    "heavy": N_("compress it"),
    "shape": N_("crop it"),
    "unpostable": N_("cannot be posted"),
}
"""What has to be done with a file."""


class MeasureWords:
    """Puts figures into lines.

    Args:
        words: the language of the assessment.
        questionnaire: what channels are called.
        today: limits that were read long before are told as such.
        trades: what trades are called, where they were looked for.
    """

    def __init__(
        self, words: Words, questionnaire: Questionnaire, today: date, trades: Trades | None
    ) -> None:
        self.words = words
        self._today = today
        self._trades = {one.id: one.name.get(words.language) for one in trades.trades} if trades else {}
        self._channels = {
            option.id: option.name.get(words.language)
            for asked in questionnaire.profile
            for option in asked.options
            if asked.id == "channels"
        }

    def lines(self, found: Measured) -> tuple[str, ...]:
        """The lines that show what was measured, what says most first; at most `MOST_LINES`."""
        match found.figures:
            case AdvertFigures() as advert:
                lines = self._advert(advert, found.files)
            case MediaFigures() as media:
                lines = self._media(media, found.files)
            case CopyFigures() as copies:
                lines = self._copies(copies, found.files)
            case CalendarFigures() as calendar:
                lines = self._calendar(calendar, found.files)
            case IntakeFigures() as intake:
                lines = self._intake(intake, found.files)
        return tuple(lines)[:MOST_LINES]

    def file(self, seen: SeenFile) -> str:
        """A file as a line names it: with the first digits of its SHA-256 and its day."""
        if seen.day is None:
            return seen.name
        return self.words("{file} ({mark}, {day})", file=seen.name, mark=seen.mark, day=seen.day.isoformat())

    def problem(self, fit: ChannelFit) -> str:
        """What a channel does not take about a file, or advises against; empty where all is well."""
        if fit.limit is None:
            return ""
        passed = fit.limit
        values = {
            "found": self._value(passed.bound, passed.found),
            "limit": self._value(passed.bound, passed.limit),
        }
        text = self.words(PROBLEMS[passed.bound], **values)
        if passed.advised:
            text = self.words("accepted, but advised against: {text}", text=text)
        if fit.read_on is not None and (self._today - fit.read_on).days > DAYS_GOOD:
            text = self.words(
                "{text} (limit read on {day}: check it)", text=text, day=self.words.date(fit.read_on)
            )
        return text

    def place(self, fit: ChannelFit) -> str:
        """A channel, with the placement where it has one."""
        channel = self._channels.get(fit.channel, fit.channel)
        return (
            self.words("{channel}, {placement}", channel=channel, placement=fit.placement)
            if fit.placement
            else channel
        )

    def medium(self, one: Medium) -> str:
        """A file as a person sees it: 1080×1920, 42 s, no captions."""
        parts = []
        if one.width and one.height:
            parts.append(f"{one.width}×{one.height}")
        if one.pages is not None:
            parts.append(self.words.plural("{count} page", "{count} pages", one.pages))
        if one.seconds is not None:
            parts.append(self.words("{seconds} s", seconds=self.words.number(floor(one.seconds))))
        if one.kind == "video":
            parts.append(self.words("captions") if one.captions else self.words("no captions"))
        return ", ".join(parts) or self.words(KINDS[one.kind])

    def _value(self, bound: Bound, value: str | int) -> str:
        if bound == "heavy" and isinstance(value, int):
            return self.words("{number} MB", number=self.words.number(rounded(Fraction(value, 1_000_000), 1)))
        if bound in ("narrow", "wide"):
            return self.words.number(float(str(value)), 2)
        return self.words.number(value) if isinstance(value, int) else str(value)

    def _share(self, share: Rational) -> str:
        return self.words.percent(floor(share * 100) / 100)

    def _advert(self, advert: AdvertFigures, files: Sequence[SeenFile]) -> Iterator[str]:
        by_name = {one.name: one for one in files}
        if not advert.is_advert:
            return
        yield self.words(
            "{files}: {trades}; {pay}, {hours}, {reports}",
            files=self.words.listed([self.file(one) for one in files]),
            trades=self.words.plural(
                "{count} trade of a specialist asked of one person",
                "{count} trades of specialists asked of one person",
                advert.specialist_trades,
            ),
            pay=self.words("pay named") if advert.pay_named else self.words("pay not named"),
            hours=self.words("hours named") if advert.hours_named else self.words("hours not named"),
            reports=self.words("says who leads")
            if advert.reports_to_named
            else self.words("does not say who leads"),
        )
        told: set[str] = set()
        for one in advert.trades:
            if one.kind == "specialist" and one.asked_of == "person" and one.id not in told:
                told.add(one.id)
                yield self.words(
                    "{trade}: “{sentence}” ({file})",
                    trade=self._trades.get(one.id, one.id),
                    sentence=one.sentence,
                    file=self.file(by_name[one.file]),
                )

    def _media(self, media: MediaFigures, files: Sequence[SeenFile]) -> Iterator[str]:
        by_name = {one.name: one for one in files}
        asked = [one for one in media.media if one.channels]
        fitting = sum(one.fits for one in asked)
        films = [one for one in media.media if one.kind == "video"]
        if asked:
            yield self.words(
                "{number} of {count} files can be posted as they are on one of the channels",
                number=self.words.number(fitting),
                count=self.words.number(len(asked)),
            )
        if films:
            yield self.words(
                "{number} of {count} films have captions",
                number=self.words.number(sum(one.captions for one in films)),
                count=self.words.number(len(films)),
            )
        if media.unreadable:
            yield self.words.plural(
                "{count} file could not be read", "{count} files could not be read", media.unreadable
            )
        for one in sorted(media.media, key=lambda one: one.fits):
            why = next((self.problem(fit) for fit in one.channels if fit.result != "fits"), "")
            said = (
                self.words("{what}; {why}", what=self.medium(one), why=why)
                if why and not one.fits
                else self.medium(one)
            )
            yield self.words("{file}: {what}", file=self.file(by_name[one.name]), what=said)

    def _copies(self, copies: CopyFigures, files: Sequence[SeenFile]) -> Iterator[str]:
        by_name = {one.name: one for one in files}
        for post in sorted(copies.posts, key=lambda post: -(post.share or 0)):
            file = self.file(by_name[post.name])
            if post.share is None:
                yield self.words("{file}: no words of its own to compare", file=file)
            elif not post.runs:
                yield self.words("{file}: nothing copied from the release", file=file)
            else:
                yield self.words(
                    "{file}: {share} of the words are those of the release, such as “{run}”",
                    file=file,
                    share=self._share(post.share),
                    run=max(post.runs, key=len),
                )

    def _calendar(self, calendar: CalendarFigures, files: Sequence[SeenFile]) -> Iterator[str]:
        numbers = calendar.numbers
        if calendar.first is None or calendar.last is None:
            return
        yield self.words(
            "{files}: {posts} from {first} to {last}",
            files=self.words.listed([self.file(one) for one in files]),
            posts=self.words.plural("{count} post", "{count} posts", calendar.posts),
            first=self.words.date(calendar.first),
            last=self.words.date(calendar.last),
        )
        if (rate := numbers.get("posts_a_week")) is not None:
            yield self.words(
                "{rate} posts a week in full weeks; {number} of {count} weeks have a post",
                rate=self.words.number(rounded(rate, 1)),
                number=self.words.number(calendar.weeks_with_a_post),
                count=self.words.number(calendar.full_weeks),
            )
        if calendar.longest_silence_days is not None:
            yield self.words.plural(
                "longest silence: {count} day", "longest silence: {count} days", calendar.longest_silence_days
            )
        if calendar.formats:
            used = [
                self.words("{name} ({number})", name=name, number=self.words.number(number))
                for name, number in sorted(calendar.formats.items(), key=lambda one: (-one[1], one[0]))
            ]
            yield self.words("formats used: {formats}", formats=", ".join(used))
        if calendar.newest_format is not None:
            name, day = calendar.newest_format
            yield self.words(
                "newest format: {name}, first used on {day}", name=name, day=self.words.date(day)
            )

    def _intake(self, intake: IntakeFigures, files: Sequence[SeenFile]) -> Iterator[str]:
        numbers, by_name = intake.numbers, {one.name: one for one in files}
        if (median := numbers.get("days_before_median")) is not None:
            yield self.words.plural(
                "material came {count} day before publication (median)",
                "material came {count} days before publication (median)",
                floor(median),
            )
        if intake.arrivals:
            yield self.words(
                "{number} of {count} times something came that could be posted as it was",
                number=self.words.number(sum(one.usable for one in intake.arrivals)),
                count=self.words.number(len(intake.arrivals)),
            )
        for one in sorted(
            intake.arrivals, key=lambda one: one.days_before if one.days_before is not None else 10**6
        ):
            if one.days_before is None:
                continue
            yield self.words.plural(
                "{file}: {count} day before publication",
                "{file}: {count} days before publication",
                one.days_before,
                file=self.file(by_name[one.name]),
            )
