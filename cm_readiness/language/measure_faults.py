"""What can be wrong with what is measured: files that say nothing, tables that may be read in two ways."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

MEASURE_SENTENCES: Mapping[str, str] = {
    "measure_too_few_files": N_(
        "this measure needs {least} files at least: first the release, then the posts."
    ),
    "measure_no_files": N_("there is no file in this folder."),
    "measure_too_many": N_("there are more than {most} files here; name a smaller folder."),
    "measure_no_table_file": N_(
        "this questionnaire has no {name}; copy the one that comes with the program."
    ),
    "measure_nothing_read": N_("none of the files could be measured."),
    "measure_link": N_("this is a link, which is not followed; name the file itself."),
    "measure_empty": N_("there is nothing in this file."),
    "measure_damaged": N_("this file is damaged or cut off; get it once more from whoever made it."),
    "measure_encrypted": N_("this file has a password; save a copy without one."),
    "measure_no_text": N_(
        "there is no text in it, such as in a scan; use the file that it was printed or scanned from."
    ),
    "measure_no_document": N_("this is no text, web page, PDF or Word file."),
    "measure_no_medium": N_("this is no picture, film, sound or document that can be read."),
    "measure_no_table": N_("this is no table; export it as CSV or Excel."),
    "measure_no_days": N_(
        "there is no column with days in it; export the table with the days of publication."
    ),
    "measure_two_days": N_(
        "two columns hold days, {one} and {other}; remove the one that is not the publication."
    ),
    "measure_no_media": N_("this measure gives no table of files; only media_folder does."),
    "measure_ambiguous": N_("{given} may be read in two ways; say --date-order dmy, or mdy."),
    "measure_too_many_rows": N_("this table has more than {most} rows; export a shorter period."),
    "measure_too_short": N_("this is too short to be an advert; give the whole text."),
    "measure_language": N_("this is in a language in which adverts cannot be read here."),
    "measure_too_large": N_("this file takes more memory than there is for one; make it smaller."),
    "measure_reader_ended": N_(
        "this file could not be read within time and memory; save it anew, or smaller."
    ),
    "measure_needs_extra": N_(
        'such files need an addition; install it with: {python} -m pip install "cm-readiness[{extra}]"'
    ),
    "no_such_measure": N_("there is no measure {word}; remove it."),
    "no_such_measure_nearest": N_("there is no measure {word}; did you mean {nearest}?"),
    "no_such_figure": N_("this measure has no figure {word}; remove it."),
    "no_such_figure_nearest": N_("this measure has no figure {word}; did you mean {nearest}?"),
    "figure_without_side": N_("{word} is a number; write {word}_at_least or {word}_at_most."),
    "measured_levels_order": N_("levels go down from the highest; put this one further up."),
    "no_such_words": N_(
        "the words of {language} have no group {word}; add it under words, or write another."
    ),
    "limit_of_no_channel": N_("the profile has no channel {word}; remove this limit, or add the channel."),
}
"""By code, the message, as in `fault_messages`."""
