"""Work spread over processes: every call is answered once, whatever happens to a process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cm_readiness.app.processes import Processes, WorkerDiedError
from cm_readiness.app.spreading import Outcome, Workers, spread, workers
from cm_readiness.core.errors import Fault, Place

from . import spread_calls as calls

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


def results(found: list[Outcome[Any, Any]]) -> dict[Any, Any]:
    """What came of each call."""
    return {one.call: one.fault or one.error or one.result for one in found}


@pytest.mark.parametrize("executor", [lambda: Processes(2), lambda: ThreadPoolExecutor(2)])
def test_any_executor_answers_every_call(executor: Callable[[], Executor]) -> None:
    """The work needs nothing but the interface of the standard library."""
    with executor() as by:
        found = results(list(spread(Workers(by), calls.doubled, range(50))))
    assert found == {number: 2 * number for number in range(50)}


def test_calls_are_answered_by_other_processes() -> None:
    """Work goes on beside this process, in no more processes than were asked for."""
    with workers(2) as by:
        found = set(results(list(spread(by, calls.name_of_process, range(40)))).values())
    assert 1 <= len(found) <= 2
    assert os.getpid() not in found


def test_what_is_printed_is_no_answer() -> None:
    """A library that prints does not come between a process and its answer."""
    with workers(1) as by:
        assert results(list(spread(by, calls.said, ["a", "b"]))) == {"a": "a", "b": "b"}


def test_a_fault_comes_back_with_its_place() -> None:
    """A file that cannot be read is told as it would be here; the others are done."""
    with workers(1) as by:
        found = results(list(spread(by, calls.refused, ["x.toml"])))
    assert found == {"x.toml": Fault("no_such_file", {"name": "x.toml"}, Place("x.toml"))}


def test_a_fault_of_the_program_is_told_of_its_call_alone() -> None:
    """Even one that no other process can read."""
    with workers(1) as by:
        (outcome,) = spread(by, calls.broken, [1])
        assert isinstance(outcome.error, RuntimeError)
        assert results(list(spread(by, calls.doubled, [4]))) == {4: 8}


def test_a_process_that_dies_costs_a_retry(tmp_path: Path) -> None:
    """What it was working on is done by the next one, and nothing else is done twice."""
    marks = [str(tmp_path / f"mark-{number}") for number in range(3)]
    with workers(2) as by:
        assert results(list(spread(by, calls.died_once, marks))) == {mark: mark for mark in marks}


def test_what_ends_every_process_is_named_and_the_rest_is_done() -> None:
    """The one call that nobody outlives is told, not those beside it."""
    with workers(2) as by:
        found = results(list(spread(by, calls.died, range(4))))
    dead = Fault("worker_died")
    assert found == {0: 0, 1: dead, 2: 2, 3: dead}


def test_an_executor_that_is_shut_takes_nothing_more() -> None:
    """As the interface has it; what was asked before is answered."""
    executor = Processes(1)
    future = executor.submit(calls.doubled, 1)
    executor.shutdown()
    assert future.result() == 2
    with pytest.raises(RuntimeError):
        executor.submit(calls.doubled, 1)


def test_calls_that_wait_can_be_taken_back() -> None:
    """As the interface has it; the one that runs is answered."""
    executor = Processes(1)
    futures = [executor.submit(calls.doubled, number) for number in range(30)]
    futures[0].result()
    executor.shutdown(cancel_futures=True)
    assert all(future.done() for future in futures)
    assert all(future.cancelled() or future.result() == 2 * n for n, future in enumerate(futures))


def test_who_leaves_in_the_middle_ends_the_processes(tmp_path: Path) -> None:
    """They are asked to end, so that they can remove what they have written aside."""
    with pytest.raises(KeyboardInterrupt), workers(2) as by:
        futures = [by.executor.submit(calls.waits, str(tmp_path)) for _ in range(5)]
        while len(list(tmp_path.glob("begun-*"))) < 2:
            assert not any(future.done() for future in futures)
        raise KeyboardInterrupt
    begun = {path.name.removeprefix("begun-") for path in tmp_path.glob("begun-*")}
    assert {path.name.removeprefix("ended-") for path in tmp_path.glob("ended-*")} == begun
    assert all(future.done() for future in futures)


def test_a_call_that_kills_has_its_error() -> None:
    """Whoever uses the executor by itself finds the error in the future."""
    with Processes(1) as executor:
        assert isinstance(executor.submit(calls.died, 1).exception(), WorkerDiedError)
