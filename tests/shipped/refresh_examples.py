"""Bring the fingerprint and the digests of the example assessments up to date.

Run it after a text or a number of the questionnaire has been changed:

    python tests/shipped/refresh_examples.py
"""

import hashlib
import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli_w

FOLDER = Path(__file__).parents[2] / "questionnaires" / "community_manager"
HEADER = "# Written by cm-readiness: comments in this file are not kept.\n"


def digest(value: object, length: int) -> str:
    """The first hex digits of the SHA-256 of a value as compact JSON."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def read(path: Path) -> dict[str, Any]:
    """A TOML file as tomllib reads it, numbers exact."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def current_state() -> dict[str, Any]:
    """The `[questionnaire]` table that an assessment saved now would carry."""
    questionnaire = read(FOLDER / "questionnaire.toml")
    dimensions = [read(FOLDER / f"{name}.toml") for name in questionnaire["dimensions"]]
    return {
        "id": questionnaire["id"],
        "version": questionnaire["version"],
        "fingerprint": digest({"questionnaire": questionnaire, "dimensions": dimensions}, 12),
        "criteria": {
            f"{dimension['id']}.{criterion['id']}": digest(criterion["levels"], 8)
            for dimension in dimensions
            for criterion in dimension["criteria"]
        },
    }


def refresh() -> None:
    """Write the current state into each example that does not have it yet."""
    state = current_state()
    for path in sorted((FOLDER / "examples").glob("*.toml")):
        before = path.read_text(encoding="utf-8")
        after = HEADER + tomli_w.dumps(read(path) | {"questionnaire": state})
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
        print(f"{path.name}: {'refreshed' if after != before else 'up to date'}")


if __name__ == "__main__":
    refresh()
