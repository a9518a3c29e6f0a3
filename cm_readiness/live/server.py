"""The server that the phones' page comes from: who comes in, what is shown, which vote arrives."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from aiohttp import web

from ..app.faultlog import record
from ..core.errors import Fault, ReadinessError
from ..language.fault_messages import sentence
from .addresses import Origin
from .guard import MOST_BYTES, check, headers, hide_server, new_nonce
from .pages import UNKNOWN, WITHDRAWN, Pages, State, event_of, join_page, said_page
from .rates import Bucket
from .speech import spoken
from .streams import Streams

if TYPE_CHECKING:
    from ..app.room import LiveRoom
    from ..core.room import Vote
    from ..language.words import Words
    from .markup import Html

_TOKEN = "phone"  # noqa: S105 - the name of the cookie
_LANGUAGE = "language"
_ORIGIN = web.RequestKey("origin", Origin)
_KEPT = 12 * 3600
"""Seconds that a phone remembers the workshop."""
_NUMBER = re.compile("[0-9]{1,3}")
_JSON: Final = "application/json"
_CODES = (30, 0.5)
"""Wrong codes in a row that all phones together may try, and new tries in a second."""
_POSTS = (10, 5.0)
"""The same for what one phone sends."""
STATUS: Mapping[str, int] = {
    "phones_foreign_host": 421, "phones_foreign_origin": 403, "phones_no_form": 415, "phones_too_large": 413,
    "phones_wrong_code": 403, "phones_too_many_codes": 429, "phones_too_fast": 429,
    "phones_too_many_pages": 503, "phones_no_such_page": 404,
    "room_unknown_phone": 401, "room_full": 403, "room_locked": 403, "room_ended": 410, "room_paused": 409,
    "room_vote_closed": 409, "room_other_question": 409, "room_not_now": 409, "room_no_vote": 400,
}  # fmt: skip
"""By the code of a fault, that of the answer; 400 for others."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Answers the phones of one room.

    Args:
        room: what is voted on.
        origins: the addresses under which browsers know the page, the one that is shown last.
        clock: seconds that only go forward.
    """

    def __init__(
        self, room: LiveRoom, origins: Iterable[Origin], clock: Callable[[], float] = monotonic
    ) -> None:
        self._room = room
        self._origins = {origin.host: origin for origin in origins}
        self._shown = list(self._origins.values())[-1]
        self._clock = clock
        self._pages = Pages(lambda: room.sitting.questionnaire, secrets.token_hex(4))
        self._streams = Streams(asyncio.get_running_loop())
        self._wrong_codes = Bucket(*_CODES, clock)
        self._posts: dict[str, Bucket] = {}
        self._come: set[str] = set()
        self._leave = room.subscribe(self._streams.wake)
        self.app = web.Application(client_max_size=MOST_BYTES, middlewares=[self._guarded])
        self.app.on_response_prepare.append(hide_server)
        self.app.add_routes([
            web.get("/", self._show),
            web.get("/state", self._tell, allow_head=False),
            web.get("/events", self._listen, allow_head=False),
            web.get("/{code:[A-Za-z0-9]{1,20}}", self._ask_in),
            web.post("/join", self._join),
            web.post("/vote", self._vote),
        ])  # fmt: skip

    @property
    def seen(self) -> int:
        """From how many devices the page was opened."""
        return len(self._come)

    def stop(self) -> None:
        """Let nobody listen any more."""
        self._leave()
        self._streams.close()

    # Every request

    @web.middleware
    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.remote:
            self._come.add(request.remote)
        try:
            request[_ORIGIN] = check(request, self._origins, self._shown)
            return await handler(request)
        except ReadinessError as error:
            return self._refusal(request, error)
        except web.HTTPRequestEntityTooLarge:
            return self._refusal(request, ReadinessError("phones_too_large"))
        except web.HTTPException as error:
            code = "phones_no_such_page" if error.status in (404, 405) else "room_no_vote"
            return self._refusal(request, ReadinessError(code))
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:
            record(error)
            return self._refusal(request, ReadinessError("phones_failed"), 500)

    def _refusal(self, request: web.Request, error: ReadinessError, status: int = 400) -> web.Response:
        """What was refused, said to whoever sent it."""
        words, code = self._words(request), error.fault.code
        status = STATUS.get(code, status)
        said = sentence(error.fault, words)
        state = self._state(request, words, said) if _ORIGIN in request else None
        if _wants_json(request):
            return _answer(state.as_json() if state else _json({"say": said}), status)
        nonce = new_nonce()
        if state is not None:
            return _page(self._pages.page(state, words, nonce), nonce, status)
        if status == 401 or code in ("phones_wrong_code", "phones_too_many_codes"):
            return _page(join_page(words, nonce, said=said), nonce, status)
        link = f"{self._shown}/" if status == 421 else "/"
        return _page(said_page(words, nonce, words("That did not work"), said, link), nonce, status)

    # What phones open

    async def _show(self, request: web.Request) -> web.StreamResponse:
        if (language := request.query.get(_LANGUAGE)) is not None:
            return self._speak(request, language)
        words, nonce = self._words(request), new_nonce()
        state = self._state(request, words)
        if state is None:
            return _page(join_page(words, nonce, said=self._closed_door(words)), nonce)
        return _page(self._pages.page(state, words, nonce), nonce)

    async def _ask_in(self, request: web.Request) -> web.StreamResponse:
        """The page that the QR code leads to; looking at it lets nobody in: programs look at links too."""
        if self._token(request) is not None or self._is_over:
            return _elsewhere("/")
        words, nonce = self._words(request), new_nonce()
        code = request.match_info["code"].upper()
        return _page(join_page(words, nonce, code, self._closed_door(words)), nonce)

    async def _tell(self, request: web.Request) -> web.StreamResponse:
        return _answer(self._state_of(self._known(request), self._words(request)).as_json())

    async def _listen(self, request: web.Request) -> web.StreamResponse:
        token, words = self._known(request), self._words(request)
        stream = self._streams.add(token)
        if stream is None:
            raise ReadinessError("phones_too_many_pages")
        response = web.StreamResponse(headers=headers())
        response.content_type = "text/event-stream"
        try:
            await response.prepare(request)
            await response.write(b"retry: 1000\n\n")
            while not stream.is_over:
                # Also a stream that ends is told first, so that its phone knows that the workshop is over.
                if await stream.changed():
                    if self._is_over:
                        await response.write(event_of(self._pages.over(words)))
                    if not self._room.knows(token):
                        break
                    await response.write(self._pages.event(self._room.phone(token), words.language))
                else:
                    await response.write(b"event: ping\ndata:\n\n")
        except ConnectionError:
            # The phone is gone, and comes back by itself.
            pass
        finally:
            self._streams.remove(stream)
        return response

    # What phones send

    async def _join(self, request: web.Request) -> web.StreamResponse:
        given = await _sent(request)
        if self._token(request) is not None:
            return _elsewhere("/")
        if self._wrong_codes.is_empty:
            raise ReadinessError("phones_too_many_codes")
        code = given.get("code", "").upper().replace(" ", "").encode()
        if not secrets.compare_digest(code, self._room.code.encode()):
            self._wrong_codes.take()
            raise ReadinessError("phones_wrong_code")
        answer = _elsewhere("/")
        self._remember(request, answer, _TOKEN, self._room.join())
        return answer

    async def _vote(self, request: web.Request) -> web.StreamResponse:
        token = self._known(request)
        if not self._posts.setdefault(token, Bucket(*_POSTS, self._clock)).take():
            raise ReadinessError("phones_too_fast")
        given = await _sent(request)
        question, number = given.get("criterion", ""), _number(given.get("number"))
        vote = given.get("vote")
        if vote == WITHDRAWN:
            self._room.withdraw(token, question, number)
        else:
            self._room.vote(token, question, number, _vote_of(vote))
        if _wants_json(request):
            return _answer(self._state_of(token, self._words(request)).as_json())
        return _elsewhere("/")

    def _speak(self, request: web.Request, language: str) -> web.Response:
        answer = _elsewhere("/")
        self._remember(request, answer, _LANGUAGE, spoken(language, "", self._otherwise).language)
        return answer

    # Who it is

    def _token(self, request: web.Request) -> str | None:
        token = request.cookies.get(_TOKEN)
        return token if token is not None and self._room.knows(token) else None

    def _known(self, request: web.Request) -> str:
        token = self._token(request)
        if token is None:
            raise ReadinessError("room_ended" if self._is_over else "room_unknown_phone")
        return token

    def _words(self, request: web.Request) -> Words:
        accepted = request.headers.get("Accept-Language", "")
        return spoken(request.cookies.get(_LANGUAGE), accepted, self._otherwise)

    @property
    def _otherwise(self) -> str:
        return self._room.sitting.assessment.language

    def _remember(self, request: web.Request, answer: web.Response, name: str, value: str) -> None:
        origin: Origin = request[_ORIGIN]
        secure = origin.scheme == "https"
        answer.set_cookie(name, value, max_age=_KEPT, httponly=True, samesite="Lax", secure=secure)

    def _closed_door(self, words: Words) -> str:
        """Why nobody comes in any more; empty while the door is open."""
        return sentence(Fault("room_locked"), words) if self._room.room.locked else ""

    @property
    def _is_over(self) -> bool:
        return self._room.room.phase == "ended"

    def _state(self, request: web.Request, words: Words, said: str = "") -> State | None:
        """What a phone shows; None for one that is not in."""
        token = self._token(request)
        return self._state_of(token, words, said) if token or self._is_over else None

    def _state_of(self, token: str | None, words: Words, said: str = "") -> State:
        if token is None or self._is_over:
            return self._pages.over(words)
        return self._pages.state(self._room.phone(token), words, said)


async def _sent(request: web.Request) -> dict[str, str]:
    """The fields of a form; what is no UTF-8 in them is no vote and no code either."""
    body = await request.read()
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _vote_of(given: str | None) -> Vote:
    """What a button says; everything else is no vote."""
    return UNKNOWN if given == UNKNOWN else _number(given)


def _number(given: str | None) -> int:
    return int(given) if given and _NUMBER.fullmatch(given) else -1


def _wants_json(request: web.Request) -> bool:
    return request.headers.get("Accept") == _JSON


def _json(given: Mapping[str, str]) -> str:
    return json.dumps(given, ensure_ascii=False)


def _answer(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type=_JSON, headers=headers())


def _page(page: Html, nonce: str, status: int = 200) -> web.Response:
    return web.Response(text=str(page), status=status, content_type="text/html", headers=headers(nonce))


def _elsewhere(path: str) -> web.Response:
    return web.Response(status=303, headers={**headers(), "Location": path})
