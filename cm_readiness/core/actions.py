"""What the company commits to, and how it stands beside the roadmap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple

from .assessment import Action, Assessment
from .errors import ReadinessError
from .evaluation import Evaluation
from .kept import clean

if TYPE_CHECKING:
    from .planning import Entry, Roadmap

# The first question waits for this module: the plan is loaded where it is made.

Status = Literal["open", "doing", "done", "dropped"]
STATUSES: tuple[Status, ...] = ("open", "doing", "done", "dropped")
"""In the order in which an action goes through them."""
UNDER_WAY: tuple[Status, ...] = ("open", "doing")
"""What is still to be done, and goes into a follow-up."""

Gone = Literal["criterion_gone", "out_of_scope", "not_applicable", "level_reached", "target_reached"]
Effect = Literal["shows", "does_not_show", "not_known", "no_level"]


class _Keep(Enum):
    """That a value stays as it is; None takes it away."""

    KEEP = "keep"


KEEP = _Keep.KEEP


@dataclass(frozen=True)
class Item:
    """One thing to do: an entry of the roadmap, an action in its place, or an action that has no entry."""

    entry: Entry | None
    action: Action | None
    gone: Gone | None = None
    """Why there is nothing left to do about an action that is still under way."""

    @property
    def criterion(self) -> str | None:
        """The full id of the criterion that is raised; None for an action without one."""
        if self.entry is not None:
            return self.entry.criterion.id
        return self.action.criterion if self.action is not None else None


class PeriodItems(NamedTuple):
    """What is to be done until a day."""

    until_day: int | None
    """Days from the date of the evaluation; None after the last one."""
    items: tuple[Item, ...]


class Plan(NamedTuple):
    """The roadmap with the company's actions in it."""

    roadmap: Roadmap
    periods: tuple[PeriodItems, ...]
    others: tuple[Item, ...]
    """Actions that stand for no entry of the roadmap, in the order of the file."""
    dropped: tuple[Item, ...]
    """Actions that were given up; the entries that they stood for are in no period."""


def plan_with_actions(evaluation: Evaluation) -> Plan:
    """The roadmap, which no action changes, with each action in the place of its entry."""
    from .planning import plan_roadmap

    roadmap, actions = plan_roadmap(evaluation), evaluation.assessment.actions
    entries = {(e.criterion.id, e.to_level): e for period in roadmap.periods for e in period.entries}
    taken: dict[tuple[str, int], Action] = {}
    for action in sorted(actions, key=lambda action: action.status == "dropped"):
        place = _place(action)
        if place in entries:
            taken.setdefault(place, action)
    standing_in = {action.id for action in taken.values()}

    def item(entry: Entry | None, action: Action | None) -> Item:
        return Item(entry, action, gone(evaluation, action) if action else None)

    periods = []
    for period in roadmap.periods:
        placed = [(e, taken.get((e.criterion.id, e.to_level))) for e in period.entries]
        kept = (item(e, a) for e, a in placed if a is None or a.status != "dropped")
        periods.append(PeriodItems(period.until_day, tuple(kept)))
    return Plan(
        roadmap=roadmap,
        periods=tuple(periods),
        others=tuple(item(None, a) for a in actions if a.status != "dropped" and a.id not in standing_in),
        dropped=tuple(item(entries.get(_place(a)), a) for a in actions if a.status == "dropped"),
    )


def gone(evaluation: Evaluation, action: Action) -> Gone | None:
    """Why nothing is left to do about an action that is under way; None while there is, or for its own sake.

    Levels count as they are claimed, as in the roadmap.
    """
    if action.status not in UNDER_WAY or action.criterion is None:
        return None
    standing = evaluation.standings.get(action.criterion)
    if standing is None:
        return "criterion_gone"
    if not standing.in_scope:
        return "out_of_scope"
    if not standing.applicable:
        return "not_applicable"
    claimed = standing.claimed
    if claimed is None:
        return None
    if action.to_level is not None and claimed >= action.to_level:
        return "level_reached"
    return "target_reached" if claimed >= standing.target else None


def effect(evaluation: Evaluation, action: Action) -> Effect:
    """Whether an action shows in the level that its criterion is answered with now."""
    standing = evaluation.standings.get(action.criterion or "")
    if standing is None or not standing.applicable or action.to_level is None:
        return "no_level"
    if standing.claimed is None:
        return "not_known"
    return "shows" if standing.claimed >= action.to_level else "does_not_show"


def take_over(assessment: Assessment, entry: Entry, identifier: str) -> Assessment:
    """Commit to an entry of the roadmap; one that was given up before is taken up again.

    Args:
        identifier: of the new action, as no other one has it.
    """
    there = [a for a in assessment.actions if _place(a) == (entry.criterion.id, entry.to_level)]
    if any(action.status != "dropped" for action in there):
        return assessment
    if there:
        return change(assessment, there[0].id, status="open")
    new = Action(id=identifier, source="roadmap", criterion=entry.criterion.id, to_level=entry.to_level)
    return _with(assessment, (*assessment.actions, new))


