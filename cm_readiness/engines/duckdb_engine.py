"""DuckDB, in the program's own process: nothing is written and nothing is asked of another machine."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..core.distribution import Distribution, Table
from ..core.errors import ReadinessError
from .duckdb_query import QUERY
from .expression import COLUMNS, TABLE
from .figures import Figures, believed, figures_of, known_values, probe_rows, query_of, reason_of

if TYPE_CHECKING:
    import pyarrow

_ALONE: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""Nothing is put into the folder that the program was started in, and nothing is fetched."""


class DuckDBEngine:
    """Computes distributions with DuckDB."""

    name = "duckdb"

    def distributions(self, table: Table, by: str | None) -> Mapping[str | None, Mapping[str, Distribution]]:
        """As `Engine` says."""
        query = query_of(by)
        figures = figures_of(table, by)
        try:
            import duckdb

            columns = _columns(figures)
        except ImportError as error:
            raise ReadinessError("engine_missing", engine=self.name, python=sys.executable) from error
        except OverflowError as error:
            raise ReadinessError("engine_refuses", engine=self.name, query=query) from error
        try:
            with duckdb.connect(config=_ALONE) as connection:
                rows = connection.register(TABLE, columns).execute(QUERY).fetchall()
        except duckdb.Error as error:
            reason = reason_of(error)
            raise ReadinessError("engine_failed", engine=self.name, query=query, reason=reason) from error
        return believed(rows, figures, self.name, query)


def _columns(figures: Figures) -> pyarrow.Table:
    """Probes and figures as arrays, made from their bytes: made from lists they would load pandas."""
    import pyarrow

    small, large = pyarrow.int32(), pyarrow.int64()
    probed = [(number, value) for number, _, value in probe_rows()]
    without = array("i", (number for number, value in probed if value is None))
    numbers = array("i", (number for number, value in probed if value is not None))
    values = array("q", (value for _, value in probed if value is not None))
    parts = [(0, numbers, values), *((m, *pair) for m, pair in enumerate(known_values(figures)))]
    groups = [_whole(small, without), *(_whole(small, numbers) for _, numbers, _ in parts)]
    lengths = [(0, len(without)), *((m, len(numbers)) for m, numbers, _ in parts)]
    measures = [_whole(small, array("i", [m]) * length) for m, length in lengths]
    figured = [pyarrow.nulls(len(without), large), *(_whole(large, values) for _, _, values in parts)]
    chunks = zip(COLUMNS, (groups, measures, figured), strict=True)
    return pyarrow.table({name: pyarrow.chunked_array(column) for name, column in chunks})


def _whole(kind: pyarrow.DataType, values: array[int]) -> pyarrow.Array:
    import pyarrow

    return pyarrow.Array.from_buffers(kind, len(values), [None, pyarrow.py_buffer(values)])
