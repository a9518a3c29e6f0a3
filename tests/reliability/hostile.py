"""Files that somebody made to harm: each with the size that it is to have."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from cm_readiness.core.assessment import Action, Answer, Milestone, MilestoneScore, PastAnswer
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.shipped import examples

HEAD = 'format = 1\nwritten_by = "1.0.0"\nid = "x"\ncreated = 2026-11-22T10:00:00Z\n'
REST = 'updated = 2026-11-22T10:00:00Z\n\n[questionnaire]\nid = "community_manager"\n'


def _around(text: str) -> bytes:
    """A good assessment with something more in its head."""
    return (HEAD + text + REST).encode("utf-8", "surrogatepass")


def _behind(text: str) -> bytes:
    """A good assessment with something more at its end."""
    return (HEAD + REST + text).encode("utf-8", "surrogatepass")


FILES: Mapping[str, Callable[[int], bytes]] = {
    "lists nested without end": lambda n: _around("x = " + "[" * n + "\n"),
    "lists nested and closed again": lambda n: _around("x = " + "[" * (n // 2) + "]" * (n // 2) + "\n"),
    "inline tables nested without end": lambda n: _around("x = " + "{x = " * (n // 5) + "\n"),
    "tables nested 400 deep": lambda n: _behind("[x" + ".x" * 400 + "]\nx = 1\n"),
    "tables nested 33 deep": lambda n: _behind("[x" + ".x" * 32 + "]\nx = 1\n"),
    "a key of endless parts": lambda n: _around("x" + ".x" * (n // 2) + " = 1\n"),
    "a key of endless quoted parts": lambda n: _around('"x"' + ' . "."' * (n // 6) + " = 1\n"),
    "a table of endless parts": lambda n: _behind("[x" + ".x" * (n // 2) + "]\n"),
    "a deep table with many keys": lambda n: _behind(
        "[x" + ".x" * (n // 4) + "]\n" + "".join(f"k{i} = 1\n" for i in range(n // 20))
    ),
    "a dotted key in an inline table": lambda n: _around("x = {x" + ".x" * (n // 2) + " = 1}\n"),
    "a whole number of endless digits": lambda n: _around("x = " + "9" * n + "\n"),
    "a hexadecimal number of endless digits": lambda n: _around("x = 0x" + "f" * n + "\n"),
    "a decimal number of endless digits": lambda n: _around("x = 1." + "9" * n + "\n"),
    "a number of endless underscores": lambda n: _around("x = 1" + "_1" * (n // 2) + "\n"),
    "a number with an endless exponent": lambda n: _around("x = 1e999999999999\n"),
    "an infinite headcount": lambda n: _behind("[company]\nheadcount = inf\n"),
    "a headcount of 1e999999999": lambda n: _behind("[company]\nheadcount = 1e999999999\n"),
    "a headcount without end": lambda n: _behind("[company]\nheadcount = 0x" + "f" * 900 + "\n"),
    "a text as long as the file": lambda n: _around('title = "' + "x" * n + '"\n'),
    "a key as long as the file": lambda n: _around("x" * n + " = 1\n"),
    "a quoted key of escapes": lambda n: _around('"' + "\\u00e9" * (n // 6) + '" = 1\n'),
    "a text of escapes": lambda n: _around('x = "' + "\\n" * (n // 2) + '"\n'),
    "a text of many lines": lambda n: _around('x = """' + "x\n" * (n // 2) + '"""\n'),
    "a text of quotation marks": lambda n: _around('x = """' + '""x' * (n // 3) + '"""\n'),
    "a text that never ends": lambda n: _around('x = """' + "x\n" * (n // 2)),
    "millions of keys": lambda n: _around("".join(f"k{i}=1\n" for i in range(n // 10))),
    "millions of keys in one line": lambda n: _around(
        "x = {" + ",".join(f"k{i}=1" for i in range(n // 10)) + "}\n"
    ),
    "millions of tables": lambda n: _behind("".join(f"[t{i}]\n" for i in range(n // 10))),
    "millions of tables in a list": lambda n: _behind("[[x]]\n" * (n // 6)),
    "millions of items": lambda n: _around("x = [" + "1," * (n // 2) + "]\n"),
    "millions of answers": lambda n: _behind("".join(f"[answers.a{i}]\nlevel = 9\n" for i in range(n // 28))),
    "millions of comments": lambda n: _around("#\n" * (n // 2)),
    "nothing but spaces": lambda n: b" " * n,
    "nothing but line ends": lambda n: b"\n" * n,
    "nothing but zeros": lambda n: b"\0" * n,
    "nothing at all": lambda n: b"",
    "zeros in a text": lambda n: _around('title = "a\0b"\n'),
    "escaped zeros in a text": lambda n: _around('title = "a\\u0000b"\n'),
    "bytes that are not UTF-8": lambda n: _around('title = "x"\n') + b"# \xff\xfe\xc3",
    "a lone surrogate in bytes": lambda n: _around('title = "\udc9b"\n'),
    "an escaped lone surrogate": lambda n: _around('title = "\\ud800"\n'),
    "UTF-16": lambda n: _around("").decode().encode("utf-16"),
    "a byte order mark": lambda n: b"\xef\xbb\xbf" + _around('title = "x"\n'),
    "two byte order marks": lambda n: b"\xef\xbb\xbf" * 2 + _around(""),
    "line ends of Windows": lambda n: _around('title = """a\nb"""\n').replace(b"\n", b"\r\n"),
    "line ends of old Macintoshes": lambda n: _around("").replace(b"\n", b"\r"),
    "control characters outside of texts": lambda n: _around("\x1b]0;x\x07\n"),
    "control characters in a text": lambda n: _around('title = "\x1b]0;x\x07"\n'),
    "control characters in a comment": lambda n: _around("# \x1b[2J\n"),
    "a format of endless digits": lambda n: b"format = 0x" + b"f" * 400 + b"\n",
    "a format that is a text": lambda n: b'format = "1"\n',
    "a newer format by a hostile writer": lambda n: b'format = 2\nwritten_by = "\\u001b]0;x\\u0007"\n',
    "a questionnaire outside of the folder": lambda n: _around("").replace(
        b"community_manager", b"../../etc/passwd"
    ),
    "a questionnaire with an absolute path": lambda n: _around("").replace(b"community_manager", b"/etc"),
    "a questionnaire of control characters": lambda n: _around("").replace(
        b"community_manager", b"\\u001b]52;c;x\\u0007"
    ),
    "a level of 99999999999999999999": lambda n: _behind(
        '[answers."purpose.business_goals"]\nlevel = 99999999999999999999\n'
    ),
    "a moment before all calendars": lambda n: _behind(
        '[answers."purpose.business_goals"]\nlevel = 1\nanswered = 0001-01-01T00:00:00+23:59\n'
    ),
    "another kind of file": lambda n: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
}
"""What a file may be made of, by what it is called in docs/reliability.md."""

NAMES = [
    "../secret",
    "..",
    ".",
    "/etc",
    "a/b",
    "a\\b",
    "~",
    "x\0",
    "$HOME",
    "C:\\x",
    "nul",
    "",
    " ",
    "Purpose",
    "é",
]
"""What an id or a name may not be, as it would lead elsewhere."""

ESCAPES = (
    "\x1b]0;owned\x07", "\x1b]2;owned\x1b\\", "\x1b]52;c;b3duZWQ=\x07", "\x1b[2J\x1b[H", "\x1b[31m",
    "\x1b[6n",
    "\x1bc", "\x1bP+q544e\x1b\\", "\x9b2J", "\x9d0;owned\x9c", "\x90owned\x9c", "\x08\x08\x08", "\r", "\x0e",
    "\x7f", "\x00", "\x85", "\u2028", "\u2029", "\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\",
)  # fmt: skip
"""What a terminal obeys: title, clipboard, cursor, colours, queries, reset, character sets, links."""
OWNED = "owned" + "".join(ESCAPES) + "end"


def assessment_of_escapes() -> bytes:
    """An assessment with such sequences wherever a text may stand."""
    old = read_assessment(examples()[0])
    answer = Answer(
        level=2, note=OWNED, private=OWNED, evidence=(OWNED, OWNED), flagged=True, answered=old.last_changed,
        history=(PastAnswer(not_applicable=OWNED, answered=old.last_changed),),
    )  # fmt: skip
    answers = dict.fromkeys(old.answers, answer)
    answers["trend_watch.watch_ritual"] = Answer(not_applicable=OWNED, answered=old.last_changed)
    answers[f"gone.{OWNED}"] = answer
    reference = old.questionnaire.model_copy(
        update={"version": OWNED, "fingerprint": OWNED, "criteria": {OWNED: OWNED, "purpose.voice": OWNED}}
    )
    action = Action(id=OWNED, criterion=f"gone.{OWNED}", what=OWNED, owner=OWNED, note=OWNED)
    milestone = Milestone(
        name=OWNED,
        at=old.last_changed,
        fingerprint=OWNED,
        verdict=OWNED,
        dimensions={OWNED: MilestoneScore()},
    )
    changed = {
        "title": OWNED, "respondent": OWNED, "facilitator": OWNED, "follows": OWNED, "written_by": OWNED,
        "company": {"name": OWNED, "sector": OWNED, "cm_setup": OWNED, "channels": (OWNED,), OWNED: OWNED},
        "targets": {OWNED: 3}, "answers": answers, "actions": (action,), "milestones": (milestone,),
        "questionnaire": reference,
    }  # fmt: skip
    return assessment_text(old.model_copy(update=changed)).encode()


def links(folder: Path) -> Mapping[str, Path]:
    """Paths that lead somewhere else than they seem, or nowhere.

    Args:
        folder: an empty one to make them in.
    """
    folder.mkdir()
    (folder / "a folder.toml").mkdir()
    made = {
        "a link to nowhere": "none", "a link to itself": "a link to itself.toml", "a link to a folder": ".",
        "a link to a device": "/dev/zero", "a link to the passwords": "/etc/passwd",
    }  # fmt: skip
    for name, target in made.items():
        (folder / f"{name}.toml").symlink_to(target)
    os.mkfifo(folder / "a pipe.toml")
    return {name: folder / f"{name}.toml" for name in (*made, "a pipe", "a folder")}
