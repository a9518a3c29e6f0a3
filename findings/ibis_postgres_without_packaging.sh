#!/usr/bin/env bash
# Ibis 12.0.0 installed as its manual says for PostgreSQL, ibis-framework[postgres], writes no SQL at all: all of its
# compilers are loaded for any of them, the one for DataFusion imports `packaging`, and only the extras of other
# databases ask for that. A table made of rows can be described; asking for its SQL fails for PostgreSQL as well.
# With `packaging` installed the same lines work.
# Seen: alone: ModuleNotFoundError: No module named 'packaging'
#       with packaging: SELECT
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip=("$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check)
"${pip[@]}" 'ibis-framework[postgres]==12.0.0' sqlglot==30.17.0 psycopg-binary==3.3.9
cd "$folder"
cat > ask.py <<'PY'
import sys

import ibis

table = ibis.table({"company": "string", "score": "int64"}, name="scores")
try:
    print(f"{sys.argv[1]}:", str(ibis.to_sql(table.score.max(), dialect="postgres")).split()[0])
except ImportError as error:
    print(f"{sys.argv[1]}: {type(error).__name__}: {error}")
PY
seen=$(venv/bin/python ask.py alone)
"${pip[@]}" packaging==26.0
seen+=$'\n'$(venv/bin/python ask.py "with packaging")
echo "$seen"
[ "$seen" = "alone: ModuleNotFoundError: No module named 'packaging'
with packaging: SELECT" ]
