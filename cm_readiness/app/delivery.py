"""Documents as they are handed to people: which ones together, in which folder, and under which names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..core.assessment import Assessment
from ..core.errors import Fault, ReadinessError
from ..files.file_names import readable_name
from ..formats.format import Format
from ..formats.registry import formats
from ..language.words import LANGUAGES, Words
from .documents import MAIN, title_of
from .export import document_in
from .paths import documents_folder

What = Literal["pack", "one", "all"]
"""What a client gets, one document, or all of them."""

PACK = (MAIN, "executive_summary", "action_plan")
"""What a client gets."""


def forms_for_people() -> tuple[Format, ...]:
    """All formats, those that people know first."""
    return tuple(sorted(formats(), key=lambda form: form.choice))


def form_in_its_place(form: Format) -> tuple[Format, Fault | None]:
    """A format, or the first one that is always there with what has to be installed for the other.

    Args:
        form: the one that is wished for.
    """
    try:
        form.check_installed()
    except ReadinessError as error:
        return next(one for one in forms_for_people() if one.extra is None), error.fault
    return form, None


def name_for_people(template: str, form: Format, words: Words) -> Path:
    """What a file is called in the language of the document.

    Args:
        template: the name of the document.
        form: its format.
        words: its language.
    """
    whole = {"answers": words("Answers"), "summary": words("Results")} if template == MAIN else {}
    title = whole.get(form.shows) or words(title_of(template))
    # A word of capitals alone is an abbreviation.
    small = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    name = readable_name(small) or readable_name(template) or "document"
    return Path(f"{name}{form.suffix}")


def path_for_people(template: str, form: Format, words: Words) -> Path:
    """Where a file lies in a folder with all documents: in one for its language.

    Args:
        template: the name of the document.
        form: its format.
        words: its language.
    """
    return Path(LANGUAGES[words.language]) / name_for_people(template, form, words)


@dataclass(frozen=True)
class Delivery:
    """Where the documents of an assessment go unless a person says something else."""

    assessment: Assessment
    file: Path
    """Of the assessment: its name stands in for a company without one."""
    template: str
    """The one document that may be asked for alone."""

    def document(self, form: Format) -> str:
        """The one document; a format that has it not shows the whole assessment instead."""
        return str(document_in(form, self.template))

    def folder(self, words: Words, *, anonymous: bool) -> Path:
        """The folder of the company among the person's documents; without names, it has none either.

        Args:
            words: the language of what lies in it.
            anonymous: whether names are left out.
        """
        name = words("Edition without names") if anonymous else self.assessment.company_name
        return documents_folder() / (readable_name(name) or readable_name(self.file.stem) or "cm-readiness")

    def path(self, what: What, form: Format, words: Words, folder: Path) -> Path:
        """The file of one document, else the folder of several.

        Args:
            what: is written.
            form: the format of one document.
            words: its language, or the person's for all documents.
            folder: of the company.
        """
        if what == "pack":
            return folder
        if what == "all":
            return folder / readable_name(words("All documents"))
        return folder / name_for_people(self.document(form), form, words)

    def is_named_in(self, path: Path) -> bool:
        """Whether a path says whose documents they are."""
        told = (self.file.stem, readable_name(self.assessment.company_name))
        return any(name and name.casefold() in str(path).casefold() for name in told)
