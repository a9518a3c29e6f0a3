"""What the tests of reports share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one way to write the golden reports anew: `pytest tests/documents --update-golden`."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden reports anew; read the difference"
    )
