"""What all tests share: hypothesis looks at the same number of cases everywhere, and never by the clock."""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.golden import Golden, compare
from tests.needs import advice

if TYPE_CHECKING:
    from tests.team.cluster import Cluster

for name in ("SIGINT", "SIGHUP", "SIGQUIT"):
    # Whoever starts tests in the background has them ignored, and so would every program that a test starts.
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
        usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
        signal.signal(getattr(signal, name), usual)

settings.register_profile("readiness", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("readiness")

gc.set_threshold(50_000, 50, 100)
"""A screen is a web of many thousand objects; at the usual pace, a third of the time went into collecting."""

os.environ["TZ"] = "UTC"
"""Days of documents are those of the reader's time zone; a test of another zone names it."""
if hasattr(time, "tzset"):
    time.tzset()

os.environ["CM_READINESS_CACHE"] = tempfile.mkdtemp(prefix="cm-readiness-tests-")
SNAPSHOTS_OF = "Python 3.11 with Textual 8.2.8"
"""Where the pictures of the screens were taken; another framework draws a little differently."""


def present_versions() -> str:
    """What runs the tests now, in the words of `SNAPSHOTS_OF`."""
    return f"Python {sys.version_info.major}.{sys.version_info.minor} with Textual {version('textual')}"


def snapshots_hold_here() -> bool:
    """Whether the pictures of the screens can be compared."""
    return present_versions() == SNAPSHOTS_OF


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one way to write the golden files anew: `pytest --update-golden`."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read what differs"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds a text against its golden file."""
    return partial(compare, update=bool(request.config.getoption("--update-golden")))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of the tests' own, one for each process that runs tests."""
    from tests.team.cluster import running

    with running() as cluster:
        yield cluster


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: tests of screens and terminals wait as often as they work."""
    return (
        len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) + 1
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not proved here: pictures of another framework, and tests whose command is not there."""
    if not snapshots_hold_here():
        terminalreporter.write_line(
            f"The pictures of the screens were not compared: they are those of {SNAPSHOTS_OF}, "
            f"and this is {present_versions()}."
        )
    reports = terminalreporter.getreports("skipped")
    if missing := advice([report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple)]):
        terminalreporter.write_line(missing)
