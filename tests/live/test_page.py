"""What a phone is shown, and what becomes of what it sends."""

from __future__ import annotations

import asyncio

import pytest

from cm_readiness.app.room import LiveRoom
from cm_readiness.live.opened import OpenedPhones
from tests.live.conftest import NewPhone
from tests.live.rooms import Phone, questions

QUESTION = "purpose.business_goals"


async def test_the_address_of_the_qr_code_leads_in(
    room: LiveRoom, page: OpenedPhones, phone: NewPhone
) -> None:
    """In capitals, as it stands in the code; looking at it lets nobody in, pressing the button does."""
    visitor = phone()
    shown = await visitor.get("/" + page.link.rpartition("/")[2])
    assert shown.status == 200
    assert room.code in shown.text
    assert not room.room.members
    joined = await visitor.join(room.code.lower())
    assert (joined.status, joined.headers["Location"]) == (303, "/")
    assert "HttpOnly" in joined.headers["Set-Cookie"]
    assert "SameSite=Lax" in joined.headers["Set-Cookie"]
    assert len(room.room.members) == 1
    assert "You are in." in (await visitor.get()).text


async def test_coming_in_twice_is_one_phone(room: LiveRoom, phone: NewPhone) -> None:
    """Whoever opens the address again stays who they are."""
    visitor = phone()
    await visitor.join(room.code)
    await visitor.join(room.code)
    assert (await visitor.get("/" + room.code)).status == 303
    assert len(room.room.members) == 1


async def test_a_vote_is_confirmed_by_the_server_and_counts_once(room: LiveRoom, phone: NewPhone) -> None:
    """Voting again replaces it, taking it back removes it."""
    visitor = phone()
    await visitor.join(room.code)
    room.open(QUESTION)
    answers = [(await visitor.vote(QUESTION, 1, vote)).state for vote in (3, 3, 1, "unknown", "", 2)]
    assert [state["vote"] for state in answers] == ["3", "3", "1", "unknown", None, "2"]
    assert answers[0]["say"] == "Your vote is in: level 3."
    assert answers[4]["say"] == "You have not voted yet."
    assert list(room.room.votes.values()) == [2]


async def test_without_javascript_the_same_form_works(room: LiveRoom, phone: NewPhone) -> None:
    """The form is answered with the page, which shows the vote as pressed."""
    visitor = phone()
    await visitor.join(room.code)
    room.open(QUESTION)
    assert 'aria-pressed="true"' not in (await visitor.get()).text
    given = {"criterion": QUESTION, "number": "1", "vote": "3"}
    answer = await visitor.ask("POST", "/vote", given)
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    shown = (await visitor.get()).text
    assert shown.count('aria-pressed="true"') == 1
    assert 'value="3" aria-pressed="true"' in shown
    assert "Your vote is in: level 3." in shown
    assert "Show what is new" in shown


async def test_the_stream_brings_each_change_whole(room: LiveRoom, phone: NewPhone) -> None:
    """Question, count, close and reveal; a phone that missed something has it with the next state."""
    phones = [phone() for _ in range(3)]
    for one in phones:
        await one.join(room.code)
    async with asyncio.timeout(5), phones[0].listening() as states:

        async def until(key: str, value: object) -> dict[str, object]:
            async for state in states:
                if value == state[key] or (key == "main" and str(value) in state["main"]):
                    return state
            raise AssertionError(value)

        await until("say", "")
        room.open(QUESTION)
        state = await until("say", "You have not voted yet.")
        assert state["count"] == "0 of 3 have voted."
        for level, one in enumerate(phones):
            await one.vote(QUESTION, 1, level)
        state = await until("count", "3 of 3 have voted.")
        assert state["vote"] == "0"
        room.close()
        await until("main", "Voting is closed.")
        room.reveal()
        state = await until("main", "1 person")
        assert "Spread over several levels." in str(state["main"])
        room.agree(1)
        await until("main", "Agreed: level 1.")
        room.end()
        assert (await until("over", True))["count"] == ""


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("es", "es"), ("de, en;q=0.5, fr;q=0.7", "fr"), ("de", "en"),
     ("fr;q=0, es;q=x, en", "en"), ("", "en"), (",;;q=,", "en")],
)  # fmt: skip
async def test_the_page_speaks_the_language_of_the_phone(
    room: LiveRoom, phone: NewPhone, accepted: str, language: str
) -> None:
    """The best one that the program speaks, else that of the workshop."""
    visitor = phone(accepted)
    assert f'<html lang="{language}">' in (await visitor.get()).text
    await visitor.join(room.code)
    room.open(QUESTION)
    asked = room.sitting.questionnaire.criteria[QUESTION].question.get(language)
    assert asked.replace("'", "&#x27;") in (await visitor.get()).text


async def test_the_language_can_be_switched_and_stays(room: LiveRoom, phone: NewPhone) -> None:
    """A language that there is not changes nothing for the worse."""
    visitor = phone("en")
    answer = await visitor.get("/?language=fr")
    assert answer.status == 303
    assert '<html lang="fr">' in (await visitor.get()).text
    await visitor.get("/?language=<script>")
    assert '<html lang="en">' in (await visitor.get()).text


async def test_no_page_is_heavier_than_ten_kilobytes(room: LiveRoom, phone: NewPhone) -> None:
    """With every text of the longest question, in each language."""
    for language in ("fr", "en", "es"):
        visitor = phone(language)
        await visitor.join(room.code)
        longest = max(
            questions(room),
            key=lambda name: sum(
                len(t.get(language)) for t in room.sitting.questionnaire.criteria[name].levels
            ),
        )
        if room.room.phase == "lobby":
            room.open(longest)
        assert len((await visitor.get()).text.encode()) < 10_000


async def test_text_from_the_questionnaire_is_escaped(
    room: LiveRoom, phone: NewPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A consultant's own question may hold what browsers take for markup."""
    from cm_readiness.core.text import Text

    asked = room.sitting.questionnaire.criteria[QUESTION]
    evil = asked.model_copy(update={"question": Text({"en": '<img src=x onerror="alert(1)">&'})})
    monkeypatch.setitem(room.sitting.questionnaire.criteria, QUESTION, evil)
    visitor = phone()
    await visitor.join(room.code)
    room.open(QUESTION)
    shown = (await visitor.get()).text
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;" in shown
    assert "<img" not in shown
    assert "<img" not in str((await visitor.state())["main"])


async def test_nothing_but_the_page_itself_is_loaded(room: LiveRoom, phone: NewPhone) -> None:
    """Policy with the page's own nonce, never kept, from nowhere else, in no frame."""
    visitor = phone()
    first, second = await visitor.get(), await visitor.get()
    policy = first.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert policy != second.headers["Content-Security-Policy"]
    assert first.headers["Cache-Control"] == "no-store"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in first.headers
    assert "http" not in first.text.replace("http-equiv", "")


async def test_the_number_of_phones_that_came_is_known(page: OpenedPhones, phone: NewPhone) -> None:
    """For the self-test, which says what to try when nobody came."""
    assert page.seen == 0
    assert page.self_test(29) is None
    silent = page.self_test(30)
    assert silent is not None
    assert silent.code == "phones_only_here"
    await phone().get()
    assert page.seen == 1
    assert page.self_test(60) is None


async def joined(room: LiveRoom, phone: NewPhone, count: int) -> list[Phone]:
    """Phones that are in."""
    phones = [phone() for _ in range(count)]
    for one in phones:
        await one.join(room.code)
    return phones
