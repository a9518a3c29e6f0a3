"""Collects the program's own words, and checks that every one of them is translated.

Run as `python -m tests.catalogs update` or `check`; the Makefile does.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cm_readiness.language.records import FALLBACK, RECORDS

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "cm_readiness" / "language" / "locale"
LANGUAGES = [code for code in RECORDS if code != FALLBACK]
"""The fallback is the language of the messages themselves."""
METHODS = [("cm_readiness/**.py", "python"), ("report_templates/**.j2", "jinja2")]
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "words", "gettext"), None),
    **dict.fromkeys(("plural", "ngettext"), (1, 2)),
    **dict.fromkeys(("context", "pgettext"), ((1, "c"), 2)),
}


class Plain(Catalog):
    """A catalog whose header says what a reader needs and nothing that changes from day to day.

    What babel lets one set is only told here; older checkers of types do not mind.
    """

    @property  # type: ignore[misc, unused-ignore]
    def mime_headers(self) -> list[tuple[str, str]]:
        """Language, encoding and plural forms."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]

    @property
    def num_plurals(self) -> int:
        """How many forms a message has."""
        return int(re.findall(r"nplurals=(\d+)", self.plural_forms)[0])

    @property
    def plural_expr(self) -> str:
        """Which of them goes with a number `n`."""
        return str(re.findall(r"plural=(.+);", self.plural_forms)[0])

    @property
    def plural_forms(self) -> str:
        """As the record of the language has it; babel has other ones for some."""
        return RECORDS[str(self.locale)].plural_forms

    @property  # type: ignore[misc, unused-ignore]
    def header_comment(self) -> str:
        """The first line of the file."""
        return f"# The words of cm-readiness: {self.locale}. `make catalogs` keeps the list of messages."


def extracted() -> Catalog:
    """All messages of the program and of the shipped templates."""
    messages = Catalog()
    for _, _, message, _, context in extract_from_dir(ROOT, METHODS, keywords=KEYWORDS):
        messages.add(message, context=context)
    return messages


def catalog(language: str) -> Catalog:
    """The translations of a language as they are written; none while there is no file."""
    path = LOCALE / language / "LC_MESSAGES" / "cm_readiness.po"
    return (
        plain(read_po(io.BytesIO(path.read_bytes()), locale=language))
        if path.is_file()
        else Plain(language, fuzzy=False)
    )


def plain(translations: Catalog) -> Catalog:
    """The same translations under the plain header."""
    result = Plain(translations.locale, fuzzy=False)
    for message in translations:
        if message.id:
            result[message.id] = message
    return result


def compiled(translations: Catalog) -> bytes:
    """What the program reads."""
    out = io.BytesIO()
    write_mo(out, translations)
    return out.getvalue()


def faults(language: str) -> list[str]:
    """What is missing or wrong in the translations of a language."""
    translations = catalog(language)
    ids = {(message.id, message.context) for message in extracted() if message.id}
    have = {(message.id, message.context) for message in translations if message.id}
    found = [f"{language}: not in the catalog: {ident!r}" for ident, _ in sorted(ids - have, key=str)]
    found += [f"{language}: no longer used: {ident!r}" for ident, _ in sorted(have - ids, key=str)]
    for message in translations:
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        if message.id and (message.fuzzy or not all(strings)):
            found.append(f"{language}: not translated: {message.id!r}")
        found += [f"{language}: {fault}: {message.id!r}" for fault in message.check(translations)]
    mo = LOCALE / language / "LC_MESSAGES" / "cm_readiness.mo"
    if not mo.is_file() or mo.read_bytes() != compiled(translations):
        found.append(f"{language}: {mo.name} is not what the translations compile to; run make catalogs")
    return found


def update(language: str) -> None:
    """Bring the catalog of a language up to the messages, and compile it."""
    path = LOCALE / language / "LC_MESSAGES" / "cm_readiness.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    translations = catalog(language)
    translations.update(extracted(), no_fuzzy_matching=True)
    translations.obsolete.clear()
    out = io.BytesIO()
    write_po(out, translations, width=100, no_location=True, sort_output=True)
    path.write_bytes(out.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(translations))


def unseen() -> Iterator[str]:
    """Messages that the extraction passes over: before Python 3.12 it does not look into f-strings."""
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in extracted()}
    for path in sorted((ROOT / "cm_readiness").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
                name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
                if name in ("words", "plural", "N_") and call.args[0].value not in ids:
                    yield f"{path.name}, line {call.lineno}: a message within an f-string is not collected"


def main(action: str) -> int:
    """Update or check all languages; 1 if a check finds anything."""
    if action == "update":
        for language in LANGUAGES:
            update(language)
    found = [*unseen(), *(fault for language in LANGUAGES for fault in faults(language))]
    print("\n".join(found) or "every word is translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
