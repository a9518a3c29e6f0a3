"""What can be wrong with a questionnaire."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

QUESTIONNAIRE_SENTENCES: Mapping[str, str] = {
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
    "phrase_told_nobody": N_(
        "“{word}” stands in no name, owner or deliverable of a criterion, which are what the brief tells; "
        "write it as they do, or remove it."
    ),
    "not_a_pair": N_("this must be two texts in square brackets: what is written, and what is read instead."),
    "circle": N_("these requirements lead back to where they start: {circle}; remove one of them."),
    "empty_rule": N_("this contradiction holds for everybody; give it all or any."),
    "empty_test": N_("this condition sets no level; add at_least or at_most."),
    "claim_not_covered": N_("no criterion covers {word}; add it to the covers of one."),
}
"""By code, the message, as in `fault_messages`."""
