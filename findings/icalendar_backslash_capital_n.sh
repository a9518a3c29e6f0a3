#!/usr/bin/env bash
# icalendar 7.3.2 writes a backslash before a capital N in a text as the end of a line: a summary "C:\New" goes out as
# "SUMMARY:C:\new", which every reader, icalendar included, takes for two lines. Before a small n the backslash is
# escaped and comes back, and so it does before a capital N in a file that another program wrote.
# Seen: typed: C:\New   written: SUMMARY:C:\new   read back: ['C:', 'ew']
#       typed: C:\new   written: SUMMARY:C:\\new   read back: ['C:\\new']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.2
cd "$folder"
seen=$(venv/bin/python - <<'PY'
from icalendar import Calendar, Event

for typed in (r"C:\New", r"C:\new"):
    calendar, event = Calendar(), Event()
    event.add("summary", typed)
    calendar.add_component(event)
    written = calendar.to_ical()
    line = next(line for line in written.decode().splitlines() if line.startswith("SUMMARY"))
    read = str(Calendar.from_ical(written).walk("VEVENT")[0]["summary"])
    print(f"typed: {typed}   written: {line}   read back: {read.splitlines()}")
PY
)
echo "$seen"
[ "$seen" = 'typed: C:\New   written: SUMMARY:C:\new   read back: ['"'C:', 'ew'"']
typed: C:\new   written: SUMMARY:C:\\new   read back: ['"'C:\\\\new'"']' ]
