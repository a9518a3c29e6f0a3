"""The sandbox that templates run in: every text is literal, and a fault names its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..core.errors import Place, ReadinessError
from ..files.cache import private_cache
from ..files.shipped import templates_folder
from ..language.bars import bar
from ..language.blanks import blank
from ..language.foreign import foreign
from ..language.markdown_text import block, chart, escape_markdown, link, linked, page
from ..language.words import Words
from ..views.later import value_of

_HTML_FILTERS = ("urlize", "xmlattr", "tojson")
"""Filters whose result is HTML; a report has none."""
_NAMED = re.compile(r"\{(\w+)\}")
_INNER = re.compile(r"\w+\.<locals>\.")
"""Where a function of a template lies in the program, which says nothing to its author."""
EMPTY = "template_nothing_there"
"""The code for an item of what holds none, which another assessment may have."""


class TooSlowError(Exception):
    """The time of a template is up."""


class _Loader(FileSystemLoader):
    """Loads templates from one folder and nothing from outside it, not even through a symbolic link."""

    def __init__(self, main: Path) -> None:
        super().__init__(main.parent, encoding="utf-8-sig")
        self._main = main

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; one that another template asks for lies in the folder and ends in `.j2`."""
        try:
            source, filename, fresh = super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            raise ReadinessError("not_utf8", Place(str(self._main.with_name(template)))) from error
        except OSError as error:
            place = Place(str(self._main.with_name(template)))
            raise ReadinessError("cannot_read", place, reason=error.strerror or "") from error
        inside = Path(filename).resolve().is_relative_to(self._main.parent.resolve())
        if template != self._main.name and not (inside and template.endswith(".j2")):
            raise TemplateNotFound(template)
        return source, filename, fresh


class _Context(Context):
    """The variables of a template, each of them made once it is asked for."""

    def resolve_or_missing(self, key: str) -> object:
        """A variable, as the library has it looked up."""
        return value_of(super().resolve_or_missing(key))


def environment_for(path: Path, words: Words) -> Environment:
    """A sandbox for one template; it is kept, and reads a template again when its file has changed.

    Args:
        path: the template's file; it may include others of its folder.
        words: the language of the report.
    """
    return _kept(path, words) if path.is_absolute() else _made(path, words)


def _made(path: Path, words: Words) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Loader(path),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=literal,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.context_class = _Context
    environment.bytecode_cache = _compiled(path)
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # the extension's own switch
    for name in _HTML_FILTERS:
        del environment.filters[name]
    del environment.globals["lipsum"]
    environment.filters.update({"block": block, "link": link, "linked": linked, "foreign": _foreign})
    environment.filters.update({"e": literal, "escape": literal})
    environment.filters["forceescape"] = literal
    environment.globals.update(_words_functions(words))
    environment.globals.update({"bar": bar, "blank": blank, "chart": chart, "page": page})
    return environment


def _compiled(path: Path) -> BytecodeCache | None:
    """Where the compiled templates of the program are kept: compiling takes longer than filling in.

    Only the program's own, and only in a folder that nobody else can write to; without one there is none.
    """
    folder = private_cache("templates") if path.is_relative_to(templates_folder()) else None
    return _Kept(str(folder)) if folder is not None else None


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in files; a disk that refuses is no fault."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept, if anything can be read."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if the disk takes it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


_kept = lru_cache(maxsize=8)(_made)
"""Compiling the gap report takes longer than filling it in; a relative path may come to mean another file."""


def literal(value: object) -> object:
    """What a template prints: markup of the program's own as it is, everything else as literal text.

    Args:
        value: any value of a template.
    """
    return value if isinstance(value, Markup) else escape_markdown(str(value))


def _foreign(value: object, language: str) -> Markup:
    """A text with the language that it is in; as it is where that is the document's own."""
    return foreign(value if isinstance(value, Markup) else escape_markdown(str(value)), language)


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn what goes wrong in a template into an error for the person who wrote it, whatever it is.

    A template calls what it likes with what it likes: there is no end to what that may raise.

    Args:
        path: the template that was asked for.

    Raises:
        ReadinessError: `template_…`, `not_utf8` or `cannot_read`, with the file and the line as far as
            they are known.
    """
    try:
        yield
    except ReadinessError:
        raise
    except TemplateSyntaxError as error:
        place = Place(error.filename or str(path), line=error.lineno)
        raise ReadinessError("template_syntax", place, problem=error.message or "") from error
    except TemplateNotFound as error:
        raise ReadinessError("template_include", _place(error, path), name=str(error.name)) from error
    except UndefinedError as error:
        raise _missing(error, path) from error
    except SecurityError as error:
        raise ReadinessError("template_forbidden", _place(error, path), problem=str(error)) from error
    except MemoryError as error:
        raise ReadinessError("template_too_large", _place(error, path)) from error
    except TooSlowError as error:
        raise ReadinessError("template_too_slow", _place(error, path)) from error
    except Exception as error:
        problem = _INNER.sub("", str(error)) or type(error).__name__
        raise ReadinessError("template_failed", _place(error, path), problem=problem) from error


def _missing(error: UndefinedError, path: Path) -> ReadinessError:
    """A name that nothing has, or an item of what holds none, such as the first of an empty list."""
    name, place = re.findall(r"'([^']*)'", error.message or ""), _place(error, path)
    if name:
        return ReadinessError("template_unknown_name", place, name=name[-1])
    return ReadinessError(EMPTY, place, problem=error.message or "")


def _place(error: Exception, path: Path) -> Place:
    """The line of a template in which an error arose: the innermost one that is in a template."""
    lines = [f for f in extract_tb(error.__traceback__) if Path(f.filename).parent == path.parent]
    return Place(lines[-1].filename, line=lines[-1].lineno) if lines else Place(str(path))


def _words_functions(words: Words) -> dict[str, Callable[..., Markup]]:
    """The translation calls of templates: the messages are the program's own, the values are literal."""

    def gettext(message: str, /, **values: object) -> Markup:
        return _filled(words(message), values)

    def ngettext(one: str, many: str, count: int, /, **values: object) -> Markup:
        return _filled(words.gettext.ngettext(one, many, count), {"count": words.number(count), **values})

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return _filled(words.context(context, message), values)

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}


def _filled(message: str, values: dict[str, object]) -> Markup:
    """A message with its `{named}` places filled in, or the `%(named)s` ones of a `trans` block."""
    if not values:
        return Markup(message)  # noqa: S704 - a message of the program's catalog
    shown = {name: str(literal(value)) for name, value in values.items()}
    # Names alone are filled in: Python's own format would reach for attributes as well.
    text = message % shown if "%(" in message else _NAMED.sub(lambda name: shown[name[1]], message)
    return Markup(text)  # noqa: S704 - the values are escaped for Markdown
