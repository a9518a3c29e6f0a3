"""The example companies that come with the program, in the language of the person who looks at them."""

from __future__ import annotations

from pathlib import Path

from ..core.assessment import Assessment
from .assessments import read_assessment
from .questionnaires import find_questionnaire
from .shipped import examples


def examples_in(language: str) -> list[tuple[Path, Assessment]]:
    """Each company once, with its file: in a language, else in the first one of its questionnaire.

    Args:
        language: a language code such as `fr`.

    Raises:
        ReadinessError: a file that comes with the program cannot be read.
    """
    read = [(path, read_assessment(path)) for path in examples()]
    own = [(path, example) for path, example in read if example.language == language]
    return own or [(path, example) for path, example in read if example.language == _first_language(example)]


def _first_language(example: Assessment) -> str:
    return find_questionnaire(example.questionnaire.id, near=None, folder=None).languages[0]
