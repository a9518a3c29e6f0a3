"""What the page refuses: a word to whoever caused it, and the room goes on."""

from __future__ import annotations

import asyncio
import socket
from functools import partial

import aiohttp
import pytest

from cm_readiness.app.room import LiveRoom
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.room import MOST_MEMBERS
from cm_readiness.language.words import words_for
from cm_readiness.live.opened import OpenedPhones
from cm_readiness.live.rates import Bucket
from cm_readiness.live.server import STATUS
from cm_readiness.live.streams import MOST_OF_ONE, Streams
from tests.live.conftest import NewPhone
from tests.live.rooms import PHONES, Phone, free_port, page_of

QUESTION = "purpose.business_goals"
FRENCH = words_for("fr")


@pytest.fixture
async def inside(room: LiveRoom, phone: NewPhone) -> Phone:
    """A phone that is in, with a question open."""
    visitor = phone()
    await visitor.join(room.code)
    room.open(QUESTION)
    return visitor


async def goes_on(room: LiveRoom, inside: Phone) -> bool:
    """Whether the room takes a vote as if nothing had been."""
    answer = await inside.vote(QUESTION, 1, 2)
    return answer.status == 200 and list(room.room.votes.values()) == [2]


async def test_a_wrong_code(room: LiveRoom, phone: NewPhone, inside: Phone) -> None:
    """It is asked for again, in the phone's language; the right one with a blank in it is fine."""
    visitor = phone("fr")
    for wrong in ("", "2345678923", room.code[:-1], room.code + "2", "é" * 10, "x" * 900):
        answer = await visitor.join(wrong)
        assert answer.status == 403
        assert answer.said == "Ce code n’est pas celui de l’écran\u202f; regardez-le encore une fois."
        assert 'name="code"' in answer.text
    assert (await visitor.join(f"{room.code[:5]} {room.code[5:]}")).status == 303
    assert await goes_on(room, inside)


async def test_wrong_codes_have_a_limit_in_all(room: LiveRoom, phone: NewPhone, inside: Phone) -> None:
    """Whatever phone or address they come from; whoever is in votes on."""
    found = [(await phone().join("2345678923")).status for _ in range(40)]
    assert found[:30] == [403] * 30
    assert found[-1] == 429
    assert (await phone().join(room.code)).status == 429
    assert await goes_on(room, inside)


def test_a_bucket_fills_again_with_time() -> None:
    """So many tries in a row, and then one after the other."""
    now = [0.0]
    bucket = Bucket(3, 0.5, lambda: now[0])
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    now[0] = 1.9
    assert bucket.is_empty
    now[0] = 2.0
    assert [bucket.take(), bucket.take()] == [True, False]
    now[0] = 1000.0
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


async def test_a_phone_that_sends_too_often_has_to_wait(
    room: LiveRoom, phone: NewPhone, inside: Phone
) -> None:
    """Another one is not held up by it."""
    found = [(await inside.vote(QUESTION, 1, number % 5)).status for number in range(30)]
    assert set(found) == {200, 429}
    other = phone()
    await other.join(room.code)
    assert (await other.vote(QUESTION, 1, 4)).status == 200


async def test_a_full_room(room: LiveRoom, phone: NewPhone, inside: Phone) -> None:
    """Sixty come in, no matter how many want to."""
    for _ in range(MOST_MEMBERS - 1):
        room.join()
    answer = await phone().join(room.code)
    assert answer.status == 403
    assert answer.said.startswith("60 phones are in the room")
    assert await goes_on(room, inside)


async def test_a_locked_room(room: LiveRoom, phone: NewPhone, inside: Phone) -> None:
    """Whoever is in votes on, nobody else comes in; the page says so before anybody types a code."""
    room.lock()
    visitor = phone()
    assert (await visitor.get()).said.startswith("The room is locked")
    answer = await visitor.join(room.code)
    assert (answer.status, answer.said) == (403, "The room is locked; ask the facilitator to open it.")
    assert await goes_on(room, inside)


async def test_after_the_end(room: LiveRoom, phone: NewPhone, inside: Phone) -> None:
    """Everybody sees that it is over, in or not."""
    room.end()
    for visitor in (inside, phone()):
        assert "The workshop is over." in (await visitor.get()).text
        assert (await visitor.vote(QUESTION, 1, 2)).status == 410
        assert (await visitor.join(room.code)).status == 410
    assert room.room.votes == {}


async def test_a_vote_after_the_close_or_in_a_break(room: LiveRoom, inside: Phone) -> None:
    """Nothing is counted, and the phone is told where the room stands."""
    room.pause()
    answer = await inside.vote(QUESTION, 1, 3)
    assert (answer.status, answer.said) == (409, "The workshop has a break; vote when it goes on.")
    room.resume()
    room.close()
    for step in (None, room.reveal, partial(room.agree, 2)):
        if step is not None:
            step()
        answer = await inside.vote(QUESTION, 1, 3)
        assert (answer.status, answer.said) == (409, "Voting is closed; wait for the next question.")
        assert answer.state["vote"] is None
    tally = room.room.tally
    assert tally is not None
    assert tally.voices == 0


