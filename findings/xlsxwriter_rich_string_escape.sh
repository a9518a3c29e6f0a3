#!/usr/bin/env bash
# xlsxwriter 3.3.1 escapes a text that looks like an escape of the workbook format once in write_string, and twice in
# write_rich_string: "_x0041_" in a fragment is read back by python-calamine 0.9.1 as "_x005FA", no
# longer as what was written. Whoever marks a word in such a cell changes the text of the cell.
# Seen: plain: _x0041_   rich: a _x005FA
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check xlsxwriter==3.3.1 python-calamine==0.9.1
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import xlsxwriter
from python_calamine import CalamineWorkbook

with xlsxwriter.Workbook("book.xlsx") as book:
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    sheet.write_string(0, 0, "_x0041_")
    sheet.write_rich_string(1, 0, "a ", bold, "_x0041_")
plain, rich = (row[0] for row in CalamineWorkbook.from_path("book.xlsx").get_sheet_by_index(0).to_python())
print(f"plain: {plain}   rich: {rich}")
PY
)
echo "$seen"
[ "$seen" = "plain: _x0041_   rich: a _x005FA" ]
