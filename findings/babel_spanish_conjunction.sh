#!/usr/bin/env bash
# babel 2.19.0 puts the items of a Spanish list together with "y" and "o" whatever word comes last. Spanish writes "e"
# before the sound i (madres e hijos) and "u" before the sound o (siete u ocho). The patterns that babel has from the
# Unicode locale data know nothing of words; the rule stands in the code of ICU, which babel does not use. So whoever
# lists names that come from data, such as "propósito" and "integración", writes a mistake that every reader sees.
# Seen: madres y hijos | propósito y integración | siete o ocho
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check babel==2.19.0
cd "$folder"
seen=$(PYTHONIOENCODING=utf-8 venv/bin/python - <<'PY'
from babel.lists import format_list

lists = [(["madres", "hijos"], "standard"), (["propósito", "integración"], "standard"), (["siete", "ocho"], "or")]
print(" | ".join(format_list(items, style, locale="es") for items, style in lists))
PY
)
echo "$seen"
[ "$seen" = "madres y hijos | propósito y integración | siete o ocho" ]