async def test_a_vote_for_another_question_or_round(room: LiveRoom, inside: Phone) -> None:
    """What was meant for another one counts nowhere."""
    for criterion, number in (
        ("purpose.audience", 1), (QUESTION, 2), (QUESTION, 0), ("", 1), ("<b>", 1), (QUESTION, -1),
    ):  # fmt: skip
        answer = await inside.vote(criterion, number, 3)
        assert answer.status == 409
        assert answer.said.startswith("Another question is open")
    room.close()
    room.reveal()
    room.again()
    assert (await inside.vote(QUESTION, 1, 3)).status == 409
    assert (await inside.vote(QUESTION, 2, 3)).status == 200


@pytest.mark.parametrize(
    "vote", ["5", "-1", "2.5", "٣", "３", "²", "1e0", " 3", "0x1", "true", "Unknown", "null", "99999999999"]
)
async def test_a_vote_out_of_range(room: LiveRoom, inside: Phone, vote: str) -> None:
    """Only what the buttons send is a vote."""
    answer = await inside.vote(QUESTION, 1, vote)
    assert answer.status == 400
    assert answer.said.startswith("That is no vote")
    assert room.room.votes == {}


async def test_a_form_that_lacks_something_or_is_none(room: LiveRoom, inside: Phone) -> None:
    """Whatever stands in it."""
    for body in (b"", b"vote=3", b"\x00\xff", b"a=1&" * 100, b"vote=3&criterion=%ff&number=1", b"%%%"):
        answer = await inside.ask(
            "POST", "/vote", body, **{"Content-Type": "application/x-www-form-urlencoded"}
        )
        assert answer.status in (400, 409), body
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", None):
        answer = await inside.ask("POST", "/vote", b'{"vote": 3}', **{"Content-Type": kind or ""})
        assert answer.status == 415
    assert await goes_on(room, inside)


async def test_more_than_a_kilobyte(room: LiveRoom, inside: Phone) -> None:
    """Announced or not."""
    given = {"criterion": QUESTION, "number": "1", "vote": "3", "more": "x" * 1100}
    answer = await inside.ask("POST", "/vote", given)
    assert answer.status == 413

    async def unannounced() -> object:
        yield b"vote=3&"
        yield b"x" * 2000

    async with inside.client.post(
        inside.address + "/vote",
        data=unannounced(),
        headers=inside.headers(**{"Content-Type": "application/x-www-form-urlencoded"}),
    ) as answered:
        assert answered.status == 413
    assert await goes_on(room, inside)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", None, "http://127.0.0.1", "https://127.0.0.1:1"]
)
async def test_a_foreign_origin(room: LiveRoom, inside: Phone, origin: str | None) -> None:
    """A page of somebody else cannot vote with the phone's cookie."""
    given = {"criterion": QUESTION, "number": "1", "vote": "3"}
    for path in ("/vote", "/join"):
        answer = await inside.ask("POST", path, given, Origin=origin)
        assert answer.status == 403
        assert answer.said == f"That did not come from this page; open {inside.address} again."
    assert room.room.votes == {}


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "", "[::1]"])
async def test_a_foreign_host(room: LiveRoom, inside: Phone, host: str) -> None:
    """A name that points here all the same is told the right address, and nothing else."""
    for method, path in (("GET", "/"), ("GET", "/state"), ("GET", "/events"), ("POST", "/vote")):
        answer = await inside.ask(method, path, Host=host)
        assert answer.status == 421
        assert inside.address in answer.text
        assert QUESTION not in answer.text


