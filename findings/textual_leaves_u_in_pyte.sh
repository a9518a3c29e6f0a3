#!/usr/bin/env bash
# pyte 0.8.2, a terminal in memory, knows no control sequence that begins with CSI and "<": it takes the sequence for over
# at that sign and draws the rest. Textual 8.2.8 takes its keyboard protocol back with CSI < u when it ends. So whoever
# runs a Textual program on a pseudo-terminal and lets pyte draw it finds a letter on the screen that the program never
# wrote, at the place of the cursor. The other signs that such a sequence may begin with: after ">" it is passed over,
# after "=" its parameters are drawn as well. Seen with a program that shows nothing and ends at once:
# Seen: Textual wrote CSI < u: 1 time; pyte shows 'u'
#       CSI > 1 u then A: 'A'; CSI < 1 u then A: '1uA'; CSI = 1 ; 1 u then A: '1;1uA'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check textual==8.2.8 pyte==0.8.2
cd "$folder"
cat > nothing.py <<'PY'
from textual.app import App


class Nothing(App):
    def on_mount(self):
        self.exit()


Nothing().run()
PY
seen=$(venv/bin/python - <<'PY'
import os
import pty
import sys

import pyte


def shown(written):
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(written)
    return "".join(line.strip() for line in screen.display)


child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv(sys.executable, [sys.executable, "nothing.py"])
written = b""
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    written += part
os.waitpid(child, 0)
taken_back = written.count(b"\x1b[<u")
print(f"Textual wrote CSI < u: {taken_back} time; pyte shows {shown(written)!r}")
others = {"> 1 u": b"\x1b[>1u", "< 1 u": b"\x1b[<1u", "= 1 ; 1 u": b"\x1b[=1;1u"}
print("; ".join(f"CSI {name} then A: {shown(text + b'A')!r}" for name, text in others.items()))
PY
)
echo "$seen"
[ "$seen" = "Textual wrote CSI < u: 1 time; pyte shows 'u'
CSI > 1 u then A: 'A'; CSI < 1 u then A: '1uA'; CSI = 1 ; 1 u then A: '1;1uA'" ]
