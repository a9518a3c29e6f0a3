"""Where questionnaires are looked up, and which one an id stands for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.questionnaires import (
    find_questionnaire,
    find_questionnaires,
    read_questionnaire,
)
from cm_readiness.files.shipped import examples, questionnaires_folder, templates_folder

from .folders import edit, said, write_small

SHIPPED = questionnaires_folder() / "community_manager"
VERSION = read_questionnaire(SHIPPED).version


def test_what_is_shipped_is_found() -> None:
    """In a checkout, the folders beside the package."""
    assert (SHIPPED / "questionnaire.toml").is_file()
    assert templates_folder().name == "report_templates"
    assert len(examples()) == 6
    (found,) = find_questionnaires(None, None)
    assert (found.id, found.shipped, found.used) == ("community_manager", True, True)


def test_the_one_beside_the_assessment_comes_first(tmp_path: Path) -> None:
    """Then the one in the folder of the assessments."""
    near, folder = tmp_path / "near", tmp_path / "folder"
    write_small(near / "questionnaires" / "small")
    edit(write_small(folder / "questionnaires" / "small") / "questionnaire.toml", '"Small"', '"Other"')
    assert find_questionnaire("small", near=near, folder=folder).title.get("en") == "Small"
    assert find_questionnaire("small", near=None, folder=folder).title.get("en") == "Other"
    used = [(item.folder, item.used) for item in find_questionnaires(near, folder) if item.id == "small"]
    assert used == [
        (near / "questionnaires" / "small", True),
        (folder / "questionnaires" / "small", False),
    ]


def test_the_same_folder_is_listed_once(tmp_path: Path) -> None:
    """An assessment usually lies in the folder of the assessments."""
    write_small(tmp_path / "questionnaires" / "small")
    assert len(find_questionnaires(tmp_path, tmp_path / "." / "")) == 2


@pytest.mark.parametrize(
    ("version", "own"), [(VERSION, False), ("0.9.9", False), (f"{VERSION[:-1]}9", True), ("10.0.0", True)]
)
def test_a_shipped_id_needs_a_higher_version(tmp_path: Path, version: str, own: bool) -> None:
    """Else the shipped one is used, so that a forgotten copy never hides an update."""
    copy = tmp_path / "questionnaires" / "community_manager"
    shutil.copytree(SHIPPED, copy)
    edit(copy / "questionnaire.toml", f'version = "{VERSION}"', f'version = "{version}"')
    assert find_questionnaire("community_manager", near=tmp_path, folder=None).version == (
        version if own else VERSION
    )
    used = {item.shipped for item in find_questionnaires(tmp_path, None) if item.used}
    assert used == {not own}


def test_an_unknown_id_names_the_nearest(tmp_path: Path) -> None:
    """A slip of the keyboard is the usual reason."""
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire("comunity_manager", near=tmp_path, folder=None)
    assert said(caught.value.faults) == [
        "There is no questionnaire comunity_manager; did you mean community_manager?"
    ]


@pytest.mark.parametrize("identifier", ["../small", "", "a/b", "/etc", "Small", "a.b", "nul\0", "zzz", "é"])
def test_an_id_never_leaves_its_folder(tmp_path: Path, identifier: str) -> None:
    """What is no id is not looked for on the disk."""
    write_small(tmp_path / "small")
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire(identifier, near=tmp_path / "deep", folder=tmp_path / "deep")
    assert caught.value.fault.code == "no_such_questionnaire"


def test_the_faults_of_the_one_that_is_meant_are_told(tmp_path: Path) -> None:
    """Even when its frame cannot be read at all, which leaves it out of the list."""
    small = write_small(tmp_path / "questionnaires" / "small")
    edit(small / "watch.toml", "weight = 1", "weight = 0")
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire("small", near=tmp_path, folder=None)
    assert caught.value.fault.code == "not_above"
    (small / "questionnaire.toml").write_text("id = ", "utf-8")
    assert [item.id for item in find_questionnaires(tmp_path, None)] == ["community_manager"]
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire("small", near=tmp_path, folder=None)
    assert caught.value.fault.code == "not_a_value"


def test_a_broken_one_of_the_same_id_does_not_give_way_in_silence(tmp_path: Path) -> None:
    """A slip in one's own questionnaire must not bring back the shipped one."""
    copy = tmp_path / "questionnaires" / "community_manager"
    shutil.copytree(SHIPPED, copy)
    edit(copy / "questionnaire.toml", f'version = "{VERSION}"', 'version = "2.0.0')
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire("community_manager", near=tmp_path, folder=None)
    assert caught.value.fault.code == "unclosed_text"


def test_a_folder_does_not_lend_its_name_to_another_id(tmp_path: Path) -> None:
    """What counts is the id in the file."""
    write_small(tmp_path / "questionnaires" / "renamed")
    assert find_questionnaire("small", near=tmp_path, folder=None).id == "small"
    with pytest.raises(ReadinessError) as caught:
        find_questionnaire("renamed", near=tmp_path, folder=None)
    assert caught.value.fault.code == "no_such_questionnaire"
