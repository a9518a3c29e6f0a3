"""The sentences for what is wrong with a question about many companies."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

PORTFOLIO_SENTENCES: Mapping[str, str] = {
    "portfolio_field": N_("there is no field {field}; assessments are chosen by {fields}."),
    "portfolio_field_nearest": N_("there is no field {field}; did you mean {nearest}?"),
    "groups_field": N_(
        "companies are grouped by {fields} here, not by {field}; group_by in the settings names up to three "
        "fields."
    ),
    "groups_nothing": N_(
        "companies cannot be grouped by {field}: none of them has said anything that groups are made of."
    ),
    "groups_twice": N_("{field} is asked for twice; in a benchmark each field may stand once."),
    "groups_least": N_("--least is {given}; it must be a whole number, {floor} or more."),
    "option_of_other": N_("{option} goes with {kind} alone; leave it out."),
    "two_forms": N_("{first} and {second} are two kinds of output; give one of them."),
    "table_needs_file": N_("a workbook cannot be printed; name a file, such as --output portfolio.xlsx"),
}
"""By code, the message; it starts in lower case because a place stands before it."""
