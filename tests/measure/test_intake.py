"""When material came before its publication, and whether a channel of the company takes it as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from cm_readiness.core.measured import IntakeFigures
from cm_readiness.core.platform_limits import takes
from cm_readiness.files.measuring_tables import read_limits
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.measure.intake import INTAKE, publication_of
from cm_readiness.measure.kind import Context, measured

LIMITS = read_limits(questionnaires_folder() / "community_manager", ("fr", "en", "es")).limits
CAME = datetime(2026, 11, 10, 12, tzinfo=UTC)


def _mail(folder: Path, name: str, *attached: str) -> None:
    mail = EmailMessage()
    mail["Date"], mail["Subject"] = CAME, "Material"
    mail.set_content("Here it is.")
    for one in attached:
        mail.add_attachment(b"something", maintype="application", subtype="octet-stream", filename=one)
    (folder / name).write_bytes(mail.as_bytes())


@pytest.fixture
def came(tmp_path: Path) -> Callable[..., IntakeFigures]:
    """What is measured of mails for one publication, by what is attached to each."""

    def run(*mails: tuple[str, ...], channels: tuple[str, ...] = ()) -> IntakeFigures:
        folder = tmp_path / "2026-11-20 Opening"
        folder.mkdir()
        for number, attached in enumerate(mails):
            _mail(folder, f"{number}.eml", *attached)
        found = measured(INTAKE, [tmp_path], Context(channels=channels, limits=LIMITS), lambda _a, _b: None)
        assert isinstance(found.figures, IntakeFigures)
        return found.figures

    return run


def test_a_mail_came_on_its_day_before_the_day_of_its_folder(came: Callable[..., IntakeFigures]) -> None:
    """Ten days, whatever the file's own day is."""
    numbers = came(("a.jpg",)).numbers

    assert numbers["days_before_median"] == numbers["days_before_least"] == 10


@pytest.mark.parametrize(
    ("attached", "channels", "usable"),
    [
        ("photo.JPG", ("instagram",), True),
        ("brochure.pdf", ("instagram",), False),
        ("brochure.pdf", ("linkedin",), True),
        ("brochure.pdf", ("instagram", "linkedin"), True),
        ("drawing.psd", ("linkedin",), False),
        ("film.mov", ("youtube",), True),
        ("photo.jpg", (), True),
        ("brochure.pdf", (), False),
        ("photo.jpg", ("a channel of which nothing is known",), True),
        ("no ending", ("instagram",), False),
    ],
)
def test_what_a_channel_takes_can_be_used(
    came: Callable[..., IntakeFigures], attached: str, channels: tuple[str, ...], usable: bool
) -> None:
    """By the limits of the company's channels; where none is known, by what channels show."""
    assert came((attached,), channels=channels).numbers["usable_share"] == int(usable)


def test_one_of_several_attachments_is_enough(came: Callable[..., IntakeFigures]) -> None:
    """Of a mail with a leaflet and a picture, the picture can be shown."""
    figures = came(("leaflet.docx", "photo.png"), ("leaflet.docx",), (), channels=("instagram",))

    assert [one.usable for one in figures.arrivals] == [True, False, False]


def test_a_file_that_is_no_mail_came_on_its_own_day(tmp_path: Path) -> None:
    """Which its folder's day is counted from."""
    folder = tmp_path / "2026-11-20 Opening"
    folder.mkdir()
    (folder / "photo.png").write_bytes(b"something")
    os.utime(folder / "photo.png", (CAME.timestamp(), CAME.timestamp()))

    found = measured(INTAKE, [tmp_path], Context(), lambda _a, _b: None)

    assert found.figures.numbers["days_before_least"] == 10


@pytest.mark.parametrize("ending", ["jpg", "JPEG", "heif"])
def test_endings_of_one_type_are_one(ending: str) -> None:
    """In whatever letters."""
    assert takes(ending, (), ())


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-20 Opening/a.jpg", date(2026, 11, 20)),
        ("2026-11-20/2026-11-22/a.jpg", date(2026, 11, 22)),
        ("2026-02-30/a.jpg", None),
        ("a/2026-11-20.jpg", None),
    ],
)
def test_the_nearest_folder_with_a_day_counts(name: str, day: date | None) -> None:
    """Of a file's own name nothing follows, nor of a day that there is not."""
    assert publication_of(name) == day
