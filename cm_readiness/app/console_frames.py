"""What room and console say to each other: one line of JSON for each thing, bounded in size."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..core.errors import Fault, ReadinessError
from .room_states import ConsoleState

Frame = Mapping[str, Any]

_STATE = TypeAdapter(ConsoleState)
_FAULT = TypeAdapter(Fault)


def state_frame(state: ConsoleState) -> Frame:
    """What the room shows its facilitator."""
    return {"state": _STATE.dump_python(state, mode="json")}


def read_state(value: object) -> ConsoleState:
    """The same, as it came.

    Raises:
        ReadinessError: `console_not_understood`.
    """
    try:
        return _STATE.validate_json(json.dumps(value))
    except ValidationError as error:
        raise ReadinessError("console_not_understood") from error


def fault_value(fault: Fault | None) -> object:
    """A fault as plain data."""
    return None if fault is None else _FAULT.dump_python(fault, mode="json")


def read_fault(value: object) -> Fault | None:
    """The same, as it came; None for none.

    Raises:
        ReadinessError: `console_not_understood`.
    """
    if value is None:
        return None
    try:
        return _FAULT.validate_python(value)
    except ValidationError as error:
        raise ReadinessError("console_not_understood") from error


def told(writer: asyncio.StreamWriter, frame: Frame) -> None:
    """Say something."""
    writer.write(json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


async def heard(reader: asyncio.StreamReader) -> Frame | None:
    """Hear the next thing; None at the end.

    Raises:
        ReadinessError: `console_not_understood`: too long, no JSON, or no object.
    """
    try:
        line = await reader.readline()
        if not line:
            return None
        frame = json.loads(line)
    except ConnectionError:
        return None
    except (ValueError, RecursionError) as error:
        raise ReadinessError("console_not_understood") from error
    if not isinstance(frame, dict):
        raise ReadinessError("console_not_understood")
    return frame


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """End it, whatever the other side does."""
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
