"""The sentence for each fault, in the person's language: what, where, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime

from ..core.errors import Fault, Place
from .console_faults import CONSOLE_SENTENCES
from .engine_faults import ENGINE_SENTENCES
from .file_faults import FILE_SENTENCES
from .local_days import local_time
from .measure_faults import MEASURE_SENTENCES
from .phone_faults import PHONE_SENTENCES
from .portfolio_faults import PORTFOLIO_SENTENCES
from .questionnaire_faults import QUESTIONNAIRE_SENTENCES
from .report_faults import REPORT_SENTENCES
from .room_faults import ROOM_SENTENCES
from .words import N_, Words

SENTENCES: Mapping[str, str] = {
    **REPORT_SENTENCES,
    **CONSOLE_SENTENCES,
    **FILE_SENTENCES,
    **QUESTIONNAIRE_SENTENCES,
    **PHONE_SENTENCES,
    **PORTFOLIO_SENTENCES,
    **ROOM_SENTENCES,
    **MEASURE_SENTENCES,
    **ENGINE_SENTENCES,
    "text_too_long": N_("this text has {length} characters; it may have {most}."),
    "text_not_unicode": N_("this text holds half a character that cannot be saved; remove it."),
    "no_reason": N_("{criterion}: not applicable needs a reason."),
    "milestone_exists": N_("a milestone is called {name} already; choose another name."),
    "milestone_without_name": N_("a milestone needs a name, such as: baseline."),
    "nothing_to_explain": N_(
        "there is nothing called {what} to explain; name overall, a dimension or a criterion."
    ),
    "nothing_to_explain_nearest": N_("there is nothing called {what} to explain; did you mean {nearest}?"),
    "other_questionnaire": N_(
        "the two files answer different questionnaires ({old} and {new}) and cannot be compared."
    ),
    "plan_too_large": N_(
        "an exact answer for this questionnaire takes more work than the program allows itself; "
        "the roadmap is not affected."
    ),
    "cannot_save": N_("the answers cannot be written ({reason})."),
    "action_without_words": N_("an action needs words; say what is to be done."),
    "no_such_action": N_("there is no such action any more; look at the plan again."),
    "not_a_day": N_("{given} is not a date; write it as 20/12/2026 or 2026-12-20."),
    "day_is_over": N_("{day} is over; choose a day to come."),
    "no_typed_number": N_("{given} is not a number; write it in digits, such as 12."),
    "number_below_zero": N_("{given} is below zero; write 0 or more."),
    "number_in_two_ways": N_("{given} may be {whole} or {fraction}; write the one that you mean."),
    "level_out_of_range": N_("{criterion}: level is {level}; it must be 0 to 4."),
    # Assessments
    "newer_format": N_(
        "written by cm-readiness {writer}; this is {version}. Install the newer one to open it."
    ),
    "newer_format_of_unknown": N_(
        "written by a newer cm-readiness; this is {version}. Install the newer one to open it."
    ),
    "bad_level": N_("level is {level}; it must be 0 to 4."),
    "two_kinds_of_answer": N_(
        "there are two kinds of answer at once; keep one of level, unknown and not_applicable."
    ),
    "reason_missing": N_("not applicable needs a reason; write it."),
    "orphaned_answer": N_("{questionnaire} has no such criterion; the answer is kept and counts nowhere."),
    "orphaned_target": N_(
        "{questionnaire} has no such dimension or criterion; the target is kept and not used."
    ),
    "orphaned_action": N_("{questionnaire} has no criterion {word}; the action is kept and marked."),
    "na_not_allowed": N_(
        "this criterion cannot be not applicable; it counts as unanswered until it is answered."
    ),
    "belongs_elsewhere": N_("this assessment belongs to another questionnaire, not to {word}."),
    "questionnaire_changed": N_(
        "the questionnaire has changed since the last save (version {version}, now {now}); check the answers."
    ),
    "criterion_added": N_("this criterion is new in the questionnaire."),
    "criterion_removed": N_("this criterion is no longer in the questionnaire."),
    "criterion_reworded": N_("the levels of this criterion were reworded; confirm its answer."),
    # Versions put together
    "merge_other_assessment": N_(
        "these are two assessments ({ours} and {theirs}), not two versions of one; compare them instead."
    ),
    "merge_other_questionnaire": N_(
        "the two versions answer different questionnaires ({ours} and {theirs}); they cannot be put together."
    ),
    "came_in": N_("this file was also changed elsewhere; taken in from there: {names}."),
    "came_in_differing": N_(
        "this file was also changed elsewhere; taken in from there: {names}; changed on both sides, look at: "
        "{differing}."
    ),
    "came_in_besides": N_(
        "this file was also changed elsewhere; what it says of the company or the plan is taken in."
    ),
    "gather_other_questionnaire": N_(
        "{name} answers the questionnaire {found}, not {wanted}; leave this file out."
    ),
    "person_without_name": N_("a person needs a name, such as: Clara."),
    "person_of_like_name": N_(
        "{there} answers in this file, not {name}; give a name that is written otherwise, such as the first "
        "and the last one."
    ),
    "gather_same_name": N_(
        "two people are called {name}; change who answers in one of the files, or leave --names out."
    ),
    "gather_too_few": N_(
        "of fewer than {least} people everybody knows who said what; with --names it is kept by name."
    ),
    "gather_twice": N_("{file} is named twice; name each file once."),
    # Tables that come back
    "import_no_level": N_("{given} is not a level; write 0 to 4, ?, or -"),
    "import_date": N_("{given} is a date, not a level; write 0 to 4, ?, or -"),
    "import_formula": N_("this is a formula; write what it comes to instead."),
    "import_error": N_("this cell holds an error instead of a value; write what is meant."),
    "import_no_reason": N_("not applicable needs a reason; say why in the note beside it."),
    "import_na_not_allowed": N_(
        "this criterion cannot be not applicable; give a level, or ? for don’t know."
    ),
    "import_no_status": N_("{given} is no status of an action; write one of {choices}."),
    "import_merged": N_("these cells are merged; split them, so that each belongs to one row."),
    "import_twice": N_("{criterion} is answered twice; leave one row."),
    "import_action_twice": N_("this action stands in two rows; leave one."),
    "import_action_gone": N_("the plan no longer has this step; export it again."),
    "import_criterion_gone": N_("the questionnaire no longer has {criterion}; leave this row as it was."),
    "import_unknown_row": N_("nothing is called {criterion} here; restore the id of this row."),
    "import_row_without_id": N_("this row has no id of a criterion; write into the rows that are there."),
    "import_row_gone": N_("the row of {criterion} is missing; restore it, or export again."),
    "import_no_column": N_(
        "the column {column} is missing or stands there twice; restore it, or export again."
    ),
    "import_no_sheet": N_("the sheet {sheet} is missing or has another name; restore it."),
    "import_cut": N_("this text is longer than a cell can be; change it in the program."),
    "import_too_wide": N_("this sheet has something far away from its table; delete what is there."),
    "import_only_plan": N_("this is a plan, and holds no answers; name a file with answers."),
    "import_empty": N_("this file is empty."),
    "import_old": N_("this is a workbook of Excel 97; save it as .xlsx and import that."),
    "import_encrypted": N_("this workbook is protected by a password; save it without one and import that."),
    "import_too_large": N_("unpacked, this workbook is larger than {megabytes} MB and is not opened."),
    "import_no_workbook": N_("this is no workbook, or a damaged one; save it once more as .xlsx or .ods."),
    "import_no_table": N_(
        "this is no table that the program wrote; export one with: cm-readiness report FILE --format csv"
    ),
    "import_without_base": N_(
        "this is no workbook that the program wrote, or its hidden sheet is gone; export one with: "
        "cm-readiness report FILE --format xlsx"
    ),
    "import_ending": N_(
        "answers are not taken in from files that end in {ending}; name one that ends in one of {endings}."
    ),
    "import_anonymous": N_(
        "this was exported without names, so nobody knows whose it is; export it with names."
    ),
    "import_other_questionnaire": N_("this answers the questionnaire {found}, not {wanted}."),
    "import_other_company": N_(
        "this is about {found}, not about {wanted}; import it into the other assessment."
    ),
    "import_other_assessment": N_("this belongs to another assessment ({found}, not {wanted})."),
    "conflict_markers": N_(
        "git has left two versions in this file; put them together with: cm-readiness merge --resolve {file}"
    ),
    "no_conflict_markers": N_("git has left no two versions in this file; there is nothing to put together."),
    "changed_meanwhile": N_("another program has changed this file just now; try again."),
    "no_repository": N_("this folder belongs to no git repository; go to one, or run git init first."),
    "git_missing": N_("git is not there; install it first."),
    "git_refuses": N_("git does not take the setting: {reason}."),
    # Settings
    "unknown_setting": N_("there is no setting {word}; it is kept and not used."),
    "unknown_setting_nearest": N_("there is no setting {word}; did you mean {nearest}?"),
    "no_key_command": N_("there is no command {word}; the settings screen lists all of them."),
    "no_key_command_nearest": N_("there is no command {word}; did you mean {nearest}?"),
    "no_such_key": N_("there is no key {key}; the usual one is used."),
    "key_taken": N_("{key} is already the key of {other}; the usual one is used."),
    "bad_setting": N_("this value does not fit; the usual one is used instead."),
    # The command line: how it was used, and what was given on it.
    "bad_budget": N_("the budget is {given}; it must be a number of days from 0 to {most}."),
    "bad_usage": N_("this cannot be read; {program} --help shows how to write it."),
    "document_exists": N_(
        "there is a file of this name already; choose another name, or add --force to replace it."
    ),
    "family_exists": N_("this folder is not empty; name a new one, or add --force to replace what is there."),
    "folder_not_empty": N_("this folder is not empty; name a new one."),
    "missing_argument": N_("{argument} is missing; --help shows what goes where."),
    "na_refused": N_(
        "{criterion} cannot be answered not applicable; give a level from 0 to 4, or --unknown."
    ),
    "no_such_choice": N_("{option} cannot be {given}; it is one of {choices}."),
    "no_such_choice_nearest": N_("{option} cannot be {given}; did you mean {nearest}?"),
    "no_milestones": N_("no milestone has been frozen in this assessment yet; name the file alone."),
    "no_such_deed": N_("{given} cannot be done; name one of {known}."),
    "no_such_deed_nearest": N_("{given} cannot be done; did you mean {nearest}?"),
    "no_such_milestone": N_("there is no milestone {name}; there are {known}."),
    "no_such_milestone_nearest": N_("there is no milestone {name}; did you mean {nearest}?"),
    "no_terminal": N_("this needs a terminal; without one, use cm-readiness ask, demo, score or report."),
    "not_a_level": N_("{given} is not a level; it must be 0 to 4."),
    "not_an_assignment": N_("{option} {given} has no name and value; write it as NAME=VALUE."),
    "not_its_questionnaire": N_(
        "this assessment answers {wanted}; the questionnaire in {folder} is {found}."
    ),
    "not_yes_or_no": N_("{field} is {given}; it must be yes or no."),
    "nothing_to_change": N_("nothing to change; name at least one option, such as --title or --set."),
    "nothing_to_record": N_(
        "nothing to record; give a level from 0 to 4, or an option such as --unknown or --note."
    ),
    "option_needs_value": N_("{option} needs a value after it."),
    "option_takes_no_value": N_("{option} takes no value."),
    "output_is_input": N_("the report is made of this file; name another one to write to."),
    "output_not_taken": N_("standard output cannot be written: {reason}."),
    "program_fault": N_(
        "something went wrong in the program itself; {log} says where, and holds none of your texts."
    ),
    "program_fault_unlogged": N_(
        "something went wrong in the program itself; CM_READINESS_DEBUG=1 before the command shows where."
    ),
    "target_out_of_range": N_("{target}: the target is {level}; it must be 1 to 4."),
    "two_answers": N_("{first} and {second} are two answers to one criterion; give one of them."),
    "unexpected_argument": N_(
        "{given} is one word too many; a text with spaces goes between quotation marks."
    ),
    "unknown_command": N_("there is no command and no file called {command}; the commands are {commands}."),
    "unknown_command_nearest": N_(
        "there is no command and no file called {command}; did you mean {nearest}?"
    ),
    "unknown_criterion": N_(
        "{questionnaire} has no criterion {criterion}; cm-readiness score --json lists them."
    ),
    "unknown_criterion_nearest": N_("{questionnaire} has no criterion {criterion}; did you mean {nearest}?"),
    "unknown_field": N_("{questionnaire} asks nothing called {field} about the company; it asks {fields}."),
    "unknown_field_nearest": N_(
        "{questionnaire} asks nothing called {field} about the company; did you mean {nearest}?"
    ),
    "unknown_kind": N_("{given} cannot be listed; name one of {kinds}, or none."),
    "unknown_kind_nearest": N_("{given} cannot be listed; did you mean {nearest}?"),
    "unknown_option": N_("there is no option {option}; --help lists them."),
    "unknown_option_nearest": N_("there is no option {option}; did you mean {nearest}?"),
    "unknown_target": N_("{questionnaire} has no dimension and no criterion {target}."),
    "unknown_target_nearest": N_(
        "{questionnaire} has no dimension and no criterion {target}; did you mean {nearest}?"
    ),
    "version_not_higher": N_(
        "{id} {version} would not be used, because the program comes with one of that id; raise its version."
    ),
}
"""By code, the message; it starts in lower case because a place stands before it."""
MOMENTS = frozenset({"said", "saved"})
"""Values that are moments, as ISO 8601 writes them."""


def sentence(fault: Fault, words: Words) -> str:
    """One sentence for a person.

    Args:
        fault: what is wrong; a code without a sentence is a programming error.
        words: the person's language.
    """
    moments = {name: _moment(str(fault.values[name]), words) for name in MOMENTS & fault.values.keys()}
    message = words(SENTENCES[fault.code], **{**fault.values, **moments})
    place = _place(fault.where, words)
    if not place:
        return message[:1].upper() + message[1:]
    return words("{place}: {message}", place=place, message=message)


def without_glyphs(document: str, characters: str, words: Words) -> str:
    """What is to be said of a PDF whose fonts lack something.

    Args:
        document: its name.
        characters: what it could not show.
        words: the person's language.
    """
    return words(
        "{document}: no font has {characters}; the PDF shows “{sign}” there, and says so at its end.",
        document=document,
        characters=" ".join(map(_shown_character, characters)),
        sign="\ufffd",
    )


def _moment(written: str, words: Words) -> str:
    """Day and time where the reader is."""
    return words.moment(local_time(datetime.fromisoformat(written)))


def _shown_character(character: str) -> str:
    """A character, or its number where it cannot be seen by itself."""
    unseen = unicodedata.category(character)[0] in "CMZ"
    return f"U+{ord(character):04X}" if unseen else character


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
