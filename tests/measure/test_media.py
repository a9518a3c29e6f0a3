"""What is said of pictures, films, sounds and documents: every fact right, nothing unreadable called fine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.measured import NotMeasured
from cm_readiness.measure.apart import Read, read_apart
from cm_readiness.measure.folder import collected
from cm_readiness.measure.readers import film
from tests.measure.corpus import Facts, made


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Facts], Mapping[str, str]]:
    """The folder, what is true of its files, and what is wrong with the others."""
    folder = tmp_path_factory.mktemp("media")
    return folder, *made(folder)


Corpus = tuple[Path, Mapping[str, Facts], Mapping[str, str]]


@pytest.fixture(scope="module")
def seen(corpus: Corpus) -> Mapping[str, Facts | str]:
    """By name, what is said of each file, or the code of why nothing is."""
    folder, _, _ = corpus
    files = [one for one in collected([folder]).files if not one.name.endswith(".srt")]
    found: dict[str, Facts | str] = {}
    for one in read_apart("media", files):
        match one:
            case Read():
                found[one.file.name.rpartition("/")[2]] = one.facts
            case NotMeasured():
                found[one.name.rpartition("/")[2]] = one.why.code
    return found


def test_there_are_forty_files_and_each_is_told_of(corpus: Corpus, seen: Mapping[str, Facts | str]) -> None:
    """None is lost on the way."""
    _, fine, wrong = corpus

    assert seen.keys() == fine.keys() | wrong.keys()
    assert len(seen) >= 40


def test_every_fact_is_right(corpus: Corpus, seen: Mapping[str, Facts | str]) -> None:
    """As a person sees it: turned the right way, by what it holds and not by its name."""
    _, fine, _ = corpus

    said = {
        name: {key: facts[key] for key in fine[name]} if not isinstance(facts := seen[name], str) else facts
        for name in fine
    }

    assert said == {name: dict(facts) for name, facts in fine.items()}


def test_nothing_that_cannot_be_read_is_called_fine(corpus: Corpus, seen: Mapping[str, Facts | str]) -> None:
    """And each says what it is."""
    _, _, wrong = corpus

    assert {name: seen[name] for name in wrong} == dict(wrong)


def test_both_readers_of_films_say_the_same(corpus: Corpus) -> None:
    """Where MediaInfo is not to be had, PyAV stands in."""
    folder, fine, _ = corpus
    films = [name for name, facts in fine.items() if facts["kind"] == "video"]
    keys = ("kind", "width", "height", "codec", "captions")

    for name in films:
        one, other = film._by_mediainfo(folder / name), film._by_av(folder / name)
        assert [one[key] for key in keys] == [other[key] for key in keys], name
        # How long the last picture stands is counted by one of them alone.
        assert abs(int(str(one["milliseconds"])) - int(str(other["milliseconds"]))) <= 200, name


@pytest.mark.parametrize("name", ["phone.heic", "upright.heic"])
def test_both_readers_of_pictures_from_telephones_say_the_same(corpus: Corpus, name: str) -> None:
    """Its size, and how it is turned."""
    folder, fine, _ = corpus

    for read in (film._shape_by_mediainfo, film._shape_by_av):
        width, height, rotation = read(folder / name)
        assert film._as_shown(width, height, rotation) == (fine[name]["width"], fine[name]["height"])


@pytest.mark.parametrize("name", ["empty.mp4", "cut.mp4", "garbage.mp4", "words.mp4"])
def test_the_other_reader_calls_nothing_fine_either(corpus: Corpus, name: str) -> None:
    """It raises, whatever it is given."""
    folder, _, _ = corpus

    with pytest.raises(ReadinessError):
        film._by_av(folder / name)
