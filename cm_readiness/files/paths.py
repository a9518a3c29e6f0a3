"""The folders of the program, by the platform's convention; nothing is created by asking for one."""

from __future__ import annotations

import os
from pathlib import Path

APP = "cm-readiness"


def config_folder() -> Path:
    """The folder of the settings; `CM_READINESS_CONFIG` names another one."""
    if named := _chosen("CM_READINESS_CONFIG"):
        return named
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def is_address(text: str) -> bool:
    """Whether a place is named by an address rather than as a folder.

    That of another kind of server, or one that is misspelt, is no folder either: nothing is put there.
    """
    kind, colon, _ = text.strip().casefold().partition("://")
    is_kind = bool(colon) and kind.isascii() and kind[:1].isalpha() and not {*"/\\ "} & {*kind}
    return f"{kind}{colon}".startswith(("postgresql:", "postgres:")) or (
        is_kind and len(kind) > 1 and kind != "file"
    )


def default_place() -> str:
    """Where the assessments are where nothing is named: a folder or an address, as `default_folder`."""
    named = os.environ.get("CM_READINESS_HOME", "").strip()
    return named if is_address(named) else str(default_folder())


def default_folder() -> Path:
    """The folder of the assessments where none is named: `CM_READINESS_HOME`, else the user's data.

    It is a folder of its own in the user's data: on some platforms the settings lie beside it. Where
    `CM_READINESS_HOME` is an address, what a person has besides, such as templates, lies there all the same.
    """
    named = _chosen("CM_READINESS_HOME")
    if named is not None and not is_address(os.environ["CM_READINESS_HOME"]):
        return named
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "assessments"


def unsent_folder() -> Path:
    """The folder of what a team's store could not be told yet."""
    return team_folder() / "unsent"


def documents_folder() -> Path:
    """Where people look for their documents, in the language of their system."""
    from platformdirs import user_documents_path

    return user_documents_path()


def state_folder() -> Path:
    """The folder of the log."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False)


def cache_folder() -> Path:
    """The folder of what can be made again at any time; `CM_READINESS_CACHE` names another one."""
    if named := _chosen("CM_READINESS_CACHE"):
        return named
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def team_folder() -> Path:
    """The folder of what belongs to a team's assessments and to this person alone, such as private notes.

    `CM_READINESS_TEAM` names another one.
    """
    if named := _chosen("CM_READINESS_TEAM"):
        return named
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "team"


def trash_folder(folder: Path) -> Path:
    """Where deleted assessments of a folder go.

    Args:
        folder: the folder of the assessments.
    """
    return folder / "trash"


def _chosen(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(os.path.expanduser(value)) if value.strip() else None  # noqa: PTH111 - it never raises
