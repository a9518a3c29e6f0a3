"""Any bytes: an assessment or a sentence, never anything else; and what is written comes back the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.assessment import Action, Assessment, Milestone, MilestoneScore
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.store import Written
from cm_readiness.files.assessments import check_assessment, dump_assessment, read_assessment
from cm_readiness.files.opening import open_kept
from cm_readiness.files.questionnaires import (
    check_questionnaire,
    find_questionnaires,
    read_questionnaire,
)
from cm_readiness.files.settings import read_settings, settings_path
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.files.writing import content_of, open_for_writing
from tests import build, strategies
from tests.files.assessments import full_assessment
from tests.files.folders import FRAME, PURPOSE, WATCH, said, write_small

MARKS = [b'"', b"[", b"]", b"\n", b"=", b"'''", b"{", b"#"]
SHIPPED = read_questionnaire(questionnaires_folder() / "community_manager")
SCORES = st.builds(MilestoneScore, score=st.none() | st.integers(0, 100), low=st.none(), high=st.none())
MILESTONES = st.builds(
    Milestone,
    name=strategies.TEXTS,
    at=strategies.MOMENTS,
    overall=SCORES,
    dimensions=st.dictionaries(st.sampled_from("abc"), SCORES, max_size=2),
    levels=st.dictionaries(st.sampled_from(["a.w", "a.x"]), st.integers(0, 4) | st.just("unknown")),
)
ACTIONS = st.builds(
    Action,
    id=strategies.TEXTS,
    what=strategies.TEXTS,
    owner=strategies.TEXTS,
    due=st.none() | st.dates(),
    to_level=st.none() | st.integers(0, 4),
    status=st.sampled_from(["open", "doing", "done", "dropped"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all cases."""
    return tmp_path_factory.mktemp("fuzz")


@st.composite
def any_assessments(draw: st.DrawFn) -> Assessment:
    """An assessment with something of everything that a file may hold."""
    questionnaire = draw(strategies.questionnaires())
    assessment = draw(strategies.assessments(questionnaire, remarks=True))
    actions, milestones = draw(st.lists(ACTIONS, max_size=2)), draw(st.lists(MILESTONES, max_size=2))
    return assessment.model_copy(update={"actions": tuple(actions), "milestones": tuple(milestones)})


@given(any_assessments())
def test_what_is_saved_comes_back_and_is_saved_as_the_same_bytes(
    folder: Path, assessment: Assessment
) -> None:
    """Load, save, load: one value; save, load, save: the same bytes."""
    path = folder / "round.toml"
    path.unlink(missing_ok=True)
    with open_for_writing(path, new=True) as opened:
        opened.write(assessment)
    first = path.read_bytes()
    read = read_assessment(path)
    assert dump_assessment(read).encode() == first
    with open_for_writing(path) as opened:
        assert opened.notices == ()
        assert opened.write(opened.assessment) == Written()
    assert path.read_bytes() == first
    assert read_assessment(path) == read == assessment.model_copy(update={"written_by": read.written_by})


def spoilt(content: bytes, seed: int) -> bytes:
    """A file with one thing wrong with it: bytes changed, lost, doubled, moved, or cut off."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    place, end = sorted(chance.choices(range(len(content) + 1), k=2))
    end = min(end, place + chance.choice([1, 2, 30, 2000]))
    piece = content[place:end]
    ways: list[Callable[[], bytes]] = [
        lambda: content[:place],
        lambda: content[:place] + content[end:],
        lambda: content[:place] + piece + piece + content[end:],
        lambda: content[:place] + bytes(chance.choices(range(256), k=len(piece))) + content[end:],
        lambda: content[:place] + b"\0" * len(piece) + content[end:],
        lambda: content[:place] + chance.choice(MARKS) + content[place:],
        lambda: content[end:] + piece + content[:place],
        lambda: content.replace(piece[:3], piece[3:6]) if len(piece) > 6 else content[place:],
    ]
    return chance.choice(ways)()


@given(st.integers())
def test_a_nearly_valid_assessment_opens_or_is_refused(folder: Path, seed: int) -> None:
    """What opens can be scored, checked and saved."""
    path = folder / "nearly.toml"
    source = random.Random(seed).choice([full_assessment(), *map(read_assessment, examples()[:2])])  # noqa: S311
    path.write_bytes(spoilt(content_of(source, path), seed))
    tried(path)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_random_bytes_are_refused(folder: Path, content: bytes) -> None:
    """As an assessment, a questionnaire and settings."""
    path = folder / "random.toml"
    for head in (b"", b"format = 1\n"):
        path.write_bytes(head + content)
        tried(path)
    small = write_small(folder / "questionnaires" / "small")
    (small / "questionnaire.toml").write_bytes(content)
    assert said(check_questionnaire(small))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CM_READINESS_CONFIG", str(folder))
        settings_path().write_bytes(content)
        assert said(read_settings()[1]) is not None


@given(st.integers(), st.sampled_from(["questionnaire", "purpose", "watch"]))
def test_a_nearly_valid_questionnaire_is_read_or_refused(folder: Path, seed: int, name: str) -> None:
    """With all its faults, each a sentence."""
    small = write_small(folder / "questionnaires" / "small")
    path = small / f"{name}.toml"
    assert len({FRAME, PURPOSE, WATCH}) == 3
    path.write_bytes(spoilt(path.read_bytes(), seed))
    faults = check_questionnaire(small)
    assert len(said(faults)) == len(faults)
    find_questionnaires(folder, None)
    try:
        questionnaire = read_questionnaire(small)
    except ReadinessError as error:
        assert error.faults == faults
    else:
        evaluate(questionnaire, full_assessment(), build.AT.date())


def tried(path: Path) -> None:
    """Open a file, and do with it what is done with an assessment."""
    before = path.read_bytes()
    try:
        assessment = open_kept(path).assessment
    except ReadinessError as error:
        assert said(error.faults)
        assert path.read_bytes() == before
        return
    evaluate(SHIPPED, assessment, assessment.created.date())
    said(check_assessment(path, SHIPPED))
    with open_for_writing(path) as opened:
        opened.write(assessment)
    assert read_assessment(path).answers == assessment.answers
    for entry in path.parent.glob(f".{path.name}.*"):
        entry.unlink()
