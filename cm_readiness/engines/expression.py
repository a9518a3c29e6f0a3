"""Medians and quartiles as one expression, which Ibis writes in the language of each database.

Whole numbers and row numbers alone: databases differ in means of decimals and floats, in quantiles, in what
`rank` does with equal values and in what `lag` gives for the first line; none of these is asked for. Row
numbers are compared after they are multiplied by four, so that nothing is divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

TABLE = "cm_readiness_figures"
"""The name of what is asked about, in every database."""
COLUMNS = {"g": "int32", "m": "int32", "v": "int64"}
"""Number of the group, number of the measure, value."""


def quartiles() -> ir.Table:
    """Of each group and measure the size, and the lower and the higher middle value of q1, median and q3.

    As section 14 of the method has them. The row r of a half of h values is in its middle where 4r is at most
    2 away from 2h + 2: one row of an odd number, two of an even one. `even` is twice the size of a half; the
    upper half is counted from above.
    """
    import ibis

    given = ibis.table(COLUMNS, name=TABLE)
    given = given.filter(given.v.notnull())
    each = ibis.window(group_by=[given.g, given.m])
    row = ibis.row_number().over(group_by=[given.g, given.m], order_by=given.v) + 1
    ranked = given.select(given.g, given.m, given.v, row=row, many=given.count().over(each))
    even, alone = ranked.many - ranked.many % 2, ranked.many == 1
    ranked = ranked.select(
        ranked.g, ranked.m, ranked.v, ranked.many,
        lower=(4 * ranked.row - even - 2).between(-2, 2) | alone,
        middle=(4 * ranked.row - 2 * ranked.many - 2).between(-2, 2),
        upper=(4 * (ranked.many + 1 - ranked.row) - even - 2).between(-2, 2) | alone,
    )  # fmt: skip
    kept = ranked.filter(ranked.lower | ranked.middle | ranked.upper)
    return kept.group_by([kept.g, kept.m]).aggregate(
        size=kept.many.max(),
        q1_low=kept.v.min(where=kept.lower), q1_high=kept.v.max(where=kept.lower),
        median_low=kept.v.min(where=kept.middle), median_high=kept.v.max(where=kept.middle),
        q3_low=kept.v.min(where=kept.upper), q3_high=kept.v.max(where=kept.upper),
    )  # fmt: skip


def sql(dialect: str) -> str:
    """The expression in the language of a database.

    Args:
        dialect: the database, as Ibis calls it.

    Raises:
        ImportError: Ibis is not installed.
    """
    import ibis

    return str(ibis.to_sql(quartiles(), dialect=dialect, pretty=False))
