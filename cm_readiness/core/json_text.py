"""JSON for people and programs: indented, in its own script, safe for a terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

_TURNS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What turns the direction of what follows."""
_CONTROLS = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *_TURNS)}
"""What JSON may hold as it is and a terminal should not be sent."""


def as_json(data: Mapping[str, object] | Sequence[object]) -> str:
    """Data as JSON, without a line end after it.

    Args:
        data: what JSON can hold.
    """
    return json.dumps(data, indent=2, ensure_ascii=False).translate(_CONTROLS)
