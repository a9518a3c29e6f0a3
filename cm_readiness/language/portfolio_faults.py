"""The sentences for what is wrong with a question about many companies."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

PORTFOLIO_SENTENCES: Mapping[str, str] = {
    "portfolio_field": N_("there is no field {field}; assessments are chosen by {fields}."),
    "portfolio_field_nearest": N_("there is no field {field}; did you mean {nearest}?"),
    "groups_field": N_("companies cannot be grouped by {field}; they can by {fields}."),
    "groups_no_field": N_(
        "companies cannot be grouped by {field}: none of them has said anything to group them by."
    ),
    "groups_twice": N_("{field} is asked for twice; in a benchmark each field may stand once."),
    "groups_not_combined": N_(
        "in a benchmark {field} stands alone; only {fields} may be put together, so that no company is told."
    ),
    "groups_least": N_("figures of {least} companies would tell of single ones; give {floor} or more."),
}
"""By code, the message; it starts in lower case because a place stands before it."""
