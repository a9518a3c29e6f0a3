#!/usr/bin/env bash
# Where a table goes on to another page, typst 0.15.2 (PDF/UA-1) draws its head again and marks that second one as an
# artifact, as it should: nobody is to hear it twice. In a document of six pages, outloud 0.2.1 reports a repeated head
# of eight words as prose that every reader skips (TAG-002, an error), although the first head is tagged; where the same
# table goes on to a third page, the head counts as a running head and nothing is reported.
# Seen: 2 pages of 6: ['TAG-002']   3 pages of 6: []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check typst==0.15.2 outloud==0.2.1
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import outloud
import typst

TEXT = """#set document(title: "Report")
#set text(lang: "en")
#set page(width: 120mm, height: 80mm, margin: 15mm)
#title[Report]

#table(
  columns: 2,
  table.header([How soon], [What happens if nothing is done]),
  ..range(ROWS).map(n => ([Within months], [Item number #n of the list])).flatten(),
)
#for n in range(REST) { pagebreak(); [A page of its own, with number #n.] }
"""


def rules(rows, rest):
    data = typst.compile(TEXT.replace("ROWS", str(rows)).replace("REST", str(rest)).encode(), pdf_standards="ua-1")
    with open("report.pdf", "wb") as file:
        file.write(data)
    found = outloud.check("report.pdf").sorted_findings()
    return [one.rule for one in found if one.severity == "error"]


print(f"2 pages of 6: {rules(9, 4)}   3 pages of 6: {rules(16, 3)}")
PY
)
echo "$seen"
[ "$seen" = "2 pages of 6: ['TAG-002']   3 pages of 6: []" ]
