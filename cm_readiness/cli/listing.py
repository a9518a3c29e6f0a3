"""`list`: the questionnaires, templates and assessments there are, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ..language.words import N_
from .declared import Argument, Declared
from .options import Folder, Json
from .output import put, put_json
from .session import Session
from .values import nearest, no_such

if TYPE_CHECKING:
    from ..core.store import Reference
    from ..core.summary import Summary
    from ..data.evaluation import Data
    from ..language.words import Words

KINDS = ("questionnaires", "templates", "assessments")
_HEADS = {
    "questionnaires": N_("Questionnaires"),
    "templates": N_("Templates"),
    "assessments": N_("Assessments"),
}


def list_(
    session: Session,
    kind: Annotated[
        str | None,
        Argument(metavar="questionnaires|templates|assessments", help=N_("One kind only; else all three.")),
    ] = None,
    folder: Folder = None,
    json: Json = False,
) -> None:
    """Print what there is, and where."""
    session.folder = folder or session.folder
    kinds = KINDS if kind is None else (_kind(kind),)
    found = {name: _LISTS[name](session) for name in kinds}
    if json:
        data: dict[str, Data] = {"format": 1, "folder": _shown(session)}
        put_json({**data, **{name: list(items) for name, items in found.items()}})
    else:
        put("\n\n".join(_section(name, items, session) for name, items in found.items()))


def _shown(session: Session) -> str:
    from ..app.stores import shown_place

    return shown_place(session.place)


def _kind(given: str) -> str:
    if given not in KINDS:
        raise no_such("unknown_kind", "list", nearest(given, KINDS), given=given, kinds=", ".join(KINDS))
    return given


def _questionnaires(session: Session) -> list[dict[str, Data]]:
    return [
        {
            "id": item.id,
            "version": item.version,
            "title": item.title.get(session.words.language),
            "shipped": item.shipped,
            "used": item.used,
            "path": item.place,
        }
        for item in session.workspace.store.questionnaires()
    ]


def _templates(session: Session) -> list[dict[str, Data]]:
    from ..app.documents import templates

    words = session.words
    return [
        {"name": item.name, "title": words(item.title), "shipped": item.shipped, "path": str(item.path)}
        for item in templates(session.assessments / "report_templates")
    ]


def _assessments(session: Session) -> list[dict[str, Data]]:
    from ..app.overview import Overview

    overview = Overview(session.workspace)
    listed = [
        _assessment(reference, overview.glance(reference), session) for reference in overview.references
    ]
    overview.save()
    return listed


def _assessment(reference: Reference, summary: Summary, session: Session) -> dict[str, Data]:
    """An assessment, or one that cannot be read with its fault: the others are listed all the same."""
    said = summary.said
    if said is None:
        from ..language.fault_messages import sentence

        assert summary.fault is not None, "what cannot be read has a fault"  # noqa: S101
        return {"path": str(reference), "fault": sentence(summary.fault, session.words)}
    return {
        "company": said.company,
        "title": said.title,
        "questionnaire": said.questionnaire,
        "updated": said.changed.isoformat().replace("+00:00", "Z"),
        "answers": said.answers,
        "path": str(reference),
    }


def described_assessment(reference: Reference, session: Session) -> str:
    """An assessment as one line: what it is, or why it cannot be read."""
    from ..app.overview import glanced

    return _described(
        "assessments", _assessment(reference, glanced(session.workspace, reference), session), session.words
    )


def _section(kind: str, items: list[dict[str, Data]], session: Session) -> str:
    """One kind as text: a line that says what a thing is, and its path below."""
    from ..core.text import on_one_line

    words = session.words
    lines = [words(_HEADS[kind])]
    if not items:
        nothing = words("none yet in {folder}", folder=_shown(session))
        lines.append(f"  {on_one_line(nothing)}")
    for item in items:
        lines += [f"  {on_one_line(_described(kind, item, words))}", f"    {on_one_line(str(item['path']))}"]
    return "\n".join(lines)


def _described(kind: str, item: dict[str, Data], words: Words) -> str:
    if "fault" in item:
        return words("cannot be read: {fault}", fault=str(item["fault"]))
    if kind == "questionnaires":
        used = words("used") if item["used"] else words("not used: another one goes before it")
        return f"{item['id']} {item['version']}, {item['title']} ({used})"
    if kind == "templates":
        return f"{item['name']}, {item['title']}"
    name = " · ".join(str(item[key]) for key in ("company", "title") if item[key])
    answers = item["answers"] if isinstance(item["answers"], int) else 0
    counted = words.plural("{count} answer", "{count} answers", answers)
    return f"{name or words('Assessment without a name')} ({counted})"


_LISTS = {"questionnaires": _questionnaires, "templates": _templates, "assessments": _assessments}

LIST = Declared(
    "list",
    list_,
    N_("Lists the questionnaires, templates and assessments there are, and where they lie."),
    "cm-readiness list assessments\ncm-readiness list questionnaires --json",
)