async def test_two_hosts(page: OpenedPhones) -> None:
    """A request that names two is none that a browser sends."""
    host = page.address.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*host.split(":"))
    writer.write(f"GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    said = await reader.read()
    writer.close()
    assert said.split()[1] in (b"400", b"421")


async def test_a_token_that_is_not_known(room: LiveRoom, phone: NewPhone, inside: Phone) -> None:
    """It is asked to come in again; guessing tells nothing."""
    for token in ("", "x", "x" * 500, "é", inside.cookies["phone"][:-1]):
        stranger = phone()
        stranger.cookies["phone"] = token
        assert (await stranger.vote(QUESTION, 1, 3)).status in (400, 401)
        assert (await stranger.get("/state")).status in (400, 401)
        assert (await stranger.get("/events")).status in (400, 401)
    assert await goes_on(room, inside)


async def test_nothing_else_is_there(room: LiveRoom, inside: Phone) -> None:
    """No page, no method and no command of the facilitator."""
    for method, path, status in (
        ("GET", "/reveal/x", 404), ("GET", "/favicon.ico", 404), ("GET", "/../etc/passwd", 404),
        ("PUT", "/vote", 404), ("DELETE", "/", 404), ("OPTIONS", "/", 404), ("GET", "/vote/", 404),
        ("GET", "/%00", 404), ("GET", "/" + "x" * 5000, 404),
    ):  # fmt: skip
        answer = await inside.ask(method, path)
        assert answer.status == status, path
    for command in ("reveal", "close", "open", "agree", "end", "lock", "pause", "again", "skip", "park"):
        assert (await inside.ask("POST", f"/{command}", {"criterion": QUESTION, "level": "1"})).status == 404
    assert room.room.phase == "open"
    assert await goes_on(room, inside)


async def test_what_is_no_http_harms_nobody(
    room: LiveRoom, page: OpenedPhones, inside: Phone, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing of it is said on the terminal either."""
    host, port = page.address.removeprefix("http://").split(":")
    for sent in (b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n", b""):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(sent)
        if sent:
            await reader.read(64)
        writer.close()
    assert await goes_on(room, inside)
    assert capfd.readouterr() == ("", "")


async def test_a_third_page_of_one_phone_ends_the_first(inside: Phone) -> None:
    """So that sixty phones have room for all."""
    async with asyncio.timeout(20), inside.listening() as first:
        assert (await anext(first))["vote"] is None
        async with inside.listening() as second, inside.listening() as third:
            assert (await anext(second))["key"] == (await anext(third))["key"]
            with pytest.raises(StopAsyncIteration):
                while True:
                    await anext(first)


def test_streams_have_a_limit_in_all() -> None:
    """Two of each of sixty phones; the next one asks now and then instead."""
    loop = asyncio.new_event_loop()
    streams = Streams(loop)
    added = [streams.add(str(phone)) for phone in range(MOST_MEMBERS) for _ in range(MOST_OF_ONE)]
    assert None not in added
    assert streams.add("one more") is None
    streams.close()
    assert all(stream is not None and stream.is_over for stream in added)
    assert streams.add("afterwards") is None
    loop.close()


def test_every_fault_that_a_phone_may_cause_has_a_status() -> None:
    """So that none of them reads like a failure of the program."""
    assert {400, 401, 403, 404, 409, 410, 413, 415, 421, 429, 503} == {*STATUS.values()}


async def test_a_port_in_use(room: LiveRoom) -> None:
    """By whatever program; the room is as it was, and its page opens elsewhere."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ReadinessError) as refused:
            await PHONES.open(room, "127.0.0.1", port)
    assert refused.value.fault.code == "phones_port_in_use"
    assert refused.value.fault.values == {"port": str(port), "reason": "Address already in use"}
    async with page_of(room):
        pass


@pytest.mark.parametrize("bind", ["0.0.0.0", "192.0.2.77", "laptop", "", "::1", "127.0.0.1:80", "224.0.0.1"])  # noqa: S104
async def test_an_address_that_is_none_of_ours(room: LiveRoom, bind: str) -> None:
    """All addresses at once are not chosen either: one network is, by a person."""
    with pytest.raises(ReadinessError) as refused:
        await PHONES.open(room, bind, free_port())
    assert refused.value.fault.code in ("phones_no_such_address", "phones_no_network")


@pytest.mark.parametrize(
    "url",
    ["", "vote.example.org", "ftp://x", "http://a b", "https://x/y", "http://u:p@x", "http://x?y", "//x"],
)
async def test_a_public_address_that_no_phone_opens(room: LiveRoom, url: str) -> None:
    """Said before anything is opened."""
    with pytest.raises(ReadinessError) as refused:
        await PHONES.open(room, "127.0.0.1", free_port(), url)
    assert refused.value.fault.code == "phones_bad_public_url"


async def test_behind_a_tunnel_the_cookie_is_for_encrypted_pages(
    room: LiveRoom, client: aiohttp.ClientSession
) -> None:
    """Its host and its origin are the only ones that count there."""
    async with page_of(room, "https://vote.example.org") as page:
        assert page.address == "https://vote.example.org"
        assert page.link == f"HTTPS://VOTE.EXAMPLE.ORG/{room.code}"
        assert not page.is_local
    port = free_port()
    opened = await PHONES.open(room, "127.0.0.1", port, "https://vote.example.org")
    try:
        phone = Phone(f"http://127.0.0.1:{port}", client)
        tunnelled = {"Host": "vote.example.org", "Origin": "https://vote.example.org"}
        answer = await phone.ask("POST", "/join", {"code": room.code}, **tunnelled)
        assert answer.status == 303
        assert "Secure" in answer.headers["Set-Cookie"]
        crossed = {"Host": "vote.example.org", "Origin": phone.address}
        assert (await phone.ask("POST", "/join", {"code": room.code}, **crossed)).status == 403
    finally:
        await opened.close()
