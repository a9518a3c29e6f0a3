"""What can be wrong with a file: the disk, damage, others at work on it, what is in it."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

FILE_SENTENCES: Mapping[str, str] = {
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
}
"""By code, the message, as in `fault_messages`."""
