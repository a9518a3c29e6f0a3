"""What can be wrong with a team's store: the way to it, who somebody is there, what it may be asked."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

TEAM_SENTENCES: Mapping[str, str] = {
    # The address
    "store_address": N_(
        "this is not the address of a store; write it as postgresql://host/database, "
        "with #team at its end where you belong to several."
    ),
    "store_password_in_address": N_(
        "a password stands in this address, where others may read it; take it out, "
        "and put it into ~/.pgpass or the connection service file."
    ),
    "team_name": N_(
        "{word} cannot be the name of a team; take lower-case letters, digits and underscores, "
        "30 at most, with a letter first."
    ),
    "store_needs_extra": N_(
        'a team’s store needs an addition; install it with: {python} -m pip install "cm-readiness[{extra}]"'
    ),
    # The way to the server
    "store_unreachable": N_(
        "the store cannot be reached ({reason}); check its address and the network, then try again."
    ),
    "store_lost": N_(
        "the connection to the store broke off ({reason}); what was saved before is there. "
        "Try again when the network is back."
    ),
    "store_password_missing": N_(
        "the store asks for a password; put yours into ~/.pgpass or the connection service file."
    ),
    "store_password_wrong": N_(
        "the store does not take this user name and password; correct them in ~/.pgpass, "
        "in the connection service file or in the address."
    ),
    # What is there
    "store_not_there": N_(
        "this database holds no store; whoever administers it sets one up with cm-readiness store create."
    ),
    "store_newer": N_(
        "this store belongs to a newer cm-readiness (its tables have version {found}, this one knows "
        "{known}); install the newer one to open it."
    ),
    "store_older": N_(
        "this store belongs to an older cm-readiness (its tables have version {found}, this one needs "
        "{known}); whoever administers it brings it up to date with cm-readiness store upgrade."
    ),
    # Who somebody is there
    "store_no_team": N_(
        "you belong to no team of this store; ask whoever administers it to make you a member or a reader."
    ),
    "store_other_team": N_(
        "this store has no team {word} that you belong to; check its name, or ask whoever administers it."
    ),
    "store_which_team": N_(
        "you belong to several teams of this store ({teams}); "
        "name one at the end of the address, such as #{first}."
    ),
    "store_may_not_write": N_(
        "you may read this store and not write to it; ask whoever administers it to make you a member."
    ),
    "store_may_not_create": N_(
        "you may not set up a store in this database; "
        "it takes somebody who may create schemas and roles there."
    ),
    "store_may_not_upgrade": N_(
        "you may not bring this store up to date; whoever has created it does, "
        "with cm-readiness store upgrade."
    ),
    # What is looked for there
    "not_in_store": N_(
        "the team’s store has no assessment of this name; cm-readiness list shows what there is."
    ),
    # What the server says
    "store_full": N_(
        "the disk of the store is full, and this is not saved; whoever administers the server makes room."
    ),
    "store_refused": N_("the store refuses this ({reason}); nothing of it is saved."),
    # Several at work on one assessment
    "open_here_too": N_("{user} has this open on {machine} as well; what each of you saves is put together."),
    "open_in_team": N_("{user} has this open on {machine}; it is removed once it is closed there."),
}
