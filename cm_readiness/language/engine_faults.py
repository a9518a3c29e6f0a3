"""What can be wrong with a database that computes for many companies: not there, not reached, not exact."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

ENGINE_SENTENCES: Mapping[str, str] = {
    "engine_unknown": N_("there is no engine {given}; name one of {engines}."),
    "engine_missing": N_(
        '{engine} needs an addition; install it with: {python} -m pip install "cm-readiness[portfolio]"'
    ),
    "engine_without_address": N_(
        "{engine} is a server, and nothing says where it is; set {variable} to its address, such as {example}"
    ),
    "engine_bad_address": N_("this is no address of {engine}; write it like {example}"),
    "engine_password": N_(
        "the address of {engine} holds a password; leave it out, and put it where it belongs: {place}."
    ),
    "engine_unreachable": N_(
        "{engine} cannot be reached at {address} ({reason}); check the address, or use another engine."
    ),
    "engine_failed": N_(
        "{engine} could not compute “{query}” ({reason}); use another engine, such as python."
    ),
    "engine_refuses": N_(
        "{engine} does not give the exact numbers of “{query}”, so none are shown; use another engine, such "
        "as python."
    ),
}
"""By code, the message, as in `fault_messages`."""
