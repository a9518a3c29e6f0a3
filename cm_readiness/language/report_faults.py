"""What can be wrong with a report: its template, its format, its house style."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

REPORT_SENTENCES: Mapping[str, str] = {
    # Reports: templates
    "no_template": N_("there is no template {name}; name one of these or a file: {known}."),
    "needs_rounds": N_(
        "this document needs the answers of several people; gather them into this assessment with "
        "cm-readiness gather, or name another person’s file with --against."
    ),
    "needs_workshop": N_(
        "there was no workshop on this assessment, so it has no minutes; hold one with cm-readiness workshop."
    ),
    "needs_portfolio": N_(
        "this document is about all assessments of a folder; leave FILE out, and name the folder with "
        "--folder."
    ),
    "portfolio_option": N_("{option} is about one assessment; leave it out, or name a FILE."),
    "where_without_portfolio": N_(
        "--where chooses among many assessments; leave it out, or leave FILE out with --template portfolio."
    ),
    "anonymous_and_names": N_(
        "--names says who said what, --anonymous leaves out all names; give one of them."
    ),
    "one_persons_files": N_(
        "the document on differences needs the files of two people; --against names one that is not another "
        "person’s."
    ),
    "people_are_no_progress": N_(
        "{old} and {new} answered apart, and neither is before the other; --template differences shows where "
        "they differ."
    ),
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
    "cannot_open_outside": N_("nothing here opens this; look for it with the program that shows your files."),
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
}
"""By code, the message, as in `fault_messages`."""
