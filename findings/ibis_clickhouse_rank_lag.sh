#!/usr/bin/env bash
# Two window functions that Ibis 12.0.0 writes for ClickHouse 26.9 (chdb 4.4.0) give other numbers than for DuckDB 2.0.1,
# without an error. RANK() is written with a frame of rows, and ClickHouse then gives equal values different ranks;
# lag() is written as lagInFrame(), which gives 0 in place of NULL before the first row of a column that is not Nullable:
# the difference to the round before is made up for companies that have only one.
# Seen: duckdb rank: [0, 0, 0, 3] lag: [None, 7, 7, 7]
#       clickhouse rank: [0, 1, 2, 3] lag: [0, 7, 7, 7]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    ibis-framework==12.0.0 packaging==26.0 sqlglot==30.17.0 duckdb==2.0.1 chdb==4.4.0 chdb-core==26.9.0
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import chdb
import duckdb
import ibis

table = ibis.table({"company": "!int64", "score": "!int64"}, name="scores")
question = table.select(
    table.company,
    rank=ibis.rank().over(order_by=table.score),
    lag=table.score.lag().over(order_by=table.company),
).order_by("company")
VALUES = "VALUES (1, 7), (2, 7), (3, 7), (4, 9)"


def said(name, rows):
    _, ranks, lags = zip(*rows)
    print(f"{name} rank: {list(ranks)} lag: {list(lags)}")


sql = ibis.to_sql(question, dialect="duckdb")
said("duckdb", duckdb.sql(f"WITH scores(company, score) AS ({VALUES}) {sql}").fetchall())
sql = ibis.to_sql(question, dialect="clickhouse")
source = "scores AS (SELECT * FROM values('company Int64, score Int64', (1, 7), (2, 7), (3, 7), (4, 9)))"
answer = chdb.query(f"WITH {source} {sql}", "TabSeparated").bytes().decode()
said("clickhouse", [[None if v == "\\N" else int(v) for v in line.split("\t")] for line in answer.splitlines()])
PY
)
echo "$seen"
[ "$seen" = "duckdb rank: [0, 0, 0, 3] lag: [None, 7, 7, 7]
clickhouse rank: [0, 1, 2, 3] lag: [0, 7, 7, 7]" ]
