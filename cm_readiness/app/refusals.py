"""The codes of faults that tell faces how a deed failed."""

from __future__ import annotations

from ..files.atomic import WRITE_REFUSALS
from ..files.writing import CONTENT_REFUSALS

__all__ = ["CONTENT_REFUSALS", "WRITE_REFUSALS"]
