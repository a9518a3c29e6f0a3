#!/usr/bin/env bash
# Typst (Python package typst 0.15.2) follows the Spanish rule that a hyphen which falls on the end of a line
# stands again at the beginning of the next: a compound word that is broken at its own hyphen is drawn, and read back
# by pypdf 7.1.1, with two hyphens. With lang "fr" there is one. Whoever looks for the words of a document in its PDF has
# to allow for it in Spanish.
# Seen: es: 2 hyphens, fr: 1 hyphen
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
cd "$folder"
seen=$(venv/bin/python - <<'PY'
from io import BytesIO

import typst
from pypdf import PdfReader


def hyphens(language: str) -> int:
    page = f'#set page(width: 2.2cm, height: 4cm, margin: 2mm)\n#set text(lang: "{language}")\ncausa-efecto'
    pdf = typst.compile(page.encode(), format="pdf")
    return PdfReader(BytesIO(pdf)).pages[0].extract_text().count("-")


def said(count: int) -> str:
    return f"{count} hyphen{'s' if count > 1 else ''}"


print(f"es: {said(hyphens('es'))}, fr: {said(hyphens('fr'))}")
PY
)
echo "$seen"
[ "$seen" = "es: 2 hyphens, fr: 1 hyphen" ]
