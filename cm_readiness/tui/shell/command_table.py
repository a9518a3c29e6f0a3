"""The table of all commands: each is declared here once, one a line, in the order in which it is shown."""

# ruff: noqa: E501 - the table reads best with one command a line

from __future__ import annotations

from collections.abc import Sequence

from ...language.typed import digit_keys, yes_keys
from ...language.words import N_
from .command import Command, Group

ANSWER = Group(
    "0-4",
    N_("Answer"),
    N_("Answer with a level and move on; without shift, the keys of the digits do so too"),
    True,
)
AGREE = Group(
    "0-4", N_("Agree"), N_("Set the level that was agreed on, for the criterion that is chosen"), True
)
MOVE = Group("← →", N_("Move"), N_("Go to the previous or the next criterion"), True)
TURN = Group(
    "pg↑ pg↓",
    N_("Page"),
    N_("Scroll by a page; where nothing is left, go to the previous or the next criterion"),
)
DIMENSION = Group(
    "[ ]", N_("Dimension"), N_("Go to the previous or the next dimension; ctrl+← and ctrl+→ do the same")
)
CURSOR = Group("↑ ↓", N_("Choose"), N_("Choose a level, then answer with Enter"))
FILTER = Group(
    "← →", N_("Filter"), N_("List all criteria, or only the open ones, those to discuss, and so on"), True
)
PART = Group(
    "← →", N_("Part"), N_("See the table, the trends, the benchmark, the gaps or what is late"), True
)
NUMBERS = Group("↑ ↓", N_("Choose"), N_("Choose a number; Enter explains it"), True)
OPTION = Group("↑ ↓", N_("Choose"), N_("Choose the option above or below"), True)
LEVEL = Group(
    "0-4", N_("Agree"), N_("Agree on a level, once everybody has seen what was said; again corrects it"), True
)
PAGES = Group("pg↑ pg↓", N_("Page"), N_("Scroll by a page; home and end go to the top and the bottom"))
SCROLL = Group("↑ ↓", N_("Scroll"), N_("Scroll the page; page up, page down, home and end too"), True)


OF_ONE = (
    "question", "review", "results", "report", "about", "changes", "plan", "what_if", "positions", "finish",
)  # fmt: skip
"""The screens of one assessment."""
DIALOGS = ("picker", "confirm", "ask", "export", "press_key", "hands", "measured")
FORMS = ("onboarding", "about", "settings", "action", "beginning")
FIELDS = (*FORMS, "export")
"""Forms with lists to choose from."""
REPORTS = ("report", "progress")
READ = (*REPORTS, "changes", "help", "compare", "position", "sides", "facilitator", "joining", "measured")
"""Screens that are read from top to bottom."""
STAGE = ("projector", "console")
"""Where a workshop is led from: the window on the wall, and the facilitator’s own."""
EVERY_PAGE = (
    "home", "portfolio", "onboarding", "settings", "keys", "compare", "progress", *OF_ONE, "beginning", *STAGE,
)  # fmt: skip


SORTED_BY = {
    "changed": N_("Sort by last change"),
    "company": N_("Sort by company"),
    "score": N_("Sort by score"),
    "late": N_("Sort by late actions"),
    "next_round": N_("Sort by next round"),
}
"""The commands that sort, in the order of `ORDERS`."""


def level_keys(language: str = "") -> list[str]:
    """By level, its digit, and the same key of keyboards that give digits only with shift.

    Args:
        language: of the person, whose keyboard goes first.
    """
    keys = digit_keys(language)
    return [",".join((str(n), *(key for key, digit in keys.items() if digit == n))) for n in range(5)]


