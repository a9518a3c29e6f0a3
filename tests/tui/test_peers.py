"""The report on the screen says where companies like one stand, where the settings ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.files.settings import Settings
from cm_readiness.language.words import words_for
from cm_readiness.tui.report.document_reader import documents_of
from tests.documents.clients import folder_of

from .conftest import Drive


@pytest.mark.parametrize("wanted", [True, False])
async def test_the_report_on_the_screen_goes_by_the_settings(
    drive: Drive, folder: Path, wanted: bool
) -> None:
    """What is read and what is exported are made of the same."""
    folder.mkdir(exist_ok=True)
    folder_of(folder, 8)
    async with drive(folder / "client-01.toml", settings=Settings(peers=wanted)) as driver:
        documents = documents_of(driver.app.screen)  # type: ignore[arg-type]
        text = documents.draft("gap_report", words_for("en")).text
    assert ("## Where companies like yours stand" in text) == wanted
