"""The sentences for what can go wrong between the phones and a live workshop."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

PHONE_SENTENCES: Mapping[str, str] = {
    # For the facilitator
    "phones_extra_missing": N_(
        'voting by phone needs an addition; install it with: {python} -m pip install "cm-readiness[{extra}]"'
    ),
    "phones_port_in_use": N_(
        "another program uses port {port}; close it, or name another port with --port, such as 8766."
    ),
    "phones_port_refused": N_(
        "port {port} may not be used here ({reason}); name another one with --port, such as 8766."
    ),
    "phones_bad_port": N_("{given} is no port; name one from 1 to 65535 with --port."),
    "phones_no_such_address": N_(
        "this computer has no address {given} that phones can open; name one of these with --bind: {known}."
    ),
    "phones_no_network": N_(
        "this computer is in no network, so no phone reaches {given}; turn Wi-Fi or the hotspot on, or count "
        "by hand."
    ),
    "phones_bad_public_url": N_(
        "phones cannot open {given}; write it as https://vote.example.org, with nothing behind it."
    ),
    "phones_not_here": N_("{option} opens no page for phones; leave --bind, --port and --public-url out."),
    "phones_none_seen": N_(
        "no phone in {seconds} s: are phones and laptop in the same network? Does a firewall stop {address}? "
        "Else try the laptop’s hotspot; counting by hand always works."
    ),
    "phones_only_here": N_(
        "no phone in {seconds} s: {address} can be opened on this computer alone; choose a network for the "
        "phones, or count by hand."
    ),
    # For whoever holds the phone
    "phones_wrong_code": N_("this code is not the one on the screen; look at it again."),
    "phones_too_many_codes": N_("too many wrong codes were tried; wait half a minute, then try again."),
    "phones_too_fast": N_("that was too often in a row; wait a moment, then try again."),
    "phones_too_large": N_("that is more than a vote; open the address again."),
    "phones_no_form": N_("that did not come from this page; open the address again."),
    "phones_foreign_origin": N_("that did not come from this page; open {address} again."),
    "phones_foreign_host": N_("the workshop is at another address; open {address}"),
    "phones_too_many_pages": N_("too many pages are open; close the others."),
    "phones_no_such_page": N_("there is no such page here; go to the workshop."),
    "phones_failed": N_("the program failed at this; try again, or raise your hand instead."),
}
"""By code, the message, as in `fault_messages`."""
