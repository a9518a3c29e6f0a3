#!/usr/bin/env bash
# Hours worked, as spreadsheets keep them: in an .ods file, python-calamine 0.9.1 gives a time cell of less than a day as
# datetime.time, and one of a day or more, or below zero, as the bare text of the file ("PT36H00M00S"); the same lengths
# in an .xlsx file with the format [h]:mm are datetime.timedelta, whatever their size. Whoever adds up a column of hours
# from both kinds of file meets three types.
# Seen: ods: [datetime.time(12, 0), 'PT36H00M00S', '-PT01H00M00S']
#       xlsx: [datetime.timedelta(seconds=43200), datetime.timedelta(days=1, seconds=43200)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    odfpy==1.4.1 python-calamine==0.9.1 xlsxwriter==3.3.1
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from python_calamine import CalamineWorkbook

document, table = OpenDocumentSpreadsheet(), Table(name="Hours")
for length in ("PT12H00M00S", "PT36H00M00S", "-PT01H00M00S"):
    row = TableRow()
    row.addElement(TableCell(valuetype="time", timevalue=length))
    table.addElement(row)
document.spreadsheet.addElement(table)
document.save("hours.ods")

book = xlsxwriter.Workbook("hours.xlsx")
sheet, hours = book.add_worksheet(), book.add_format({"num_format": "[h]:mm"})
for place, days in enumerate((0.5, 1.5)):
    sheet.write_number(place, 0, days, hours)
book.close()

for kind in ("ods", "xlsx"):
    print(f"{kind}:", [row[0] for row in CalamineWorkbook.from_path(f"hours.{kind}").get_sheet_by_index(0).to_python()])
PY
)
echo "$seen"
[ "$seen" = "ods: [datetime.time(12, 0), 'PT36H00M00S', '-PT01H00M00S']
xlsx: [datetime.timedelta(seconds=43200), datetime.timedelta(days=1, seconds=43200)]" ]
