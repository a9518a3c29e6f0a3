"""The pages of a phone: to come in, and to vote; whole without JavaScript, which only keeps them fresh."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from ..language.words import LANGUAGES, words_for
from ..views.phone import Level, PhoneView, own_words, phone_view, voted_words
from .markup import Html, joined, tag

if TYPE_CHECKING:
    from ..app.room_states import PhoneState
    from ..core.questionnaire import Questionnaire
    from ..language.words import Words

UNKNOWN: Final = "unknown"
WITHDRAWN = ""
"""What a phone sends to take its vote back."""

_KEPT_EVENTS = 64
"""More than there are different ones at a time: six votes and none, in each language, while they change."""


@dataclass(frozen=True)
class State:
    """What one phone shows, as its page takes it: always all of it."""

    key: str
    """Changes wherever the main part is another one."""
    main: Html
    vote: str | None
    """What the phone said itself, as its button sends it."""
    say: str
    count: str
    over: bool
    run: str
    """Changes when the program was started anew: it has forgotten the votes of an open round."""

    def as_json(self) -> str:
        """The state as the page's script reads it."""
        return json.dumps(vars(self), ensure_ascii=False, separators=(",", ":"))


def event_of(state: State) -> bytes:
    """A state as a stream tells it."""
    return f"data: {state.as_json()}\n\n".encode()


@cache
def asset(name: str) -> Html:
    """The page's style or script, which stands beside this module, without what is for its readers."""
    lines = map(str.strip, files(__package__).joinpath(name).read_text("utf-8").splitlines())
    return Html("\n".join(line for line in lines if line and not line.startswith("//")))


class Pages:
    """The pages of one room.

    Args:
        questionnaire: gives it as it is put to this company now.
        run: different for each start of the program.
    """

    def __init__(self, questionnaire: Callable[[], Questionnaire], run: str) -> None:
        self._questionnaire = questionnaire
        self._run = run
        self._latest: dict[str, tuple[str, Html]] = {}
        self.event = lru_cache(maxsize=_KEPT_EVENTS)(self._event)
        """What the stream of a phone is told, in a language: the same bytes for all that said the same."""

    def state(self, phone: PhoneState, words: Words, said: str = "") -> State:
        """What one phone shows.

        Args:
            phone: all that it may see.
            words: its language.
            said: what has to be said of what it just did, in place of where its vote stands.
        """
        key = f"{phone.phase} {phone.criterion} {phone.number} {phone.level} {words.language}"
        known = self._latest.get(words.language)
        if known is None or known[0] != key:
            # Sixty phones show the same question: it is put into words once for each language.
            known = self._latest[words.language] = (key, self._main(phone, words))
        asks = phone.phase in ("open", "closed")
        return State(
            key=key,
            main=known[1],
            vote=None if phone.own is None else str(phone.own),
            say=said or own_words(phone.phase, phone.own, words),
            count=voted_words(phone.voted, phone.members, words) if asks else "",
            over=False,
            run=self._run,
        )

    def _main(self, phone: PhoneState, words: Words) -> Html:
        view = phone_view(self._questionnaire(), phone.phase, phone.criterion, phone.told, phone.level, words)
        parts = [_headed(view)]
        if phone.phase == "open":
            parts.append(_form(phone, view, words))
        elif view.levels:
            parts.append(_spread(view, phone.told is not None))
        return joined(*parts)

    def _event(self, phone: PhoneState, language: str) -> bytes:
        return event_of(self.state(phone, words_for(language)))

    def over(self, words: Words) -> State:
        """What every phone shows once the workshop is over, whether it was in or not."""
        view = phone_view(self._questionnaire(), "ended", None, None, None, words)
        return State("ended", _headed(view), None, "", "", over=True, run=self._run)

    def page(self, state: State, words: Words, nonce: str) -> Html:
        """The page of a phone that is in.

        Args:
            state: what it shows.
            words: the phone's language.
            nonce: lets style and script of this answer run, and no others.
        """
        again = tag("a", {"href": "/"}, words("Show what is new"))
        return _page(
            words,
            nonce,
            tag("main", {}, _pressed(state)),
            tag(
                "footer",
                {},
                tag("p", {"id": "say", "role": "status"}, state.say),
                tag("p", {"id": "count", "class": "faint"}, state.count),
                tag("noscript", {}, again),
            ),
            tag("script", {"nonce": nonce}, asset("page.js")),
            body={
                "data-key": state.key,
                "data-run": state.run,
                "data-vote": state.vote or "",
                "data-sending": words("Sending your vote …"),
                "data-unsent": words(
                    "Not sent yet: the room cannot be reached. Your vote is kept, and sent again."
                ),
                "data-lost": words("The room cannot be reached. This page tries again by itself."),
            },
        )


