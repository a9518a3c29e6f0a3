"""The same page behind uvicorn and starlette, to measure ours beside: same states, same streams, same checks.

Both are installed by `make load-peers` into a folder of their own; the program needs neither.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

import uvicorn  # type: ignore[import-not-found, unused-ignore]
from starlette.applications import Starlette  # type: ignore[import-not-found, unused-ignore]
from starlette.responses import (  # type: ignore[import-not-found, unused-ignore]
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route  # type: ignore[import-not-found, unused-ignore]

from cm_readiness.app.phones import HERE, PORT, Interface, Wished
from cm_readiness.app.room import LiveRoom
from cm_readiness.language.words import words_for
from cm_readiness.live.addresses import bound, interfaces, local_origin
from cm_readiness.live.guard import FORM, MOST_BYTES, headers
from cm_readiness.live.pages import Pages
from cm_readiness.live.qr import Rows, rows
from cm_readiness.live.rates import Bucket
from cm_readiness.live.speech import spoken
from cm_readiness.live.streams import Streams


class _Quiet(uvicorn.Server):  # type: ignore[misc, unused-ignore]
    """Leaves the signals to the terminal UI."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


class PeerPhones:
    """As `LivePhones`, with the other server."""

    def __init__(self, wished: Wished) -> None:
        self.wished = wished

    def interfaces(self) -> tuple[Interface, ...]:
        """As in `Phones`."""
        return interfaces()

    async def open(
        self, room: LiveRoom, bind: str = HERE, port: int = PORT, public_url: str | None = None
    ) -> PeerOpened:
        """As in `Phones`."""
        return await PeerOpened(room, bind, port).begin()


class PeerOpened:
    """As `OpenPhones`."""

    is_local = True
    seen = 1

    def __init__(self, room: LiveRoom, bind: str, port: int) -> None:
        self.room = room
        self._listening = bound(bind, port)
        self._origin = local_origin(self._listening)
        self.address = str(self._origin)
        self.link = f"{self.address}/{room.code}".upper()
        self.qr: Rows = rows(self.link)
        self._pages = Pages(lambda: room.sitting.questionnaire, "peer")
        self._streams = Streams(asyncio.get_running_loop())
        self._leave = room.subscribe(self._streams.wake)
        self._posts: dict[str, Bucket] = {}
        routes = [
            Route("/join", self._join, methods=["POST"]),
            Route("/vote", self._vote, methods=["POST"]),
            Route("/events", self._listen),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes), log_config=None, access_log=False, lifespan="off", ws="none",
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None

    async def begin(self) -> PeerOpened:
        """Serve."""
        self._task = asyncio.create_task(self._server.serve(sockets=[self._listening]))
        while not self._server.started:
            await asyncio.sleep(0.01)
        return self

    def self_test(self, seconds: float) -> None:
        """As in `OpenPhones`."""

    def picture(self) -> Any:  # noqa: ANN401 - nobody asks for it here
        """As in `OpenPhones`."""
        raise NotImplementedError

    async def close(self) -> None:
        """As in `OpenPhones`."""
        self._leave()
        self._streams.close()
        self._server.should_exit = True
        if self._task is not None:
            await self._task

    def _is_foreign(self, request: Any) -> bool:  # noqa: ANN401
        given = request.headers
        if given.get("host") != self._origin.host:
            return True
        if request.method != "POST":
            return False
        length = int(given.get("content-length", 0))
        kind = given.get("content-type", "")
        return given.get("origin") != self.address or kind != FORM or length > MOST_BYTES

    def _token(self, request: Any) -> str | None:  # noqa: ANN401
        token = request.cookies.get("phone")
        return token if token is not None and self.room.knows(token) else None

    def _state(self, token: str, request: Any) -> str:  # noqa: ANN401
        words = spoken(request.cookies.get("language"), request.headers.get("accept-language", ""), "en")
        if self.room.room.phase == "ended":
            return self._pages.over(words_for("en")).as_json()
        return self._pages.state(self.room.phone(token), words).as_json()

    async def _join(self, request: Any) -> Response:  # noqa: ANN401
        given = dict(parse_qsl((await request.body()).decode()))
        if self._is_foreign(request) or not secrets.compare_digest(given["code"], self.room.code):
            return Response(status_code=403)
        answer = RedirectResponse("/", 303, headers())
        answer.set_cookie("phone", self.room.join(), httponly=True, samesite="lax")
        return answer

    async def _vote(self, request: Any) -> Response:  # noqa: ANN401
        token = self._token(request)
        if self._is_foreign(request) or token is None:
            return Response(status_code=403)
        if not self._posts.setdefault(token, Bucket(10, 5.0)).take():
            return Response(status_code=429)
        given = dict(parse_qsl((await request.body()).decode()))
        vote: Any = given["vote"] if given["vote"] == "unknown" else int(given["vote"])
        self.room.vote(token, given["criterion"], int(given["number"]), vote)
        return Response(self._state(token, request), 200, headers(), "application/json")

    async def _listen(self, request: Any) -> Response:  # noqa: ANN401
        token = self._token(request)
        stream = self._streams.add(token or "")
        if self._is_foreign(request) or token is None or stream is None:
            return Response(status_code=403)

        async def events() -> AsyncIterator[str]:
            yield "retry: 1000\n\n"
            try:
                while not stream.is_over:
                    changed = await stream.changed()
                    yield f"data: {self._state(token, request)}\n\n" if changed else "event: ping\ndata:\n\n"
            finally:
                self._streams.remove(stream)

        return StreamingResponse(events(), 200, headers(), "text/event-stream")
