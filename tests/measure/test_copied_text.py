"""How much of a post is copied: whole runs, whatever the case, the accents and the order of the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.measure.copied_text import LEAST_RUN, copied, words_of

RELEASE = """La Maison Calla ouvre le 12 décembre son nouvel atelier de réparation, rue des Tanneurs à Lyon.
« Nous voulons que chaque sac serve trente ans », explique Claire Moreau, directrice de la maison.
L’atelier accueille le public du mardi au samedi et forme chaque année deux apprentis au travail du cuir."""
FIRST = "La Maison Calla ouvre le 12 décembre son nouvel atelier de réparation, rue des Tanneurs à Lyon."
LAST = "L’atelier accueille le public du mardi au samedi et forme chaque année deux apprentis."


def _share(post: str, release: str = RELEASE) -> float:
    share = copied("post.txt", post, release).share
    assert share is not None
    return float(share)


def test_a_copied_paragraph_is_copied_whole() -> None:
    """A copied paragraph is copied whole."""
    assert _share(FIRST) == 1


def test_sentences_in_another_order_are_copied_all_the_same() -> None:
    """Sentences in another order are copied all the same."""
    assert _share(f"{LAST} {FIRST}") == 1


@pytest.mark.parametrize(
    "post",
    [
        FIRST.upper(),
        FIRST.replace("é", "e").replace("à", "a"),
        FIRST.replace("atelier", "#atelier") + " 🎉👜",
        FIRST.replace(",", " !!!").replace(" ", "  "),
        FIRST.replace("é", "e\u0301"),
    ],
)
def test_case_accents_signs_and_hashtags_change_nothing(post: str) -> None:
    """Case accents signs and hashtags change nothing."""
    assert _share(post) == _share(FIRST)


def test_a_ligature_is_two_letters() -> None:
    """A ligature is two letters."""
    assert _share("Le cœur de la maison bat ici", "le coeur de la maison bat ici") == 1


def test_words_of_ones_own_lower_the_share() -> None:
    """Words of ones own lower the share."""
    assert _share(f"{FIRST} On vous attend avec vos vieux sacs.") < 1
    assert _share(f"{FIRST} On vous attend.") > _share(f"{FIRST} On vous attend avec vos vieux sacs.")


def test_another_subject_is_not_copied() -> None:
    """Another subject is not copied."""
    post = copied("p", "Notre recette de la semaine : une soupe de potiron aux châtaignes.", RELEASE)

    assert post.copied == 0
    assert post.share == Fraction(0)
    assert not post.runs


def test_what_somebody_said_is_left_out_of_both_counts() -> None:
    """What somebody said is left out of both counts."""
    own = "Venez nous voir dès samedi."
    quoted = copied("p", f"{own} « Nous voulons que chaque sac serve trente ans »", RELEASE)

    assert quoted.words == copied("p", own, RELEASE).words
    assert quoted.copied == 0


def test_what_stands_around_a_quotation_is_no_run() -> None:
    """What stands around a quotation is no run."""
    post = copied("p", "un deux trois « oui » quatre cinq six", "un deux trois quatre cinq six")

    assert post.runs == ()


def test_a_post_without_words_has_no_share() -> None:
    """A post without words has no share."""
    assert copied("p", "🎉 «Tout est dit»", RELEASE).share is None


def _longest(said: Sequence[str], place: int, known: Sequence[str]) -> int:
    return max(
        (
            length
            for start in range(len(known))
            for length in range(1, min(len(known) - start, len(said) - place) + 1)
            if said[place : place + length] == known[start : start + length]
        ),
        default=0,
    )


@given(st.lists(st.sampled_from("ab"), max_size=14), st.lists(st.sampled_from("ab"), max_size=14))
def test_the_longest_match_is_taken_at_each_place(said: list[str], known: list[str]) -> None:
    """The longest match is taken at each place."""
    place, runs = 0, []
    while place < len(said):
        length = _longest(said, place, known)
        if length >= LEAST_RUN:
            runs.append(" ".join(said[place : place + length]))
            place += length
        else:
            place += 1

    assert copied("p", " ".join(said), " ".join(known)).runs == tuple(runs)


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_runs_add_up_to_the_share(post: str, release: str) -> None:
    """The runs add up to the share."""
    found = copied("p", post, release)

    assert sum(len(words_of(run)) for run in found.runs) == found.copied <= found.words


def test_words_that_repeat_without_end_take_no_longer() -> None:
    """Words that repeat without end take no longer."""
    assert copied("p", "la " * 20_000, "la " * 20_000).copied == 20_000