def add_own(
    assessment: Assessment,
    what: str,
    identifier: str,
    *,
    criterion: str | None = None,
    to_level: int | None = None,
) -> Assessment:
    """Commit to something of one's own.

    Args:
        what: what is to be done, in words.
        identifier: of the new action, as no other one has it.
        criterion: the full id of the criterion that it is meant to raise, if any.
        to_level: the level that it is meant to reach, 1 to 4, if any.

    Raises:
        ReadinessError: `action_without_words`, or as `clean`.
    """
    if not what.strip():
        raise ReadinessError("action_without_words")
    new = Action(id=identifier, source="own", criterion=criterion, to_level=to_level, what=clean(what))
    return _with(assessment, (*assessment.actions, new))


def change(
    assessment: Assessment,
    identifier: str,
    *,
    what: str | None = None,
    owner: str | None = None,
    due: date | Literal[_Keep.KEEP] | None = KEEP,
    status: Status | None = None,
    note: str | None = None,
    aim: tuple[str | None, int | None] | Literal[_Keep.KEEP] = KEEP,
) -> Assessment:
    """Change an action; what is not given stays as it is.

    Args:
        identifier: the action's.
        what: one's own words for it; empty goes back to the steps' texts, where it has a criterion.
        owner: who does it.
        due: the day until which; None takes it away.
        status: how far it is.
        note: anything else.
        aim: the criterion that one's own action is meant to raise, by its full id, and the level, if any.

    Raises:
        ReadinessError: `no_such_action`, `action_without_words`, or as `clean`.
    """
    old = _find(assessment, identifier)
    if what is not None and not what.strip() and (old.source == "own" or old.to_level is None):
        raise ReadinessError("action_without_words")
    texts = {"what": what, "owner": owner, "note": note}
    new: dict[str, object] = {name: clean(text) for name, text in texts.items() if text is not None}
    if due is not KEEP:
        new["due"] = due
    if status is not None:
        new["status"] = status
    if aim is not KEEP:
        new["criterion"], new["to_level"] = aim
    changed = old.model_copy(update=new)
    return _with(assessment, tuple(changed if a.id == identifier else a for a in assessment.actions))


def commit_to(
    assessment: Assessment, levels: Mapping[str, int], new_id: Callable[[], str]
) -> tuple[Assessment, int]:
    """Commit to reaching some levels; what is committed to already stays as it is.

    Args:
        levels: by full criterion id, 1 to 4, each above the present one.
        new_id: makes the id of an action.

    Returns:
        The assessment, and how many actions are new or taken up again.
    """
    changed, count = assessment, 0
    for criterion, level in levels.items():
        there = [a for a in changed.actions if _place(a) == (criterion, level)]
        if any(action.status != "dropped" for action in there):
            continue
        if there:
            changed = change(changed, there[0].id, status="open")
        else:
            new = Action(id=new_id(), source="roadmap", criterion=criterion, to_level=level)
            changed = _with(changed, (*changed.actions, new))
        count += 1
    return changed, count


def give_to(
    assessment: Assessment, items: Iterable[Item], owner: str, new_id: Callable[[], str]
) -> Assessment:
    """Give several things to do to one owner; entries of the roadmap are committed to by that.

    Args:
        items: of the plan of this assessment.
        owner: who does them.
        new_id: makes the id of an action.

    Raises:
        ReadinessError: as `clean`.
    """
    changed = assessment
    for item in items:
        identifier = item.action.id if item.action is not None else new_id()
        if item.action is None and item.entry is not None:
            changed = take_over(changed, item.entry, identifier)
        changed = change(changed, identifier, owner=owner)
    return changed


def is_late(action: Action, today: date) -> bool:
    """Whether it is still to be done although its day has passed."""
    return action.due is not None and action.due < today and action.status in UNDER_WAY


def drop(assessment: Assessment, identifier: str) -> Assessment:
    """Give an action up; it stays in the file.

    Raises:
        ReadinessError: `no_such_action`.
    """
    return change(assessment, identifier, status="dropped")


def remove(assessment: Assessment, identifier: str) -> Assessment:
    """Take an action out of the file; the entry of the roadmap that it stood for is shown again.

    Raises:
        ReadinessError: `no_such_action`.
    """
    _find(assessment, identifier)
    return _with(assessment, tuple(a for a in assessment.actions if a.id != identifier))


def dated(old: Assessment, new: Assessment, at: datetime) -> Assessment:
    """The new one, in which each action that is not as it was says when that was changed.

    Args:
        old: as it was.
        new: with other actions, or the same.
        at: the moment of the change, with a time zone.
    """
    before = {action.id: action for action in old.actions}
    actions = tuple(
        action if before.get(action.id) == action else action.model_copy(update={"changed": at})
        for action in new.actions
    )
    return new if actions == new.actions else _with(new, actions)


def under_way(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The actions that are still to be done."""
    return tuple(action for action in actions if action.status in UNDER_WAY)


def _find(assessment: Assessment, identifier: str) -> Action:
    for action in assessment.actions:
        if action.id == identifier:
            return action
    raise ReadinessError("no_such_action", action=identifier)


def _place(action: Action) -> tuple[str, int]:
    """The entry that an action stands for; of no entry without a criterion or a level."""
    return action.criterion or "", action.to_level or 0


def _with(assessment: Assessment, actions: tuple[Action, ...]) -> Assessment:
    return assessment.model_copy(update={"actions": actions})
