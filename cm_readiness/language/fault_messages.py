"""The sentence for each fault, in the person's language: what, where, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime

from ..core.errors import Fault, Place
from .local_days import local_time
from .words import N_, Words

SENTENCES: Mapping[str, str] = {
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
        "this questionnaire is too large for an exact answer in ten seconds; the roadmap is not affected."
    ),
    "cannot_save": N_("the answers cannot be written ({reason})."),
    "action_without_words": N_("an action needs words; say what is to be done."),
    "no_such_action": N_("there is no such action any more; look at the plan again."),
    "not_a_day": N_("{given} is not a date; write it as 20/12/2026 or 2026-12-20."),
    "no_typed_number": N_("{given} is not a number; write it in digits, such as 12."),
    "number_below_zero": N_("{given} is below zero; write 0 or more."),
    "number_in_two_ways": N_("{given} may be {whole} or {fraction}; write the one that you mean."),
    "level_out_of_range": N_("{criterion}: level is {level}; it must be 0 to 4."),
    # Reports: templates
    "no_template": N_("there is no template {name}; name one of these or a file: {known}."),
    "needs_against": N_("this template compares two assessments; name the earlier one with --against."),
    "template_syntax": N_("this is not a valid template ({problem}); mend it here or just before."),
    "template_include": N_("there is no part {name}; name a file of the template’s folder that ends in .j2."),
    "template_unknown_name": N_("a report has no {name}; choose another name, or remove it."),
    "template_nothing_there": N_(
        "there is nothing here with this assessment ({problem}); ask with if before you take it."
    ),
    "template_forbidden": N_("a template may not do this ({problem}); remove it."),
    "template_failed": N_("this cannot be filled in ({problem}); mend it here."),
    "template_too_slow": N_(
        "this template takes too long and was stopped; look for a loop that is too large."
    ),
    "template_too_large": N_(
        "this template needs too much memory and was stopped; make what it builds smaller."
    ),
    "template_process_ended": N_(
        "the process that fills this template in ended without an answer (code {status}); make what it "
        "builds smaller, or try again."
    ),
    "template_too_long": N_("this template prints more than {most} characters and was stopped; shorten it."),
    # Reports: formats
    "extra_missing": N_(
        '{format} needs an addition; install it with: {python} -m pip install "cm-readiness[{extra}]"'
    ),
    "ending_is_no_format": N_(
        "no format has the ending {ending}; end the name in one of {endings}, or name the format."
    ),
    "ending_of_other_format": N_("the ending {ending} is not that of {format}; change one of them."),
    "not_in_format": N_(
        "there is no {document} in {format}, which shows the whole assessment or the plan; leave the "
        "template out, or choose another format."
    ),
    "no_comparison_in_format": N_(
        "{format} does not show what came before; leave --against out, or choose another format."
    ),
    "nothing_due": N_(
        "no action of the plan has a due date; commit to one in the plan first, with the day by which "
        "it is done."
    ),
    "binary_to_output": N_("{format} is no text that can be printed; name a file to write."),
    "pdf_failed": N_("the PDF could not be made ({problem}); check fonts and logo of the house style."),
    "export_short": N_(
        "{missing} of {promised} texts did not reach this file, the first one: “{text}”; it was not written."
    ),
    "export_fewer": N_("{kept} of {recorded} {kind} reached this file; it was not written."),
    # Reports: house style, anonymous edition
    "house_unknown_key": N_("a house style has no such key; name one of these: {known}."),
    "house_format": N_("write format = 1 at the top of the file."),
    "house_not_text": N_("this must be a text between quotation marks."),
    "house_colour": N_("{given} is not a colour; write it as #1b5e83."),
    "house_pale": N_("{given} is too pale to be read on white; choose a darker colour."),
    "house_font": N_("this is not the name of a font; use letters, digits, spaces and hyphens."),
    "house_font_folder": N_("there is no such folder; name one beside this file that holds the fonts."),
    "house_logo": N_("there is no such picture; name a PNG, JPEG or SVG file beside this one."),
    "house_logo_large": N_("this picture is larger than one megabyte; save a smaller one."),
    "house_logo_active": N_(
        "this drawing holds more than shapes: a script, a movement, a link or an outside address; "
        "save it without."
    ),
    "house_logo_broken": N_(
        "this is no picture of its kind, or one that cannot be drawn; save it anew as PNG, JPEG or SVG."
    ),
    "house_logo_alt": N_("a logo needs a text alternative; write what it shows as logo_alt."),
    "replace_without_anonymous": N_("--replace belongs to --anonymous; give both."),
    "separator_without_table": N_("--separator belongs to CSV; name that format as well."),
    "all_and_output": N_("--all names a folder of its own; leave --output and --template out."),
    # Files: what the disk refuses
    "no_such_file": N_("there is no such file; check the path."),
    "is_a_folder": N_("this is a folder; name a file in it."),
    "not_a_file": N_("this is a device or a pipe; name an ordinary file."),
    "may_not_read": N_("you may not read this; check its permissions."),
    "name_too_long": N_("this name is too long for the disk; choose a shorter one."),
    "impossible_path": N_("no file can have this name; remove the odd characters from it."),
    "cannot_read": N_("this cannot be read ({reason}); check the disk and try again."),
    "output_exists": N_("there is a file of this name already; choose another name."),
    "no_such_folder": N_("its folder is not there; create it, or choose another path."),
    "may_not_write": N_("you may not write here; choose another folder, or change its permissions."),
    "read_only": N_(
        "this file is marked read-only; make it writable (chmod u+w), or save under another name."
    ),
    "disk_full": N_("the disk is full; make room, or choose another path."),
    "cannot_write": N_("this cannot be written ({reason}); choose another path."),
    "not_a_folder_to_write": N_("this is a file, not a folder; choose another path."),
    # Files: damage, and several at work on one file
    "cut_off": N_("this file was cut off: {missing} bytes of what was saved last are not there."),
    "questionnaire_copied": N_("the questionnaire was copied to {folder}."),
    "questionnaire_left_behind": N_(
        "the questionnaire {id} could not be copied beside this file; put its folder into questionnaires "
        "there before you open it in another place."
    ),
    "last_good_used": N_(
        "the last good copy is used instead, saved on {saved}; the damaged file is kept when you next save."
    ),
    "damaged_kept": N_("the damaged file is kept beside this one as {name}."),
    "changed_kept": N_(
        "another program has changed this file; its version is kept beside it as {name}, and yours is here."
    ),
    "older_format_kept": N_(
        "this file has the present format now; the original is kept beside it as {name}."
    ),
    "comments_kept": N_("comments are not kept in this file; a copy with yours lies beside it as {name}."),
    "was_gone": N_("this file was gone, and has been written again."),
    "held_by_other": N_(
        "{user} has this open on {machine} (process {process}, last heard of at {said}); "
        "close it there, then try again."
    ),
    "lock_of_ended_process": N_(
        "process {process} ended here without closing this file; everything that it saved is there."
    ),
    "lock_silent": N_(
        "{user} had this open on {machine} and was last heard of at {said}; you have it open now."
    ),
    "lock_ahead": N_(
        "{user} had this open on {machine}, last heard of at {said}, which is still to come: "
        "one of the two clocks is wrong. You have it open now."
    ),
    "lock_is_a_folder": N_(
        "a folder named {name} is in the way of noting who has this open; remove it. "
        "Until then, nobody sees that you have."
    ),
    "cannot_migrate": N_("this file says that it has format {format}, and does not hold what that one has."),
    "file_too_large_to_save": N_("with this, the file would be larger than {megabytes} MB; shorten a text."),
    "not_in_trash": N_("there is no {word} in the trash; cm-readiness restore lists what there is."),
    "not_in_trash_nearest": N_("there is no {word} in the trash; did you mean {nearest}?"),
    # Files: what any TOML file can get wrong
    "too_deep": N_("this is nested more than {most} levels deep; such a file is not opened."),
    "too_many_keys": N_("this file has more than {most} keys and entries; such a file is not opened."),
    "number_too_large": N_("this file has a number of more than {most} digits; such a file is not opened."),
    "not_utf8": N_("this file is not UTF-8 text; save it again as UTF-8."),
    "file_too_large": N_("this file is larger than {megabytes} MB and is not opened."),
    "invalid_toml": N_("this is no line of TOML; write a [table], a key = value, or a # comment."),
    "unclosed_text": N_("this text does not end; add the quotation mark that is missing."),
    "control_character": N_("there is a character here that cannot be seen; remove it."),
    "bad_escape": N_("a backslash stands alone here; write two of them."),
    "named_twice": N_("this stands in the file twice; keep one of the two."),
    "unclosed_bracket": N_("this bracket is not closed; close it here or just before."),
    "two_on_a_line": N_("the line should end here; begin a new one for what follows."),
    "not_a_value": N_("this is no value; write a text in quotation marks, a number, a date, true or false."),
    "beyond_limits": N_("this has a number or brackets beyond all limits; such a file is not opened."),
    "missing_key": N_("this key is missing; add it."),
    "unknown_key": N_("there is no key {word} here; remove it."),
    "unknown_key_nearest": N_("there is no key {word} here; did you mean {nearest}?"),
    "bad_format": N_("the format is a whole number; write {format}."),
    "not_a_text": N_("this must be a text in quotation marks."),
    "not_true_or_false": N_("this must be true or false, without quotation marks."),
    "not_a_whole_number": N_("this must be a whole number."),
    "no_number": N_("this must be a number."),
    "not_a_list": N_("this must be a list, in square brackets."),
    "not_a_table": N_("this must be a table of keys and values."),
    "not_a_time": N_("this must be a date with a time, such as 2026-11-22T10:00:00Z."),
    "not_a_date": N_("this must be a date, such as 2026-12-20."),
    "not_one_of": N_("{value} is not known here; it must be one of: {choices}."),
    "not_above": N_("{value} is too low; it must be above {limit}."),
    "below_least": N_("{value} is too low; it must be at least {limit}."),
    "above_most": N_("{value} is too high; it must be at most {limit}."),
    "too_few": N_("this list is empty; it needs at least one entry."),
    "too_many": N_("this list is too long, with {count} entries; remove some."),
    "wrong_value": N_("{value} does not fit here; look at the description of the format."),
    # Questionnaires
    "newer_questionnaire": N_(
        "this questionnaire has format {found}; this cm-readiness reads {format}. Install a newer one."
    ),
    "no_questionnaire_here": N_("there is no {name} in this folder; name the folder of a questionnaire."),
    "no_questionnaire_folder": N_("there is no such folder; name the folder of a questionnaire."),
    "no_such_questionnaire": N_("there is no questionnaire {word}; name one that exists, or its folder."),
    "no_such_questionnaire_nearest": N_("there is no questionnaire {word}; did you mean {nearest}?"),
    "no_dimension_file": N_("there is no file {name} beside this one; add it, or remove the dimension."),
    "not_the_file_name": N_("the id is {word}, but the file is called {name}; make them the same."),
    "bad_id": N_("{word} cannot be an id; use small letters, digits and _, starting with a letter."),
    "bad_code": N_("{word} cannot be an id; use letters, digits and _, starting with a letter."),
    "bad_version": N_("{word} is not a version; write three numbers, such as 1.0.0."),
    "bad_language": N_("{word} is not a language code; write two or three small letters, such as fr."),
    "stands_twice": N_("{word} stands here twice; keep one, or rename it."),
    "missing_language": N_("the text in this language is missing; add it."),
    "unknown_language": N_("the language {word} is not declared; add it to languages, or remove the text."),
    "unknown_language_nearest": N_("the language {word} is not declared; did you mean {nearest}?"),
    "text_without_language": N_("this text does not say its language; write one text for each language."),
    "not_a_text_by_language": N_("this must be a text for each language."),
    "empty_text": N_("this text is empty; write it, or remove the key."),
    "not_five_levels": N_("there must be five levels, 0 to 4; there are {count}."),
    "not_four_steps": N_("there must be four steps, one up from each level; there are {count}."),
    "no_criteria": N_("this dimension has no criterion; add at least one."),
    "first_band": N_("the first band must start from 0."),
    "bands_order": N_("each band must start above the one before it; put them in order."),
    "last_verdict": N_("the last verdict is the one that is left; remove its conditions."),
    "verdict_without_when": N_("every verdict but the last needs a condition; add one."),
    "no_name_field": N_("the profile has no field name; add one of kind text for the company's name."),
    "name_not_text": N_("the field name must be of kind text."),
    "no_options": N_("a choice needs options; add them."),
    "no_such_field": N_("the profile has no field {word}; name one that it has."),
    "no_such_field_nearest": N_("the profile has no field {word}; did you mean {nearest}?"),
    "field_without_choices": N_("{word} is a text or a number; name a field with choices, or a yes or no."),
    "not_an_option": N_("{word} is none of the field's options; name one of them."),
    "not_an_option_nearest": N_("{word} is none of the field's options; did you mean {nearest}?"),
    "no_criterion_called": N_("No criterion is called “{text}”; give its number, such as 2.3, or its name."),
    "criteria_called": N_("“{text}” may mean {first} or {second}; give the number."),
    "no_such_criterion": N_("there is no criterion {word}; name one that exists."),
    "no_such_criterion_nearest": N_("there is no criterion {word}; did you mean {nearest}?"),
    "no_such_dimension": N_("there is no dimension {word}; name one that exists."),
    "no_such_dimension_nearest": N_("there is no dimension {word}; did you mean {nearest}?"),
    "no_such_claim": N_("there is no claim {word}; name one that exists."),
    "no_such_claim_nearest": N_("there is no claim {word}; did you mean {nearest}?"),
    "no_such_source": N_("there is no source {word}; name one that exists."),
    "no_such_source_nearest": N_("there is no source {word}; did you mean {nearest}?"),
    "no_such_effort": N_("there is no effort {word}; it must be one of: {choices}."),
    "step_without_proof": N_("this step has no proof; say what can be seen when it is done."),
    "variant_unreachable": N_(
        "no company ever reads this: what stands before or around it leaves none; change its condition."
    ),
    "phrase_nowhere": N_("“{word}” stands in no text; write it as the texts do, or remove it."),
    "not_a_pair": N_("this must be two texts in square brackets: what is written, and what is read instead."),
    "circle": N_("these requirements lead back to where they start: {circle}; remove one of them."),
    "empty_rule": N_("this contradiction holds for everybody; give it all or any."),
    "empty_test": N_("this condition sets no level; add at_least or at_most."),
    "claim_not_covered": N_("no criterion covers {word}; add it to the covers of one."),
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
