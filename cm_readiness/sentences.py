"""The sentence for each fault, in the person's language: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from .core.errors import Fault, Place
from .i18n import N_, Words

SENTENCES: Mapping[str, str] = {
    "text_too_long": N_("this text has {length} characters; it may have {most}."),
    "text_not_unicode": N_("this text holds half a character that cannot be saved; remove it."),
    "no_reason": N_("{criterion}: not applicable needs a reason."),
    "level_out_of_range": N_("{criterion}: level is {level}; it must be 0 to 4."),
}
"""By code, the message; it starts in lower case because a place stands before it."""


def sentence(fault: Fault, words: Words) -> str:
    """One sentence for a person.

    Args:
        fault: what is wrong; a code without a sentence is a programming error.
        words: the person's language.
    """
    message = words(SENTENCES[fault.code], **fault.values)
    place = _place(fault.where, words)
    if not place:
        return message[:1].upper() + message[1:]
    return words("{place}: {message}", place=place, message=message)


def _place(where: Place, words: Words) -> str:
    place = where.file
    if where.line is not None:
        line = words("line {line}", line=where.line)
        if where.column is not None:
            line = words("line {line}, column {column}", line=where.line, column=where.column)
        place = f"{place}, {line}" if place else line
    if not where.key:
        return place
    return words("{place}: {message}", place=place, message=where.key) if place else where.key
