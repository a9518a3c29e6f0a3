"""The documents that there are for an assessment, for people to choose from and to read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..documents.catalogue import DIFFERENCES, DOCUMENTS, MAIN, MINUTES, PORTFOLIO, PROGRESS
from ..documents.document_set import DocumentSet, own_files, own_templates
from ..documents.draft import Draft
from ..documents.templates import TemplateInfo, templates

__all__ = [
    "DIFFERENCES",
    "MAIN",
    "MINUTES",
    "PORTFOLIO",
    "PROGRESS",
    "DocumentSet",
    "Draft",
    "own_files",
    "own_templates",
    "templates",
]


class DocumentChoice(NamedTuple):
    """A document that can be asked for by name."""

    name: str
    title: str
    """A message to translate; its name when it is one of the person's own."""
    own: Path | None
    """The file of one's own template."""
    starter: bool
    """Whether it is the beginning of a document, to be filled in."""


def to_choose_from(documents: DocumentSet) -> list[DocumentChoice]:
    """The documents that can be read without another assessment, in the order in which people are shown them.

    Args:
        documents: those of an assessment.
    """
    return [
        _choice(info)
        for info in templates(documents.folder)
        if not compares(info.name)
        and not about_many(info.name)
        and (documents.has_rounds or not _needs_rounds(info.name))
        and (documents.has_workshop or not _needs_workshop(info.name))
    ]


def compares(name: str) -> bool:
    """Whether a document needs something to compare with."""
    return name in DOCUMENTS and DOCUMENTS[name].compares


def about_many(name: str) -> bool:
    """Whether a document is about many companies."""
    return name in DOCUMENTS and DOCUMENTS[name].portfolio


def _needs_rounds(name: str) -> bool:
    return name in DOCUMENTS and DOCUMENTS[name].rounds


def _needs_workshop(name: str) -> bool:
    return name in DOCUMENTS and DOCUMENTS[name].workshop


def title_of(name: str) -> str:
    """What a document is called, a message to translate; its name when it is one of the person's own."""
    return DOCUMENTS[name].title if name in DOCUMENTS else name


def _choice(info: TemplateInfo) -> DocumentChoice:
    document = DOCUMENTS.get(info.name)
    starter = info.shipped and document is not None and document.starter
    return DocumentChoice(info.name, info.title, None if info.shipped else info.path, starter)