def join_page(words: Words, nonce: str, code: str = "", said: str = "") -> Html:
    """The page of a phone that is not in yet.

    Args:
        words: the phone's language.
        nonce: as for `Pages.page`.
        code: what its address held; without one it is asked for.
        said: why it is not in.
    """
    field: list[str] = [tag("input", {"type": "hidden", "name": "code", "value": code})]
    if not code:
        given: dict[str, str | bool] = {
            "id": "code", "name": "code", "autocomplete": "off", "autocapitalize": "characters",
            "spellcheck": "false", "maxlength": "20", "required": True,
        }  # fmt: skip
        field = [tag("label", {"for": "code"}, words("The code on the screen")), tag("input", given)]
    return _page(
        words,
        nonce,
        tag(
            "main",
            {},
            tag("h1", {}, words("Vote in the workshop")),
            tag("p", {}, words("Nobody sees who voted what. No name is asked for.")),
            tag("p", {"role": "status", "id": "say"}, said),
            tag("form", {"method": "post", "action": "/join"}, *field,
                tag("button", {"class": "main"}, words("Come in"))),
        ),
    )  # fmt: skip


def said_page(words: Words, nonce: str, heading: str, said: str, link: str = "/") -> Html:
    """A page that only says something, with a way on.

    Args:
        words: the phone's language.
        nonce: as for `Pages.page`.
        heading: in a word.
        said: the sentence.
        link: where it goes on.
    """
    way = tag("nav", {"aria-label": words("Further")}, tag("a", {"href": link}, words("To the workshop")))
    return _page(words, nonce, tag("main", {}, tag("h1", {}, heading), tag("p", {}, said), way))


def _page(words: Words, nonce: str, *inside: str, body: dict[str, str | bool] | None = None) -> Html:
    languages = [
        tag("a", {"href": f"/?language={code}", "lang": code, "hreflang": code,
                  **({"aria-current": "true"} if code == words.language else {})}, name)
        for code, name in LANGUAGES.items()
    ]  # fmt: skip
    head = tag(
        "head",
        {},
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("title", {}, words("Vote in the workshop")),
        tag("style", {"nonce": nonce}, asset("page.css")),
    )
    header = tag("header", {}, tag("nav", {"aria-label": words("Language")}, *languages))
    return joined(
        Html("<!doctype html>"),
        tag("html", {"lang": words.language}, head, tag("body", body, header, *inside)),
    )


def _headed(view: PhoneView) -> Html:
    explained = tag("p", {"class": "told" if view.prompt else "faint"}, view.explained)
    return joined(tag("h1", {"tabindex": "-1"}, view.heading), explained)


def _form(phone: PhoneState, view: PhoneView, words: Words) -> Html:
    """The five levels, and *don't know*, as buttons of a form."""
    return tag(
        "form",
        {"method": "post", "action": "/vote"},
        tag("input", {"type": "hidden", "name": "criterion", "value": phone.criterion or ""}),
        tag("input", {"type": "hidden", "name": "number", "value": str(phone.number)}),
        *(_choice(str(level.number), tag("b", {}, str(level.number)), tag("span", {}, level.text))
          for level in view.levels),
        _choice(UNKNOWN, tag("b", {}, "?"), tag("span", {}, words("I don’t know"))),
        tag("button", {"name": "vote", "value": WITHDRAWN, "hidden": True},
            tag("span", {}, words("Take my vote back"))),
    )  # fmt: skip


def _choice(value: str, *inside: str) -> Html:
    return tag("button", {"name": "vote", "value": value, "aria-pressed": "false"}, *inside)


def _pressed(state: State) -> Html:
    """The main part with this phone's own vote in it, as its script would show it."""
    if state.vote is None:
        return state.main
    off = f'value="{state.vote}" aria-pressed="'
    shown = state.main.replace(f'{off}false"', f'{off}true"').replace('value="" hidden', 'value=""')
    return Html(shown)


def _spread(view: PhoneView, told: bool) -> Html:
    """The levels after the close; how many are at each once it is revealed."""
    most = max(1, *(level.count for level in view.levels))
    items = [tag("li", {}, *_standing(level, most, told)) for level in view.levels]
    prompt, unknown = (tag("p", {}, text) if text else "" for text in (view.prompt, view.unknown))
    return joined(prompt, tag("ol", {"class": "spread"}, *items), unknown)


def _standing(level: Level, most: int, told: bool) -> Iterator[str]:
    yield joined(tag("b", {}, str(level.number)), " ", level.text)
    if told:
        yield tag("p", {}, tag("b", {}, level.how_many))
    if level.count:
        share = f"{100 * level.count / most:.0f}%"
        yield tag("svg", {"aria-hidden": "true"}, tag("rect", {"width": share, "height": "100%"}))
