"""What a picker lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One thing to choose in a picker."""

    id: str
    label: str
    help: str = ""
    keys: str = ""
