#!/usr/bin/env bash
# icalendar 7.3.2 takes a backslash with a capital N in a text for a line end when it writes it: the folder "C:\New"
# becomes "C:" and "ew" on two lines. RFC 5545 has \N for a line end in what is written, not in what is to be written.
# Seen, as Python shows texts: 'C:\\New' 'C:\new', and 'C:\\new' 'C:\\new' as it should be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.2
seen=$("$folder/venv/bin/python" - <<'PY'
from icalendar import Event

for text in (r"C:\New", r"C:\new"):
    event = Event()
    event.add("summary", text)
    print(repr(text), repr(str(Event.from_ical(event.to_ical())["summary"])))
PY
)
echo "$seen"
[ "$seen" = "'C:\\\\New' 'C:\\new'
'C:\\\\new' 'C:\\\\new'" ]
