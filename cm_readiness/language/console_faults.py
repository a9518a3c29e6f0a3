"""What can be wrong between the two windows of a workshop."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

CONSOLE_SENTENCES: Mapping[str, str] = {
    "no_workshop_here": N_(
        "no workshop is open on this file; begin one in the other terminal with cm-readiness workshop and "
        "the file, then start the console again."
    ),
    "console_is_open": N_("this workshop has a console already; use that one, or close it first."),
    "console_not_understood": N_(
        "the two windows do not understand each other; start both with the same version of cm-readiness."
    ),
    "room_is_gone": N_(
        "the window with the workshop does not answer any more; look there, and start the console again."
    ),
    "console_door_shut": N_(
        "no console can come in ({reason}); the workshop goes on, and its keys are all in this window."
    ),
    "no_private_folder": N_(
        "others can enter this folder, so no console can come in; the workshop goes on without it."
    ),
    "not_minutes": N_("{given} is no number of minutes; write 0 to {most}."),
    "nothing_to_undo": N_("there is nothing to undo."),
    "nothing_to_redo": N_("there is nothing to make again."),
}
