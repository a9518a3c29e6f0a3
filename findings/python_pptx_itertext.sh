#!/usr/bin/env bash
# python-pptx 1.0.2 gives its paragraph and run elements a `text` of their own, and lxml 6.1.3's itertext() asks it at
# every level: the letters of one run come three times (paragraph, run, text element). Reading a slide's text by
# itertext(), as one does with any other XML, counts each word again and again; iterating over the `a:t` elements does not.
# Seen: itertext: HelloHelloHello   a:t: Hello
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-pptx==1.0.2 lxml==6.1.3
cd "$folder"
seen=$(venv/bin/python - <<'PY'
from pptx import Presentation
from pptx.oxml.ns import qn

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[6])
box = slide.shapes.add_textbox(0, 0, 914400, 914400)
box.text_frame.text = "Hello"
body = box._element.txBody
print(f"itertext: {''.join(body.itertext())}   a:t: {''.join(t.text for t in body.iter(qn('a:t')))}")
PY
)
echo "$seen"
[ "$seen" = "itertext: HelloHelloHello   a:t: Hello" ]
