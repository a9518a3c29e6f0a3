#!/usr/bin/env bash
# A timer of Textual 8.2.8 that is to fire once never does if its time is over before its task has begun to wait: late
# ticks are skipped, the only one included. With a delay of a nanosecond none of 50 timers fires, with one of 50
# milliseconds all do, and of the event loop's own timers all do whatever the delay. Whoever computes a delay as what is
# left of a pause, and waits for the timer, waits now and then for nothing.
# Seen: 1e-09 s: set_timer 0 of 50, call_later 50 of 50
#       0.05 s: set_timer 50 of 50, call_later 50 of 50
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check textual==8.2.8
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import asyncio

from textual.app import App

MANY = 50


async def fired(delay):
    counts = {"set_timer": 0, "call_later": 0}

    def count(way):
        counts[way] += 1

    app = App()
    async with app.run_test():
        for _ in range(MANY):
            app.set_timer(delay, lambda: count("set_timer"))
            asyncio.get_running_loop().call_later(delay, count, "call_later")
        await asyncio.sleep(delay + 1)
    return ", ".join(f"{way} {number} of {MANY}" for way, number in counts.items())


for delay in (1e-9, 0.05):
    print(f"{delay} s: {asyncio.run(fired(delay))}")
PY
)
echo "$seen"
[ "$seen" = "1e-09 s: set_timer 0 of 50, call_later 50 of 50
0.05 s: set_timer 50 of 50, call_later 50 of 50" ]
