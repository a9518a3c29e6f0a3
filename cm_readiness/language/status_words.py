"""What the statuses of an action are called."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.actions import Status
from .words import N_

STATUS: Mapping[Status, str] = {
    "open": N_("to do"),
    "doing": N_("in progress"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}
