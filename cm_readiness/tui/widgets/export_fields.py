"""The choices for an export: what a client gets, one document or all, format, language, names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ...app.delivery import What, forms_for_people
from ...app.export import name_for
from ...app.formats import SEPARATORS, Format
from ...language.words import LANGUAGES, Words
from .choices import Choices
from .line import Prose
from .text_editor import TextEditor

AS_EXPECTED = "expected"
"""The separator that the language of a document has."""
WHAT: tuple[What, ...] = ("pack", "one", "all")


@dataclass(frozen=True)
class Filled:
    """The choices as they stand."""

    what: What | None = None
    """What is written; None as long as nobody has chosen."""
    form: Format = field(default_factory=lambda: forms_for_people()[0])
    """The format of one document, or of what a client gets."""
    forms: tuple[Format, ...] = field(default_factory=forms_for_people)
    """The formats of all documents."""
    language: str = ""
    """The language of one document, or of what a client gets; empty before the form is there."""
    languages: tuple[str, ...] = ()
    """The languages of all documents; empty for those of the questionnaire."""
    separator: str = ""
    """Between two cells of a table of text; empty for what the language has."""
    with_notes: bool = False
    """Whether what was noted is written as well, on a sheet of its own."""
    anonymous: bool = False
    instead: str = ""
    """Names and what stands in their place, line by line."""

    @property
    def whole(self) -> bool:
        """Whether all documents are written."""
        return self.what == "all"

    @property
    def all_forms(self) -> tuple[Format, ...]:
        """Every format that is written."""
        return self.forms if self.whole else (self.form,)

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Every language that is written."""
        return self.languages if self.whole else (self.language,)


class ExportFields(VerticalScroll):
    """A sheet of lists to choose from; those for all documents stand in the place of those for one.

    Args:
        alone: there is no other document to choose.
    """

    DEFAULT_CSS = """
    ExportFields { height: 1fr; }
    ExportFields .-away { display: none; }
    """

    def __init__(self, *, alone: bool = False) -> None:
        super().__init__(id="sheet", can_focus=False)
        self._alone = alone
        self._forms = {form.id: form for form in forms_for_people()}

    def compose(self) -> ComposeResult:
        """The lists with their titles."""
        yield Prose(id="label-document", classes="label")
        yield Choices(WHAT, required=True, id="document")
        yield Prose(id="label-form", classes="label")
        yield Choices(tuple(self._forms), required=True, id="form")
        yield Choices(tuple(self._forms), several=True, required=True, id="forms")
        yield Prose(id="label-language", classes="label")
        yield Choices(tuple(LANGUAGES), required=True, id="language")
        yield Choices(tuple(LANGUAGES), several=True, required=True, id="languages")
        yield Prose(id="label-separator", classes="label")
        yield Choices((AS_EXPECTED, *SEPARATORS), required=True, id="separator")
        yield Prose(id="label-notes", classes="label")
        yield Choices(("with_notes",), several=True, id="notes")
        yield Prose(id="label-names", classes="label")
        yield Choices(("anonymous",), several=True, id="names")
        yield Prose(id="label-instead")
        yield TextEditor(id="instead", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def say(self, title: str, template: str, words: Words) -> None:
        """Name everything.

        Args:
            title: what the one document is called.
            template: its name, or the file of one's own.
            words: the person's language.
        """
        labels = {
            "document": words("What"),
            "form": words("Format"),
            "language": words("Language"),
            "separator": words("CSV: between two cells"),
            "notes": words("Notes"),
            "names": words("Names"),
        }
        for name, label in labels.items():
            self.query_one(f"#label-{name}", Prose).say((label, "bold"))
        pack = words("Client pack: gap report, summary and action plan")
        one = words("This document: {title}", title=title)
        options = {
            "document": [pack, one, words("All documents, in a folder")],
            "form": [words(name_for(form, template)) for form in self._forms.values()],
            "forms": [words(form.name) for form in self._forms.values()],
            "language": list(LANGUAGES.values()),
            "languages": list(LANGUAGES.values()),
            "separator": [words("what spreadsheets in the language expect"), *map(words, SEPARATORS)],
            "notes": [words("Add what was noted, on a sheet of its own at the end")],
            "names": [words("Leave out the names of company, respondent, facilitator and owners")],
        }
        for name, said in options.items():
            self._list(name).say(said)
        self.query_one("#label-instead", Prose).say(
            words("Other names and what to write instead, one a line, such as: Tom=the community manager")
        )

    @property
    def filled(self) -> Filled:
        """The choices as they stand."""
        return Filled(
            what=cast("What", self._list("document").chosen[0]),
            form=self._forms[self._list("form").chosen[0]],
            forms=tuple(self._forms[name] for name in self._list("forms").chosen),
            language=self._list("language").chosen[0],
            languages=self._list("languages").chosen,
            separator=SEPARATORS.get(self._list("separator").chosen[0], ""),
            with_notes=bool(self._list("notes").chosen),
            anonymous=bool(self._list("names").chosen),
            instead=self.query_one("#instead", TextEditor).text,
        )

    def fill(self, filled: Filled) -> None:
        """Choose what was chosen before."""
        self._list("document").chosen = (filled.what or WHAT[0],)
        self._list("form").chosen = (filled.form.id,)
        self._list("forms").chosen = tuple(form.id for form in filled.forms)
        self._list("language").chosen = (filled.language,)
        self._list("languages").chosen = filled.languages
        names = {sign: name for name, sign in SEPARATORS.items()}
        self._list("separator").chosen = (names.get(filled.separator, AS_EXPECTED),)
        self._list("notes").chosen = ("with_notes",) if filled.with_notes else ()
        self._list("names").chosen = ("anonymous",) if filled.anonymous else ()
        self.query_one("#instead", TextEditor).load_text(filled.instead)
        self.show_what_matters()

    def choose_one(self, form: Format) -> None:
        """Choose the one document, in a format."""
        self._list("document").chosen = ("one",)
        self._list("form").chosen = (form.id,)

    def choose_language(self, language: str) -> None:
        """Choose the language of what is not all documents."""
        self._list("language").chosen = (language,)

    def show_what_matters(self) -> None:
        """Show the fields that matter now."""
        filled = self.filled
        shown = {
            "label-document": not self._alone,
            "document": not self._alone,
            "form": not filled.whole,
            "forms": filled.whole,
            "language": not filled.whole,
            "languages": filled.whole,
            "label-separator": any(form.separators for form in filled.all_forms),
            "separator": any(form.separators for form in filled.all_forms),
            "label-instead": filled.anonymous,
            "instead": filled.anonymous,
        }
        for name, matters in shown.items():
            self.query_one(f"#{name}").set_class(not matters, "-away")

    def show_replacements(self) -> None:
        """Bring the field for other names into view."""
        self.query_one("#instead").scroll_visible(animate=False)

    def _list(self, name: str) -> Choices:
        return self.query_one(f"#{name}", Choices)
