"""JSON: all answers and scores, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...core.json_text import as_json
from ...language.words import N_
from ..format import Format, Written

if TYPE_CHECKING:
    from ..source import Source


class _Json(Format):
    def write(self, source: Source) -> Written:
        return Written(f"{as_json(source.data)}\n".encode())

    def read_back(self, data: bytes, language: str) -> str:
        return data.decode()

    def counted(self, data: bytes) -> Mapping[str, int]:
        answers = json.loads(data)["answers"].values()
        return {
            "answers": sum(answer["answer"] is not None for answer in answers),
            "notes": sum(bool(answer["note"].strip()) for answer in answers),
            "evidence": sum(len(answer["evidence"]) for answer in answers),
        }


FORMAT = _Json(
    "json", N_("JSON: all answers and scores, for programs"), (".json",), shows="answers", closing=b"}"
)
