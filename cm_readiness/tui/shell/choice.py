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
    by_name: bool = False
    """Whether it is highlighted only when its name is typed or the arrows go there."""
