"""What a person set once for all assessments: language, theme, keys, recent files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from .. import __version__
from ..core.errors import Fault, ReadinessError
from ..core.text import cleaned
from .key_paths import KeyPath
from .migration import FORMAT
from .paths import config_folder
from .toml_file import TomlFile, read_toml

# Every start of the program waits for this module: it loads no models.

HEADER = "# Written by cm-readiness: comments in this file are not kept.\n"
MAX_RECENT = 10
"""Files that are remembered, the latest first."""
FEWEST = 3
"""Companies that a benchmark may give figures of."""
MAX_TEXT = 20_000
"""Characters that a text may have, as everywhere."""


@dataclass(frozen=True)
class Settings:
    """The settings; unknown keys are kept and written back."""

    language: str | None = None
    """A language code; None follows the environment."""
    theme: str | None = None
    """The name of a theme; None for the program's own."""
    advance: bool = True
    """Whether an answer moves on to the next open criterion."""
    show_dimension_score: bool | None = None
    """Whether a dimension's score is shown when it is finished; None for where nobody else looks on."""
    reduced_motion: bool = False
    """Whether nothing on the screen moves or waits by itself."""
    peers: bool = False
    """Whether a company's report says where companies like it stand, as far as nobody can be recognised."""
    sorting: str = "changed"
    """What the list of assessments is sorted by, such as `company`, or `-company` from the other end."""
    facilitator: str = ""
    """Who asks the questions, filled in for new assessments."""
    folder: str | None = None
    """Where the assessments are, a folder or an address, where the command line names nothing."""
    recent: tuple[Path, ...] = ()
    """Files that were opened, the latest first."""
    least_companies: int = 5
    """Of fewer companies a benchmark gives no figures; 3 or more."""
    group_by: tuple[str, ...] = ("sector", "size", "country")
    """The fields by which companies are grouped before all others, and together with each other."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """A key for each command name."""
    unknown: Mapping[str, object] = field(default_factory=dict)
    """What else the file says, for another version of the program."""


_WRITERS = frozenset({"format", "written_by"})
_KNOWN = tuple(one.name for one in fields(Settings) if one.name != "unknown")


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
        _refuse_other_formats(file)
    except ReadinessError as error:
        return Settings(), () if error.fault.code == "no_such_file" else error.faults
    settings, faults = _tolerant(file)
    for name, values in (known or {}).items():
        value = getattr(settings, name)
        if value is not None and value not in values:
            usual: dict[str, Any] = {name: getattr(Settings(), name)}
            settings = replace(settings, **usual)
            faults = (*faults, file.fault("bad_setting", (name,), tolerated=True))
    return settings, faults


def write_settings(settings: Settings) -> tuple[Fault, ...]:
    """Write the settings in one step; what says the usual is left out.

    Returns:
        What to tell the person about what was kept.

    Raises:
        ReadinessError: `newer_format` for the settings of a newer program, which stay as they are; else
            one of `atomic.WRITE_REFUSALS`.
    """
    import tomli_w

    from .atomic import make_folder, write_bytes

    path = settings_path()
    told = _keep_what_is_there(path)
    usual = Settings()
    values = {name: getattr(settings, name) for name in _KNOWN}
    said = {name: _plain(value) for name, value in values.items() if value != getattr(usual, name)}
    table = {"format": FORMAT, "written_by": __version__, **said, **settings.unknown}
    make_folder(path.parent)
    write_bytes(path, (HEADER + tomli_w.dumps(table)).encode("utf-8"), replace=True)
    return told


def remember(path: Path) -> tuple[Fault, ...]:
    """Put a file at the head of the recent ones.

    Args:
        path: the file that was opened.

    Returns:
        As `write_settings`.

    Raises:
        ReadinessError: as `write_settings`.
    """
    from .faults import cannot_read

    settings, _ = read_settings()
    try:
        path = path.absolute()
    except OSError as error:
        raise cannot_read(path, error) from error
    recent = (path, *(other for other in settings.recent if other != path))[:MAX_RECENT]
    return write_settings(replace(settings, recent=recent)) if recent != settings.recent else ()


def _tolerant(file: TomlFile) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings without the values at fault; unknown keys are named and kept."""
    values: dict[str, Any] = {}
    unheard: dict[str, object] = {}
    faults: list[Fault] = []
    for name, value in file.data.items():
        if name in _KNOWN:
            wrong: list[KeyPath] = list(_misfits(name, value))
            faults += [file.fault("bad_setting", path, tolerated=True) for path in wrong]
            if not wrong:
                values[name] = _TAKEN.get(name, _as_it_is)(value)
        elif name not in _WRITERS:
            from .model_faults import unknown

            unheard[name] = value
            faults.append(unknown("unknown_setting", name, _KNOWN, file, (name,), tolerated=True))
    settings = replace(Settings(unknown=unheard), **values)
    ordered = sorted(faults, key=lambda fault: (fault.where.line or 0, fault.where.key))
    return settings, tuple(ordered)


def _misfits(name: str, value: object) -> Iterator[KeyPath]:
    """The places in a value that are of another kind than the setting's."""
    match name:
        case "advance" | "show_dimension_score" | "reduced_motion" | "peers":
            fits = isinstance(value, bool)
        case "least_companies":
            fits = type(value) is int and value >= FEWEST
        case "recent" | "group_by":
            fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "keys":
            fits = isinstance(value, dict)
            if isinstance(value, dict):
                yield from (("keys", key) for key, item in value.items() if not isinstance(item, str))
        case _:
            fits = isinstance(value, str) and len(value) <= MAX_TEXT
    if not fits:
        yield (name,)


def _as_it_is(value: object) -> object:
    return value


def _text(value: object) -> object:
    return cleaned(str(value))


def _paths(value: object) -> object:
    items = value if isinstance(value, list) else []
    return tuple(Path(item) for item in items)[:MAX_RECENT]


_TAKEN: Mapping[str, Callable[[object], object]] = {
    "facilitator": _text,
    "folder": lambda value: str(value) or None,
    "recent": _paths,
    "group_by": lambda value: tuple(map(str, value)) if isinstance(value, list) else (),
}
"""From a value in the file to that of a setting."""


def _refuse_other_formats(file: TomlFile) -> None:
    found = file.data.get("format")
    if type(found) is not int or found != FORMAT:
        from .assessment_reading import refuse_other_formats

        refuse_other_formats(file)


def _keep_what_is_there(path: Path) -> tuple[Fault, ...]:
    """See that nothing is lost by writing the settings: a file that cannot be read is kept beside them."""
    try:
        file = read_toml(path)
        _refuse_other_formats(file)
    except ReadinessError as error:
        from .atomic import move
        from .opening import DAMAGE
        from .sidecar_files import free_names, under_free_name

        if error.fault.code in ("newer_format", "newer_format_of_unknown"):
            raise
        if error.fault.code in DAMAGE:
            under_free_name(free_names(path, ".damaged"), lambda name: move(path, name))
        return ()
    from .toml_lines import has_comments

    return _comments_kept(file) if has_comments(file.text, HEADER) else ()


def _comments_kept(file: TomlFile) -> tuple[Fault, ...]:
    """Keep a copy of settings that somebody commented, and say so."""
    from .atomic import check_replaceable, keep_under
    from .faults import shown
    from .sidecar_files import free_names, real_path, under_free_name

    check_replaceable(file.path)
    real = real_path(file.path)
    kept = under_free_name(free_names(real, ".comments"), lambda name: keep_under(real, name))
    return (Fault("comments_kept", {"name": shown(Path(kept.name))}, file.place()),)


def _plain(value: object) -> object:
    match value:
        case Path():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value
