"""All measures that there are."""

from __future__ import annotations

from collections.abc import Mapping

from .copied_text import COPIED_TEXT
from .intake import INTAKE
from .job_advert import JOB_ADVERT
from .kind import Kind
from .media_folder import MEDIA_FOLDER
from .posting_calendar import POSTING_CALENDAR

KINDS: Mapping[str, Kind] = {
    kind.id: kind for kind in (JOB_ADVERT, MEDIA_FOLDER, COPIED_TEXT, POSTING_CALENDAR, INTAKE)
}
"""By id, in the order in which they are offered."""
