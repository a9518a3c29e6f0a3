"""What a person has to know while a team's store cannot be reached, and when one is copied."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

UNSENT_SENTENCES: Mapping[str, str] = {
    "team_kept_here": N_(
        "the team’s store cannot be reached ({reason}); what you answer is saved on this machine, and sent "
        "when the connection is back."
    ),
    "team_away_read": N_(
        "the team’s store cannot be reached ({reason}); this is what was saved on this machine."
    ),
    "team_sent": N_("what was saved on this machine is in the team’s store now."),
    "team_was_gone": N_(
        "this had been removed from the team’s store meanwhile; it is there again, with your answers."
    ),
    "team_sent_as": N_(
        "another assessment has this name in the team’s store now; what was saved on this machine is there "
        "as {name}."
    ),
    "copy_differs": N_(
        "another one of this name is there already and stays as it is; rename one of the two."
    ),
    "copy_not_whole": N_("this did not come out the same; compare the two before you rely on the copy."),
    "store_option_to_create": N_("{option} belongs to store create alone; leave it out."),
    "team_named_twice": N_(
        "the address names the team {other}, and --team the team {one}; keep one of the two."
    ),
    "no_such_folder_here": N_("there is no such folder; check the path."),
}
"""By the code of a fault; what is in braces are its values."""
