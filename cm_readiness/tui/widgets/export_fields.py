"""The choices for an export: format, one document or all, language, names."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ...app.export import name_for
from ...app.formats import SEPARATORS, Format, formats, text_format
from ...language.words import LANGUAGES, Words
from .choices import Choices
from .fields import TextEditor
from .line import Prose

AS_EXPECTED = "expected"
"""The separator that the language of a document has."""


@dataclass(frozen=True)
class Filled:
    """The choices as they stand."""

    whole: bool = False
    """Whether all documents are written."""
    form: Format = field(default_factory=text_format)
    """The format of one document."""
    forms: tuple[Format, ...] = field(default_factory=formats)
    """The formats of all documents."""
    language: str = ""
    """The language of one document; empty for the one that it is read in."""
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
    def all_forms(self) -> tuple[Format, ...]:
        """Every format that is written."""
        return self.forms if self.whole else (self.form,)

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Every language that is written."""
        return self.languages if self.whole else (self.language,)


class ExportFields(VerticalScroll):
    """A sheet of lists to choose from; those for all documents stand in the place of those for one."""

    DEFAULT_CSS = """
    ExportFields { height: 1fr; }
    ExportFields .-away { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="sheet", can_focus=False)
        self._forms = {form.id: form for form in formats()}

    def compose(self) -> ComposeResult:
        """The lists with their titles."""
        yield Prose(id="label-form", classes="label")
        yield Choices(tuple(self._forms), required=True, id="form")
        yield Choices(tuple(self._forms), several=True, required=True, id="forms")
        yield Prose(id="label-document", classes="label")
        yield Choices(("one", "all"), required=True, id="document")
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
            "form": words("Format"),
            "document": words("What"),
            "language": words("Language"),
            "separator": words("CSV: between two cells"),
            "notes": words("Notes"),
            "names": words("Names"),
        }
        for name, label in labels.items():
            self.query_one(f"#label-{name}", Prose).say((label, "bold"))
        one = words("This document: {title}", title=title)
        options = {
            "form": [words(name_for(form, template)) for form in self._forms.values()],
            "forms": [words(form.name) for form in self._forms.values()],
            "document": [one, words("All documents, in a folder")],
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
            whole=self._list("document").chosen == ("all",),
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
        self._list("document").chosen = ("all" if filled.whole else "one",)
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

    def choose_format(self, form: Format) -> None:
        """Choose the format of the one document."""
        self._list("form").chosen = (form.id,)

    def show_what_matters(self) -> None:
        """Show the fields that matter now."""
        filled = self.filled
        shown = {
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