COMMANDS: Sequence[Command] = (
    # Home
    Command("open", "enter", N_("Open"), N_("Go on with the assessment that is chosen"), ("home",), True),
    Command("new", "n", N_("New"), N_("Start a new assessment"), ("home",), True),
    Command("example", "x", N_("Example"), N_("Look at an example company, as a copy"), ("home",)),
    Command("open_file", "o", N_("Open a file"), N_("Open an assessment from any folder"), ("home",), True),
    Command("follow_up", "f", N_("Follow up"), N_("Start the next round of the assessment that is chosen"), ("home",), True),
    Command("search", "/", N_("Search"), N_("List only what has a text in it, as it is typed"), ("home",), True, gives_way=("slash",)),
    Command("filter", "w", N_("Filter"), N_("List only what is late, of one client, of one size, and so on"), ("home",), True, gives_way=("w",)),
    Command("filter_late", "!", N_("Only what is late"), N_("List only assessments with overdue actions, or all again"), ("home",), gives_way=("exclamation_mark",)),
    Command("filter_client", "", N_("Only this client"), N_("List only the assessments of the company that is chosen, or those of all again"), ("home",)),
    Command("sort", "t", N_("Sort"), N_("Choose what the assessments are sorted by; the choice is kept"), ("home",), gives_way=("t",)),
    *(
        Command(f"sort_{by}", "", label, N_("The same again turns the order round"), ("home",), method="sort_by", arguments=(place,))
        for place, (by, label) in enumerate(SORTED_BY.items())
    ),
    Command("compare", "c", N_("Compare"), N_("Put two assessments, or two moments of one, side by side"), ("home",), True),
    Command("delete", "d,delete", N_("Delete"), N_("Move the assessment that is chosen to the trash"), ("home",)),
    Command("end_search", "escape", N_("List everything"), N_("Empty the search, take the filters away, and list everything again"), ("home",)),
    Command("prepare", "p", N_("Prepare"), N_("Write the sheet that prepares a meeting: what will be asked, and what to bring"), ("home",), gives_way=("p",)),
    Command("restore", "", N_("Restore"), N_("Bring back an assessment from the trash"), ("home",)),
    Command("recent", "", N_("Recent files"), N_("Open one of the files that were open last"), ("home",)),
    Command("portfolio", "P", N_("Portfolio"), N_("See all companies of the list at once: trends, benchmark, gaps, late actions"), ("home",), True, gives_way=("P",)),
    Command("settings", "s", N_("Settings"), N_("Language, theme, and what else holds for all assessments"), ("home",), True),
    # Portfolio
    Command("open_company", "enter", N_("Open"), N_("Open the assessment that is chosen; at an action that is late, its plan"), ("portfolio",), True, palette=False),
    Command("see_table", "t", N_("Table"), N_("See where each assessment stands"), ("portfolio",), method="part", arguments=(0,)),
    Command("see_trends", "r", N_("Trends"), N_("See how each company has come along from round to round"), ("portfolio",), method="part", arguments=(1,)),
    Command("see_benchmark", "b", N_("Benchmark"), N_("See how groups of companies stand: medians and quartiles"), ("portfolio",), method="part", arguments=(2,)),
    Command("see_gaps", "g", N_("Gaps"), N_("See the criteria that most companies are below target on"), ("portfolio",), method="part", arguments=(3,)),
    Command("see_late", "l", N_("Late"), N_("See the actions that are overdue over all companies"), ("portfolio",), method="part", arguments=(4,)),
    Command("compare_by", "y", N_("Compare by"), N_("Choose the groups of the benchmark: by sector, size, country and so on"), ("portfolio",), True),
    Command("previous_part", "left", N_("Previous part"), N_("See the part to the left"), ("portfolio",), palette=False, method="next_part", arguments=(-1,), group=PART),
    Command("next_part", "right", N_("Next part"), N_("See the part to the right"), ("portfolio",), palette=False, method="next_part", arguments=(1,), group=PART),
    # Settings
    Command("keys", "f3,K", N_("Keys"), N_("Choose the key of any command by pressing it"), ("settings",), True),
    Command("open_folder", "O,f4", N_("Folder"), N_("Open the folder of the assessments"), ("settings",), True),
    Command("change_key", "enter", N_("New key"), N_("Choose the key of the command that is chosen, by pressing it"), ("keys",), True, palette=False),
    Command("reset_key", "x,delete", N_("Usual key"), N_("Give the command that is chosen its usual keys again"), ("keys",), True),
    Command("reset_keys", "X", N_("All usual keys"), N_("Give every command its usual keys again"), ("keys",), True),
    # Onboarding
    Command("start", "f2", N_("Start"), N_("Create the assessment and go to the first question"), ("onboarding",), True),
    Command("next_field", "tab,enter", N_("Next field"), N_("Go to the next field"), FORMS, True, palette=False, method="field", arguments=(1,)),
    Command("previous_field", "shift+tab", N_("Previous field"), N_("Go to the previous field"), FORMS, palette=False, method="field", arguments=(-1,)),
    Command("prepare", "f3", N_("Prepare"), N_("Write the sheet that prepares a meeting: what will be asked, and what to bring"), ("onboarding",), True, gives_way=("f3",)),
    # Question
    *(
        Command(
            f"answer_{level}", keys, N_("Answer {level}"), N_("Answer with level {level} and move on"),
            ("question",), palette=False, method="answer", arguments=(level,), values={"level": level}, group=ANSWER, writes=True, rank=0,
        )
        for level, keys in enumerate(level_keys())
    ),
    Command("unknown", "d", N_("Don’t know"), N_("Answer that you do not know, and move on"), ("question",), True, palette=False, writes=True, gives_way=("d",)),
    Command("not_applicable", "-,subtract", N_("Not applicable"), N_("Say why this criterion does not apply"), ("question",), True, palette=False, writes=True),
    Command("note", "n", N_("Note"), N_("Write a note that the report prints"), ("question",), True, writes=True, rank=4),
    Command("private", "p", N_("Private note"), N_("Write a note that no report ever prints"), ("question",), writes=True),
    Command("evidence", "e", N_("Evidence"), N_("List what you have seen, one line each"), ("question",), True, writes=True),
    Command("flag", "f", N_("Flag"), N_("Mark the criterion to be discussed, or take the mark off"), ("question",), True, writes=True),
    Command("urgent", "!", N_("This week"), N_("Mark the criterion to be settled this week, or take the mark off"), ("question",), writes=True),
    Command("measure", "M", N_("Measure"), N_("Measure this on the company’s own material: an advert, a folder, a table"), ("question",), writes=True),
    Command("info", "i", N_("Explain"), N_("Show or hide why it matters, what to ask to see and the follow-up question"), ("question",)),
    Command("room", "v", N_("Room view"), N_("Show question and levels alone, for a room to read; or everything again"), ("question",), gives_way=("v",)),
    Command("blank", "b", N_("Blank"), N_("Show nothing until any key, which then does nothing else"), ("question",), gives_way=("b",)),
    Command("clear", "x", N_("Clear"), N_("Take the answer back; notes and evidence stay"), ("question",), writes=True),
    Command("undo", "u,ctrl+z", N_("Undo"), N_("Take the last change back"), ("question", "review", "results", "plan", "what_if", "positions", "finish"), writes=True),
    Command("undo", "ctrl+z,u", N_("Undo"), N_("Take the last change back"), ("about",), writes=True),
    Command("redo", "ctrl+y", N_("Redo"), N_("Make the change again that was undone"), ("question", "review", "results", "about", "plan", "what_if", "positions", "finish"), writes=True),
    Command("previous", "left", N_("Previous"), N_("Go to the previous criterion"), ("question",), method="move", arguments=(-1,), group=MOVE, rank=1),
    Command("next", "right", N_("Next"), N_("Go to the next criterion"), ("question",), method="move", arguments=(1,), group=MOVE, rank=1),
    Command("page_up", "pageup", N_("Page up"), N_("Scroll up a page"), ("question",), palette=False, method="page", arguments=(-1,), group=TURN, gives_way=("pageup",)),
    Command("page_down", "pagedown", N_("Page down"), N_("Scroll down a page"), ("question",), palette=False, method="page", arguments=(1,), group=TURN, gives_way=("pagedown",)),
    Command("previous_dimension", "[,ctrl+left", N_("Previous dimension"), N_("Go to the previous dimension"), ("question",), method="dimension", arguments=(-1,), group=DIMENSION),
    Command("next_dimension", "],ctrl+right", N_("Next dimension"), N_("Go to the next dimension"), ("question",), method="dimension", arguments=(1,), group=DIMENSION),
    Command("level_up", "up", N_("Up"), N_("Choose the level above"), ("question",), palette=False, method="cursor", arguments=(-1,), group=CURSOR),
    Command("level_down", "down", N_("Down"), N_("Choose the level below"), ("question",), palette=False, method="cursor", arguments=(1,), group=CURSOR),
    Command("accept", "enter", N_("Accept"), N_("Answer with the level that is chosen, or confirm the recorded one"), ("question",), palette=False, writes=True),
    Command("pick", "space", N_("Choose"), N_("Answer with what the arrows have chosen"), ("question",), palette=False, writes=True, gives_way=("space",)),
    Command("go_to", "g", N_("Go to"), N_("Go to a criterion by its name"), ("question",)),
    # Review
    Command("filter_all", "*", N_("All criteria"), N_("List all criteria"), ("review",), method="filter", arguments=(0,)),
    Command("filter_open", "o", N_("Open criteria"), N_("List what is not answered"), ("review",), method="filter", arguments=(1,)),
    Command("filter_flagged", "f", N_("Criteria to discuss"), N_("List what is marked to be discussed"), ("review",), method="filter", arguments=(2,)),
    Command("filter_urgent", "!,w", N_("Criteria of this week"), N_("List what is marked to be settled this week"), ("review",), method="filter", arguments=(3,)),
    Command("filter_unknown", "d", N_("Criteria to find out"), N_("List what nobody knew"), ("review",), method="filter", arguments=(4,)),
    Command("filter_no_evidence", "e", N_("Criteria without evidence"), N_("List levels 3 and 4 that nothing proves yet"), ("review",), method="filter", arguments=(5,)),
    Command("filter_stale", "s", N_("Criteria out of date"), N_("List answers that are older than they should be"), ("review",), method="filter", arguments=(6,)),
    Command("previous_filter", "left", N_("Previous filter"), N_("List the kind to the left"), ("review",), palette=False, method="next_filter", arguments=(-1,), group=FILTER),
    Command("next_filter", "right", N_("Next filter"), N_("List the kind to the right"), ("review",), palette=False, method="next_filter", arguments=(1,), group=FILTER),
    Command("edit", "enter", N_("Open"), N_("Go to the criterion that is chosen"), ("review",), True, palette=False),
    # Results and report
    Command("explain", "enter", N_("Explain"), N_("Explain the number that is chosen, line by line"), ("results",), True, palette=False),
    Command("row_up", "up", N_("Up"), N_("Choose the number above"), ("results",), palette=False, method="row", arguments=(-1,), group=NUMBERS),
    Command("row_down", "down", N_("Down"), N_("Choose the number below"), ("results",), palette=False, method="row", arguments=(1,), group=NUMBERS),
    Command("deeper", "enter", N_("Explain"), N_("Explain what the line that is chosen is about"), ("explanation",), True),
    Command("scroll_up", "up", N_("Up"), N_("Scroll up"), READ, palette=False, method="scroll_lines", arguments=(-1,), group=SCROLL),
    Command("scroll_down", "down", N_("Down"), N_("Scroll down"), READ, palette=False, method="scroll_lines", arguments=(1,), group=SCROLL),
    Command("page_up", "pageup", N_("Page up"), N_("Scroll up a page"), READ, palette=False, method="scroll_pages", arguments=(-1,), group=SCROLL),
    Command("page_up", "pageup", N_("Page up"), N_("Scroll up a page"), ("results",), palette=False, method="scroll_pages", arguments=(-1,), group=PAGES),
    Command("page_down", "pagedown,space", N_("Page down"), N_("Scroll down a page"), READ, palette=False, method="scroll_pages", arguments=(1,), group=SCROLL),
    Command("page_down", "pagedown,space", N_("Page down"), N_("Scroll down a page"), ("results",), palette=False, method="scroll_pages", arguments=(1,), group=PAGES),
    Command("top", "home", N_("Top"), N_("Go to the top"), READ, palette=False, method="scroll_ends", arguments=(-1,), group=SCROLL),
    Command("top", "home", N_("Top"), N_("Go to the top"), ("results",), palette=False, method="scroll_ends", arguments=(-1,), group=PAGES),
    Command("bottom", "end", N_("Bottom"), N_("Go to the bottom"), READ, palette=False, method="scroll_ends", arguments=(1,), group=SCROLL),
    Command("bottom", "end", N_("Bottom"), N_("Go to the bottom"), ("results",), palette=False, method="scroll_ends", arguments=(1,), group=PAGES),
    Command("report", "r", N_("Report"), N_("Read the report before it is exported"), ("results",), True),
    Command("plan", "p", N_("Plan"), N_("See what to do in 30, 60 and 90 days, and commit to it"), ("results",), True),
    Command("what_if", "w", N_("What if"), N_("Raise and lower levels without touching the answers"), ("results",), True),
    Command("questions", "t", N_("Questions"), N_("Go to the questions, where they were left"), ("results",), True),
    Command("milestone", "m", N_("Milestone"), N_("Freeze the present results under a name"), ("results",), True, writes=True),
    Command("positions", "d", N_("Positions"), N_("See where the people who answered stand, the widest differences first"), ("results",)),
    Command("positions", "", N_("Positions"), N_("See where the people who answered stand, the widest differences first"), ("question", "review")),
    Command("recheck", "k", N_("Re-check"), N_("Go through the answers that are older than their shelf life"), ("results",)),
    Command("finish", "F", N_("Finish"), N_("Go through what ends a session: points to discuss, milestone, documents, the day of the next round"), ("question", "results"), True),
    # Finish
    Command("do_step", "enter", N_("Do it"), N_("Do what is chosen"), ("finish",), True, palette=False),
    Command("skip_step", "s", N_("Skip"), N_("Leave out what is chosen, or take that back"), ("finish",), True),
    # Plan
    Command("edit_action", "enter", N_("Commit"), N_("Say who does it by when, and how far it is; explain a criterion; ask for another verdict or budget"), ("plan",), True),
    Command("own_action", "n", N_("Own action"), N_("Write down something else that is to be done"), ("plan",), True, writes=True),
    Command("mark", "space", N_("Mark"), N_("Mark what is chosen, to give several to one owner"), ("plan",), True, palette=False),
    Command("owner", "o", N_("Owner"), N_("Say who does all that is marked, or what is chosen"), ("plan",), True, writes=True),
    Command("drop", "d,delete", N_("Drop"), N_("Give up what is chosen; it stays at the end, struck through"), ("plan",), True, writes=True),
    Command("remove", "x", N_("Remove"), N_("Take an action out of the plan; undo brings it back"), ("plan",), writes=True),
    Command("wanted", "v", N_("Verdict"), N_("Find the cheapest way to another verdict"), ("plan",)),
    Command("budget", "b", N_("Budget"), N_("Find the best use of a number of days"), ("plan",)),
    Command("commit_way", "c", N_("Commit to all"), N_("Commit to all steps of the cheapest way, or of the budget that is chosen"), ("plan",), True, writes=True),
    Command("keep", "f2", N_("Keep"), N_("Commit to it as it is filled in"), ("action",), True),
    Command("form_up", "pageup", N_("Page up"), N_("Scroll up a page"), ("action", "export", "written"), palette=False, method="scroll_pages", arguments=(-1,)),
    Command("form_down", "pagedown", N_("Page down"), N_("Scroll down a page"), ("action", "export", "written"), palette=False, method="scroll_pages", arguments=(1,)),
    # What if
    Command("raise", "+,=,right,add", N_("Raise"), N_("Suppose the criterion one level higher"), ("what_if",), True, method="step", arguments=(1,)),
    Command("lower", "-,left,subtract", N_("Lower"), N_("Suppose the criterion one level lower"), ("what_if",), True, method="step", arguments=(-1,)),
    Command("commit_supposed", "c", N_("Commit to these"), N_("Put all that is raised into the plan, to be reached"), ("what_if",), True, writes=True),
    Command("reset", "x", N_("Reset"), N_("Go back to the answers as they are"), ("what_if",), True),
    # Compare
    Command("people", "p", N_("As people"), N_("Two people who answered apart: the widest differences first"), ("compare",), True),
    # Positions
    Command("read", "enter", N_("Level texts"), N_("Read what the lowest and the highest level say, and the question to ask"), ("positions",), True, palette=False),
    *(
        Command(
            f"agree_{level}", keys, N_("Agree on {level}"), N_("Set level {level} as the one that was agreed on"),
            ("positions", "position"), palette=False, method="agree", arguments=(level,), values={"level": level}, group=AGREE, writes=True,
        )
        for level, keys in enumerate(level_keys())
    ),
    Command("take_over", "t", N_("Take over"), N_("Set the level wherever all are at one, and the median where they are one level apart"), ("positions",), True, writes=True),
    Command("progress", "r", N_("Report"), N_("Read the report on the progress before it is exported"), ("compare",), True),
    # Report
    Command("export", "e", N_("Export"), N_("Write this document to a file, or all documents into a folder"), REPORTS, True),
    Command("export", "e", N_("Export"), N_("Write the plan to a file, in one of many formats"), ("plan",), True),
    Command("report_template", "t", N_("Document"), N_("Choose another document"), ("report",), True),
    Command("report_language", "l", N_("Other language"), N_("Show the report in the other language"), REPORTS, True),
    Command("write", "f2,enter", N_("Write"), N_("Write it as the form says; what is there already is replaced only after a question"), ("export",), True),
    Command("next_field", "tab", N_("Next field"), N_("Go to the next field"), ("export",), True, palette=False, method="field", arguments=(1,)),
    Command("previous_field", "shift+tab", N_("Previous field"), N_("Go to the previous field"), ("export",), palette=False, method="field", arguments=(-1,)),
    Command("open_written", "o", N_("Open"), N_("Open the file in the program that this computer has for it"), ("written",), True, gives_way=("o",)),
    Command("open_folder", "O", N_("Folder"), N_("Open the folder that it lies in"), ("written",), True, gives_way=("O",)),
    Command("copy", "c", N_("Copy the path"), N_("Copy the path to the clipboard"), ("written",), True),
    Command("go_on", "enter", N_("Go on"), N_("Go on with the questions, or see the results"), ("changes",), True),
    # Workshop
    Command("workshop", "W", N_("Workshop"), N_("Begin a live workshop, or go on with it: everybody votes before anybody hears the others"), ("question", "review", "results")),
    Command("begin", "f2", N_("Begin"), N_("Let people in, and go to the window on the wall"), ("beginning",), True, writes=True),
    Command("prepare", "f3", N_("Prepare"), N_("Write the sheet that prepares a meeting: what will be asked, and what to bring"), ("beginning",), True, gives_way=("f3",)),
    Command("step_on", "enter", N_("Next"), N_("Do what comes next: open the vote, close it, show what was said, agree on the median"), STAGE, True, writes=True, rank=0),
    Command("put", "o,right", N_("Open"), N_("Open the vote on the next question of the agenda"), STAGE, writes=True),
    Command("close_vote", "c", N_("Close"), N_("End the voting"), STAGE, writes=True),
    Command("reveal", "r", N_("Show"), N_("Show everybody what was said; a vote that is still open is closed first"), STAGE, writes=True),
    *(
        Command(
            f"agree_{level}", keys, N_("Agree on {level}"), N_("Set level {level} as the one that was agreed on"),
            STAGE, palette=False, method="agree", arguments=(level,), values={"level": level}, group=LEVEL, writes=True, rank=1,
        )
        for level, keys in enumerate(level_keys())
    ),
    Command("by_hand", "m", N_("By hand"), N_("Type in how many hands went up for each level: it takes no phone"), STAGE, True, writes=True, rank=1),
    Command("again", "a", N_("Vote again"), N_("Put the same question once more, after it was talked about"), STAGE, writes=True, rank=2),
    Command("dissent", "n", N_("Dissent"), N_("Note who sees it otherwise, beside the level that was agreed on"), STAGE, writes=True),
    Command("park", "p", N_("Park"), N_("Put a line into the parking lot, for later"), STAGE, True, writes=True, rank=3),
    Command("decide", "d", N_("Decide"), N_("Write down in a line what was decided"), STAGE, True, writes=True, rank=3),
    Command("skip_question", "s", N_("Skip"), N_("Leave this question out, and go on to the next one"), STAGE, writes=True),
    Command("put_off", "P", N_("Put off"), N_("Put this question itself into the parking lot, and go on to the next one"), STAGE, writes=True),
    Command("agenda", "g", N_("Agenda"), N_("See the questions of the agenda with their times, and put any of them"), STAGE),
    Command("lists", "l", N_("Parked and decided"), N_("See what was parked and decided; say who takes it, and strike what is done"), STAGE),
    Command("facilitate", "i", N_("For the facilitator"), N_("Show private note, follow-up question and who is missing: everybody sees the screen"), ("projector",)),
    Command("join", "j", N_("Join"), N_("Show address, code and QR code in full size"), ("projector",)),
    Command("doors", "k", N_("Lock"), N_("Let no further phone in, or let them in again"), STAGE),
    Command("rest", "space", N_("Break"), N_("Have a break, or go on after it"), STAGE, gives_way=("space",)),
    Command("room", "v", N_("Room view"), N_("Show or hide the keys and everything else that the room need not read"), ("projector",), gives_way=("v",)),
    Command("blank", "b", N_("Blank"), N_("Show nothing until any key, which then does nothing else"), ("projector",), gives_way=("b",)),
    Command("undo", "u,ctrl+z", N_("Undo"), N_("Take the last change back"), STAGE, writes=True),
    Command("redo", "ctrl+y", N_("Redo"), N_("Make the change again that was undone"), STAGE, writes=True),
    Command("finish", "F", N_("Finish"), N_("End the workshop, and go through what ends a session: points to discuss, milestone, documents, the day of the next round"), STAGE),
    Command("page_up", "pageup", N_("Page up"), N_("Scroll up a page"), STAGE, palette=False, method="scroll_pages", arguments=(-1,), group=PAGES),
    Command("page_down", "pagedown", N_("Page down"), N_("Scroll down a page"), STAGE, palette=False, method="scroll_pages", arguments=(1,), group=PAGES),
    Command("top", "home", N_("Top"), N_("Go to the top"), STAGE, palette=False, method="scroll_ends", arguments=(-1,), group=PAGES),
    Command("bottom", "end", N_("Bottom"), N_("Go to the bottom"), STAGE, palette=False, method="scroll_ends", arguments=(1,), group=PAGES),
    Command("leave_room", "escape", N_("Leave"), N_("Leave the workshop as it is: phones are sent away, and it goes on when it is opened again"), ("projector",), True, rank=4, method="back"),
    Command("leave_room", "escape", N_("Leave"), N_("Close this console; the workshop goes on"), ("console",), True, rank=4, method="back"),
    Command("other_network", "w", N_("Other network"), N_("Let phones in by another network of this computer, such as its hotspot"), ("joining",), True),
    Command("take_question", "enter", N_("Put"), N_("Open the vote on the question that is chosen"), ("agenda",), True, palette=False),
    Command("owner", "enter,o", N_("Owner"), N_("Say who takes what is chosen"), ("lists",), True),
    Command("strike", "space,x", N_("Done"), N_("Strike what is chosen as done, or take that back"), ("lists",), True),
    # On the screens of one assessment
    Command("changes", "", N_("What changed"), N_("See what changed in the questionnaire since the answers were given"), ("question", "review", "results")),
    Command("review", "l", N_("Review"), N_("List the criteria with their answers and marks"), ("question", "results"), gives_way=("l",)),
    Command("results", "r", N_("Results"), N_("See the scores and the verdict as they stand"), ("question",), True, rank=3),
    Command("results", "r", N_("Results"), N_("See the scores and the verdict as they stand"), ("review",), True),
    Command("about", "a", N_("About this assessment"), N_("Title, people, profile, depth and targets, to look at and to change"), ("question", "review", "results", "report", "changes")),
    Command("save_as", "S", N_("Save elsewhere"), N_("Keep this assessment in another file from now on"), (*OF_ONE, "beginning", "projector")),
    # Dialogs
    Command("choose", "enter", N_("Choose"), N_("Take what is highlighted"), ("picker", "unsaved"), True),
    Command("cursor_up", "up", N_("Up"), N_("Highlight the one above"), ("picker", "home"), palette=False, method="cursor", arguments=(-1,)),
    Command("cursor_down", "down", N_("Down"), N_("Highlight the one below"), ("picker", "home"), palette=False, method="cursor", arguments=(1,)),
    Command("picker_page_up", "pageup", N_("Page up"), N_("Highlight one a page above"), ("picker",), palette=False, method="page", arguments=(-1,)),
    Command("picker_page_down", "pagedown", N_("Page down"), N_("Highlight one a page below"), ("picker",), palette=False, method="page", arguments=(1,)),
    Command("yes", ",".join(("enter", *yes_keys())), N_("Yes"), N_("Do it"), ("confirm", "sides"), True),
    Command("accept_text", "enter", N_("Accept"), N_("Take what the field says"), ("ask", "hands"), True, method="accept"),
    Command("close", "escape", N_("Cancel"), N_("Leave without doing anything"), (*DIALOGS, "sides"), True),
    Command("close", "escape", N_("Stay"), N_("Stay here; nothing is lost as long as the program runs"), ("unsaved",), True),
    Command("take_level", "enter", N_("Take the level"), N_("Answer with the level that follows, with its lines as evidence"), ("measured",), True, rank=1),
    Command("take_lines", "l", N_("Lines only"), N_("Keep your answer, and take the lines as evidence"), ("measured",), True, rank=2),
    # Lists in forms
    Command("option_up", "up", N_("Up"), N_("Choose the option above"), FIELDS, palette=False, method="option", arguments=(-1,), group=OPTION),
    Command("option_down", "down", N_("Down"), N_("Choose the option below"), FIELDS, palette=False, method="option", arguments=(1,), group=OPTION),
    Command("tick", "space", N_("Tick"), N_("Tick what the arrows point to, or take the tick off"), FIELDS, True, palette=False),
    # Everywhere
    Command("back", "escape", N_("Back"), N_("Go back; nothing is lost"), ("portfolio", "onboarding", "settings", "about", "results", "report", "review", "help", "explanation", "plan", "action", "what_if", "compare", "progress", "finish", "keys", "positions", "position", "beginning", "agenda", "lists", "facilitator", "joining"), True, palette=False),
    Command("done", "enter,escape", N_("Back"), N_("Go back to the report"), ("written",), True),
    Command("back_home", "escape", N_("Back"), N_("Go back; nothing is lost"), ("question",), True, palette=False, method="back", rank=2),
    Command("back_home", "escape", N_("Back"), N_("Go back; nothing is lost"), ("changes",), True, palette=False, method="back"),
    Command("help", "f1,?,h", N_("Help"), N_("Show every key of this screen"), EVERY_PAGE, True, rank=6, gives_way=("question_mark",)),
    Command("palette", "ctrl+p,:", N_("Commands"), N_("Find a command by its name"), EVERY_PAGE, palette=False),
    Command("language", "", N_("Language"), N_("Switch the language of the program"), EVERY_PAGE),
    Command("theme", "", N_("Theme"), N_("Choose light, dark, high contrast, or the terminal’s own colours"), EVERY_PAGE),
    Command("suspend", "", N_("Suspend"), N_("Go to the shell; fg comes back to where you are"), EVERY_PAGE),
    Command("quit", "q,ctrl+q", N_("Quit"), N_("Leave the program; everything is saved"), EVERY_PAGE[:1], True),
    Command("leave", "ctrl+q", N_("Quit"), N_("Leave the program; everything is saved"), EVERY_PAGE[1:], method="quit"),
)  # fmt: skip
"""In the order in which footer, palette and help show them."""
