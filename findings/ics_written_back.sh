#!/usr/bin/env bash
# ics 0.7.3 does not write back the calendar that it has read: a time without a zone ("nine o'clock, wherever one is")
# becomes nine o'clock UTC; a weekly series in Europe/Paris becomes one in UTC, an hour late or early once the clocks
# change; and a calendar that names no calendar scale gets CALSCALE:GEORGIAN, where RFC 5545 knows GREGORIAN only.
# icalendar 7.3.2 writes all of these back as they were.
# Seen: ics: CALSCALE:GEORGIAN DTSTART:20270226T090000Z | CALSCALE:GEORGIAN DTSTART:20270226T080000Z RRULE:FREQ=WEEKLY;COUNT=8
#       icalendar: DTSTART:20270226T090000 | DTSTART;TZID=Europe/Paris:20270226T090000 RRULE:FREQ=WEEKLY;COUNT=8
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check ics==0.7.3 icalendar==7.3.2
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import icalendar
import ics

HEAD = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//example//EN"]
EVENT = ["BEGIN:VEVENT", "UID:one@example.org", "DTSTAMP:20261101T000000Z", "SUMMARY:Review"]
TIMES = (
    ["DTSTART:20270226T090000"],
    ["DTSTART;TZID=Europe/Paris:20270226T090000", "RRULE:FREQ=WEEKLY;COUNT=8"],
)


def kept(text):
    lines = sorted(line for line in text.splitlines() if line.startswith(("CALSCALE", "DTSTART", "RRULE")))
    return " ".join(lines)


texts = ["\r\n".join([*HEAD, *EVENT, *times, "END:VEVENT", "END:VCALENDAR", ""]) for times in TIMES]
print("ics:", " | ".join(kept(ics.Calendar(text).serialize()) for text in texts))
print("icalendar:", " | ".join(kept(icalendar.Calendar.from_ical(text).to_ical().decode()) for text in texts))
PY
)
echo "$seen"
[ "$seen" = "ics: CALSCALE:GEORGIAN DTSTART:20270226T090000Z | CALSCALE:GEORGIAN DTSTART:20270226T080000Z RRULE:FREQ=WEEKLY;COUNT=8
icalendar: DTSTART:20270226T090000 | DTSTART;TZID=Europe/Paris:20270226T090000 RRULE:FREQ=WEEKLY;COUNT=8" ]
