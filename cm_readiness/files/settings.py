"""What a person set once for all assessments: language, theme, keys, recent files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated

import tomli_w
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from .. import __version__
from ..core.assessment import FreeText
from ..core.errors import Fault, ReadinessError
from .assessment_reading import refuse_other_formats
from .atomic import make_folder, move, write_bytes
from .faults import cannot_read
from .hidden import free_names, under_free_name
from .migration import FORMAT
from .model_faults import model_faults, unknown
from .opening import DAMAGE
from .paths import config_folder
from .questionnaire_shape import frozen
from .toml_file import TomlFile, read_toml

HEADER = "# Written by cm-readiness: comments in this file are not kept.\n"
MAX_RECENT = 10
"""Files that are remembered, the latest first."""


def _path(value: object) -> object:
    return Path(value) if isinstance(value, str) and value else value


FilePath = Annotated[Path, BeforeValidator(_path)]


class Settings(BaseModel):
    """The settings; unknown keys are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    language: str | None = None
    """A language code; None follows the environment."""
    theme: str | None = None
    """The name of a theme; None for the program's own."""
    advance: bool = True
    """Whether an answer moves on to the next open criterion."""
    show_dimension_score: bool = True
    """Whether a dimension's score stands above the next question when it is finished."""
    facilitator: FreeText = ""
    """Who asks the questions, filled in for new assessments."""
    folder: FilePath | None = None
    """The folder of the assessments, where the command line names none."""
    recent: tuple[FilePath, ...] = ()
    """Files that were opened, the latest first."""
    keys: Mapping[str, str] = Field(default_factory=dict)
    """A key for each command name."""


_WRITERS = frozenset({"format", "written_by"})


def settings_path() -> Path:
    """The file of the settings; it need not be there."""
    return config_folder() / "settings.toml"


def read_settings(
    known: Mapping[str, Collection[str]] | None = None,
) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings, and what is wrong with them.

    What is at fault has its default; a file that cannot be read at all gives the defaults only.

    Args:
        known: for a setting such as `language` or `theme`, the values that the caller knows; another
            one is at fault.
    """
    path = settings_path()
    try:
        file = read_toml(path)
        refuse_other_formats(file)
    except ReadinessError as error:
        return Settings(), () if error.fault.code == "no_such_file" else error.faults
    settings, faults = _tolerant(file)
    for name, values in (known or {}).items():
        value = getattr(settings, name)
        if value is not None and value not in values:
            settings = settings.model_copy(update={name: Settings.model_fields[name].get_default()})
            faults = (*faults, file.fault("bad_setting", (name,), tolerated=True))
    return settings, faults


def write_settings(settings: Settings) -> None:
    """Write the settings in one step; what says the usual is left out.

    Raises:
        ReadinessError: `newer_format` for the settings of a newer program, which stay as they are; else
            one of `atomic.WRITE_REFUSALS`.
    """
    path = settings_path()
    _keep_what_is_there(path)
    usual = Settings()
    fields = {name: getattr(settings, name) for name in Settings.model_fields}
    said = {name: _plain(value) for name, value in fields.items() if value != getattr(usual, name)}
    table = {"format": FORMAT, "written_by": __version__, **said, **(settings.model_extra or {})}
    make_folder(path.parent)
    write_bytes(path, (HEADER + tomli_w.dumps(table)).encode("utf-8"), replace=True)


def remember(path: Path) -> None:
    """Put a file at the head of the recent ones.

    Args:
        path: the file that was opened.

    Raises:
        ReadinessError: as `write_settings`.
    """
    settings, _ = read_settings()
    try:
        path = path.absolute()
    except OSError as error:
        raise cannot_read(path, error) from error
    recent = (path, *(other for other in settings.recent if other != path))[:MAX_RECENT]
    if recent != settings.recent:
        write_settings(settings.model_copy(update={"recent": recent}))


def _tolerant(file: TomlFile) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings without the values at fault; unknown keys are named and kept."""
    known = Settings.model_fields
    data = {key: value for key, value in file.data.items() if key not in _WRITERS}
    faults = [
        unknown("unknown_setting", key, known, file, (key,), tolerated=True)
        for key in data
        if key not in known
    ]
    data = {key: frozen(value) for key, value in data.items()}
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        found = model_faults(error, data, lambda path: (file, path))
        faults += [Fault("bad_setting", {}, fault.where, tolerated=True) for fault in found]
        wrong = {detail["loc"][0] for detail in error.errors()}
        settings = Settings.model_validate({k: v for k, v in data.items() if k not in wrong})
    recent = settings.recent[:MAX_RECENT]
    ordered = sorted(faults, key=lambda fault: (fault.where.line or 0, fault.where.key))
    return settings.model_copy(update={"recent": recent}), tuple(ordered)


def _keep_what_is_there(path: Path) -> None:
    """See that nothing is lost by writing the settings: a file that cannot be read is kept beside them."""
    try:
        refuse_other_formats(read_toml(path))
    except ReadinessError as error:
        if error.fault.code in ("newer_format", "newer_format_of_unknown"):
            raise
        if error.fault.code in DAMAGE:
            under_free_name(free_names(path, ".damaged"), lambda name: move(path, name))


def _plain(value: object) -> object:
    match value:
        case Path():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value
