"""What databases are asked is what the expression says, and nothing of it is what they disagree about."""

from __future__ import annotations

import re

import ibis
import pytest

from cm_readiness.engines.duckdb_query import QUERY
from cm_readiness.engines.expression import quartiles, sql

COMPUTED = {"max", "min", "maxif", "minif", "count", "row_number"}
"""What databases agree about."""


def test_the_query_of_duckdb_is_what_ibis_writes() -> None:
    """It is kept as a text, so that Ibis need not be loaded."""
    assert str(ibis.to_sql(quartiles(), dialect="duckdb")) == QUERY.strip()


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "clickhouse"])
def test_no_division_no_float_no_rank(dialect: str) -> None:
    """Sums and means are not asked for either: the middle values come as they are."""
    words = set(re.findall(r"[a-z_]+(?=\()|/", re.sub(r'"\w+"', "", sql(dialect)).lower().replace(" (", "(")))
    assert words <= COMPUTED | {"filter", "over", "from", "as", "isnotnull", "or"}
    assert "row_number" in words
