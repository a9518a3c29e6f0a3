"""The sentences for what can go wrong in a live workshop."""

from __future__ import annotations

from collections.abc import Mapping

from .words import N_

ROOM_SENTENCES: Mapping[str, str] = {
    "room_ended": N_("the workshop is over; open it again to go on."),
    "room_not_now": N_("that cannot be done now; look at what the room is waiting for."),
    "room_full": N_("{most} phones are in the room, and no more may come in; raise your hand instead."),
    "room_locked": N_("the room is locked; ask the facilitator to open it."),
    "room_unknown_phone": N_("this phone is not in the room; open the address again."),
    "room_paused": N_("the workshop has a break; vote when it goes on."),
    "room_vote_closed": N_("voting is closed; wait for the next question."),
    "room_other_question": N_("another question is open by now; look at it and vote again."),
    "room_no_vote": N_("that is no vote; choose a level from 0 to 4, or “don’t know”."),
    "room_no_count": N_(
        "that is no count; type how many are at each level from 0 to 4, as 00170, or 0 0 1 12 0 with blanks."
    ),
    "room_not_asked": N_("{criterion} is not asked in this assessment; choose another question."),
    "room_is_open": N_("a workshop on this assessment is open here already; go back to it."),
    "room_without_file": N_("the assessment is not saved yet; give the company a name first."),
    "orphaned_in_workshop": N_("{questionnaire} has no {word}; what the workshop says of it is kept."),
    "nothing_to_park": N_("a parked item needs words; say what is for later."),
    "nothing_to_decide": N_("a decision needs words; say what was decided."),
    "no_such_parked_item": N_("there is no such parked item any more; look at the list again."),
}
