"""Brings the fingerprint and the digests of the example assessments up to date, as `make examples` does.

Run it after a text or a number of the questionnaire has been changed.
"""

from __future__ import annotations

from cm_readiness.files.assessments import read_assessment, touched
from cm_readiness.files.atomic import write_bytes
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import examples, questionnaires_folder
from cm_readiness.files.writing import content_of

if __name__ == "__main__":
    questionnaire = read_questionnaire(questionnaires_folder() / "community_manager")
    for path in examples():
        assessment = read_assessment(path)
        saved = touched(assessment, questionnaire)
        write_bytes(path, content_of(saved, path), replace=True)
