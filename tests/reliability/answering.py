"""A process that answers and answers until it is killed; it reports each answer once that is saved.

Run as `python -m tests.reliability.answering FILE`.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from cm_readiness.core.assessment import Assessment, with_answer, with_remarks
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.files.writing import open_for_writing

CRITERIA = tuple(read_questionnaire(questionnaires_folder() / "community_manager").criteria)
AT = read_assessment(examples()[0]).last_changed


def criterion(serial: int) -> str:
    """The criterion of the answer of a number: all in turn, again and again."""
    return CRITERIA[serial % len(CRITERIA)]


def level(serial: int) -> int:
    """The level of the answer of a number."""
    return serial * 7 // 3 % 5


def note(serial: int) -> str:
    """What is noted beside the answer of a number, long enough to be written in several pieces."""
    return f"{serial} " + "à vérifier, " * 40


def number(assessment: Assessment, criterion_id: str) -> int:
    """The number of the answer that an assessment holds for a criterion; -1 when it is none of these."""
    text = assessment.answer_to(criterion_id).note
    first = text.partition(" ")[0]
    return int(first) if first.isdecimal() and text == note(int(first)) else -1


def newest(assessment: Assessment) -> int:
    """The number of the last answer that an assessment holds; -1 before the first."""
    return max(number(assessment, identifier) for identifier in CRITERIA)


def main(path: Path) -> None:
    """Answer without end."""
    with open_for_writing(path) as opened:
        assessment = opened.assessment
        for serial in count(newest(assessment) + 1):
            identifier = criterion(serial)
            assessment = with_answer(assessment, identifier, level(serial), AT)
            assessment = with_remarks(assessment, identifier, note=note(serial))
            opened.write(assessment)
            os.write(1, f"{serial}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
