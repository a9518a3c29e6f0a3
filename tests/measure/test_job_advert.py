"""Adverts against what people read in them: who is asked for which trade."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cm_readiness.core.measured import AdvertFigures
from cm_readiness.core.trades import Trades
from cm_readiness.files.measuring_tables import read_trades
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.measure.job_advert import advert_figures
from cm_readiness.measure.phrases import CUE_GAP, found_at, phrase_of, sentence_of

HERE = Path(__file__).parent
# What the phrases were written with; those that were kept apart are printed by `python -m tests.measures`.
ADVERTS: Mapping[str, Mapping[str, Any]] = {
    f"{path.stem}: {advert['name']}": advert
    for path in sorted(HERE.glob("adverts_*.toml"))
    if not path.stem.endswith("_held_out")
    for advert in tomllib.loads(path.read_text("utf-8"))["adverts"]
}
REAL = {name: advert for name, advert in ADVERTS.items() if advert.get("advert", True)}
PRECISION, RECALL = 0.95, 0.9


@pytest.fixture(scope="module")
def trades() -> Trades:
    """Those that are shipped."""
    return read_trades(questionnaires_folder() / "community_manager", ("fr", "en", "es"))


def _figures(name: str, trades: Trades) -> AdvertFigures:
    found = advert_figures([(name, str(ADVERTS[name]["text"]).strip())], trades)
    assert found is not None
    return found


def _specialists(trades: Trades) -> set[str]:
    return {one.id for one in trades.trades if one.kind == "specialist"}


def test_the_trades_of_specialists_are_found(trades: Trades) -> None:
    """Over all adverts: what is said to be asked is asked, and little of it is missed."""
    right = said = asked = 0
    for name, advert in REAL.items():
        found = {
            one.id
            for one in _figures(name, trades).trades
            if one.kind == "specialist" and one.asked_of == "person"
        }
        wanted = set(advert["person"]) & _specialists(trades)
        right, said, asked = right + len(found & wanted), said + len(found), asked + len(wanted)

    assert right >= PRECISION * said
    assert right >= RECALL * asked


@pytest.mark.parametrize("name", REAL)
def test_an_advert_for_whoever_runs_the_accounts_is_one(name: str, trades: Trades) -> None:
    """Whatever it calls them."""
    assert _figures(name, trades).is_advert


@pytest.mark.parametrize("name", [name for name in ADVERTS if name not in REAL])
def test_an_advert_for_somebody_else_gives_no_figure(name: str, trades: Trades) -> None:
    """So no level follows from it."""
    assert _figures(name, trades).numbers == {"is_advert": False}


@pytest.mark.parametrize("name", REAL)
def test_what_others_do_and_what_is_left_out_is_not_asked_of_the_person(name: str, trades: Trades) -> None:
    """Those that the advert gives to somebody else, or says not to be part of the job."""
    found = {one.id for one in _figures(name, trades).trades if one.asked_of == "person"}

    assert not found & {*REAL[name].get("others", ()), *REAL[name].get("excluded", ())}


@pytest.mark.parametrize("name", REAL)
def test_every_trade_has_the_sentence_that_asks_for_it(name: str, trades: Trades) -> None:
    """Word for word from the advert."""
    text = str(REAL[name]["text"])

    for one in _figures(name, trades).trades:
        assert one.sentence.rstrip("…").strip() and one.sentence.rstrip("…") in text


def _of(text: str, trades: Trades) -> dict[str, str]:
    """By trade, of whom it is asked, in an advert that is one for certain."""
    around = (
        "Community manager. You run our Instagram page, write posts and reply to comments. {} "
        "The job is in the heart of the town, and you will be part of the team."
    )
    found = advert_figures([("a", around.format(text))], trades)
    assert found is not None
    return {one.id: one.asked_of for one in found.trades}


@pytest.mark.parametrize(
    ("text", "trade", "asked"),
    [
        ("You edit videos.", "video_production", "person"),
        ("Our designer makes the graphics.", "graphic_design", "others"),
        ("Graphics are made by our agency, and you write the newsletter.", "graphic_design", "others"),
        ("Graphics are made by our agency, and you write the newsletter.", "email_marketing", "person"),
        ("The job does not include SEO, but you edit videos.", "seo", "excluded"),
        ("The job does not include SEO, but you edit videos.", "video_production", "person"),
        ("SEO is not part of the role.", "seo", "excluded"),
        ("Manage our newsletter.", "email_marketing", "person"),
        ("Edit the employee newsletter.", "internal_comms", "person"),
        ("Tom looks after the website and produces films.", "web_cms", "others"),
        ("Our agency, which is in Leeds, buys the Facebook ads.", "paid_social", "others"),
        ("The site is kept up to date by Farida.", "web_cms", "others"),
        ("Facebook ads are bought and run by our agency.", "paid_social", "others"),
        ("While the IT department maintains the website, you send the newsletter.", "web_cms", "others"),
        (
            "While the IT department maintains the website, you send the newsletter.",
            "email_marketing",
            "person",
        ),
        ("The postholder writes and sends the monthly newsletter.", "email_marketing", "person"),
        ("The monthly newsletter is written and sent by you.", "email_marketing", "person"),
        ("We need somebody who writes blog articles.", "longform_content", "person"),
        ("Update our website with texts that are sent by the offices.", "web_cms", "person"),
        ("You would have nothing to do with Google Ads.", "sea", "excluded"),
        ("\nWhat other people do:\n- Posters and flyers\n\nProfile:\n", "graphic_design", "others"),
        ("\n**Not you**\n- Posters and flyers\n\nProfile:\n", "graphic_design", "excluded"),
        ("\nTasks include but are not limited to:\n- Posters\n", "graphic_design", "person"),
    ],
)
def test_who_does_it_is_understood(text: str, trade: str, asked: str, trades: Trades) -> None:
    """Clause by clause."""
    assert _of(text, trades)[trade] == asked


@pytest.mark.parametrize(
    ("text", "trade", "asked"),
    [
        ("Le pôle média achète et pilote la publicité sur Meta.", "paid_social", "others"),
        ("Le site internet est tenu à jour par Farida.", "web_cms", "others"),
        ("Tandis que la DSI maintient le site internet, vous envoyez la newsletter.", "web_cms", "others"),
        ("Vous créez les affiches alors que le site internet est géré au siège.", "graphic_design", "person"),
        (
            "Vous mettez à jour le site internet à partir des textes transmis par les services.",
            "web_cms",
            "person",
        ),
        ("Le référencement naturel, vous n’y toucherez pas.", "seo", "excluded"),
        ("\nCe que tu ne porteras pas :\n- Des affiches\n\nProfil :\n", "graphic_design", "excluded"),
        ("\n**Ce qu’on te confie**\n- Des affiches\n\nProfil :\n", "graphic_design", "person"),
    ],
)
def test_who_does_it_is_understood_in_french(text: str, trade: str, asked: str, trades: Trades) -> None:
    """By the subject, the passive, and the head above."""
    around = (
        "Community manager. Vous animez notre page Instagram, répondez aux messages. {} Le poste est ici."
    )
    found = advert_figures([("a", around.format(text))], trades)

    assert found is not None
    assert {one.id: one.asked_of for one in found.trades}[trade] == asked


def test_a_newsletter_for_employees_is_no_mailing(trades: Trades) -> None:
    """The longer phrase counts."""
    assert "email_marketing" not in _of("Edit the employee newsletter.", trades)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Pay: £28,000.", (True, False, False)),
        ("35 hours a week.", (False, True, False)),
        ("You report to the head of marketing.", (False, False, True)),
        ("Growth of 30 % a year.", (False, False, False)),
    ],
)
def test_pay_hours_and_who_leads_are_named_or_not(
    text: str, named: tuple[bool, bool, bool], trades: Trades
) -> None:
    """Each by itself."""
    found = advert_figures(
        [("a", f"Community manager. You run our Instagram page and reply to comments on it. {text}")], trades
    )

    assert found is not None
    assert (found.pay_named, found.hours_named, found.reports_to_named) == named


SENTENCES: Mapping[str, Mapping[str, list[str]]] = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))
AROUND = {
    "fr": "Community manager. Vous animez notre page Instagram, rédigez des publications et répondez aux "
    "commentaires.\n{}\nLe poste se trouve au cœur de la ville, et vous ferez partie de la maison.",
    "en": "Community manager. You run our Instagram page, write posts and reply to comments.\n{}\n"
    "The job is in the heart of the town, and you will be one of the house.",
}
"""What stands around a sentence, so that it stands in an advert."""
MISSED, TOO_MANY = 3, 3
"""Sentences of all that may be missed, and those that may be taken for a trade although none is asked for."""


def _asked_in(sentence: str, language: str, trades: Trades) -> set[str]:
    found = advert_figures([("a", AROUND[language].format(sentence))], trades)
    assert found is not None
    return {one.id for one in found.trades if one.asked_of == "person"} & _specialists(trades)


def test_a_trade_is_found_in_many_ways_to_ask_for_it(trades: Trades) -> None:
    """Verbs and nouns, in either order, with words between them, in items of lists."""
    missed = [
        sentence
        for language, by_trade in SENTENCES.items()
        for trade, sentences in by_trade.items()
        for sentence in sentences
        if trade != "others" and trade not in _asked_in(sentence, language, trades)
    ]

    assert len(missed) <= MISSED, missed


def test_what_asks_for_no_trade_is_taken_for_none(trades: Trades) -> None:
    """Somebody else does it, or the company tells of itself, or it belongs to whoever runs the accounts."""
    wrong = [
        sentence
        for language in SENTENCES
        for sentence in SENTENCES[language]["others"]
        if _asked_in(sentence, language, trades)
    ]

    assert len(wrong) <= TOO_MANY, wrong


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("mont* video*", "Montage de vos vidéos", True),
        ("{film} + {footage}", "Des portraits, que tu filmes", True),
        ("{film} + {footage}", "Filmer les gens ; leurs portraits sont au mur", False),
        ("{film} + {footage}", "Filmer", False),
        ("^photos", "Les photos de nos plats", True),
        ("^photos", "Vous partagez les photos", False),
        ("*newsletter*", "Our e-newsletters", True),
        ("email*", "Des e-mails", True),
        ("point de vente", "Au point-de-vente", True),
        ("charge de communication", "Chargé(e) de communication", True),
        ("charges de communication", "Chargé·es de communication", False),
        ("charge de communication", "Chargé·e·s de communication", True),
        ("createur de contenu", "Créateur·rice de contenu", True),
        ("createur de contenu", "Créateur/trice de contenu", True),
    ],
)
def test_phrases_are_found_as_they_are_written(phrase: str, text: str, found: bool) -> None:
    """Groups, any order, the beginning, hyphens and inclusive endings."""
    groups = {"film": ("film*", "tourn*"), "footage": ("portrait*", "mini film*")}
    words = sentence_of(text).words

    assert any(True for _ in found_at(phrase_of(phrase, groups), words, CUE_GAP)) is found


@pytest.mark.parametrize(
    ("text", "trade", "asked"),
    [
        ("You film, edit and publish portraits.", "video_production", True),
        ("You make our posts and share the website with friends.", "web_cms", False),
        ("You translate insights into plans.", "translation", False),
        ("Website: sorted.", "web_cms", False),
        ("Press: photocalls, statements.", "press_relations", True),
        ("You promote our events.", "event_coverage", False),
    ],
)
def test_words_near_one_another_ask_only_if_they_belong_together(
    text: str, trade: str, asked: bool, trades: Trades
) -> None:
    """Verbs side by side share what follows; another verb between parts them; idioms ask for nothing."""
    assert (_of(text, trades).get(trade) == "person") is asked


def test_german_is_no_language_of_these_phrases(trades: Trades) -> None:
    """Nothing is said of it."""
    text = (
        "Wir suchen zum nächsten Monat eine Person, die unsere Kanäle auf Instagram betreut, Beiträge "
        "schreibt und Kommentare beantwortet. Sie schneiden Videos, gestalten Plakate und pflegen die "
        "Webseite mit WordPress."
    )

    assert advert_figures([("a", text)], trades) is None
