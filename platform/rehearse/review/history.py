"""What was done to items, entry by entry, and what follows from it. Pure.

The log is the truth: it only grows, and where an item stands can always be made again from its entries. To undo is one more
entry that names what it takes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from rehearse.review.memory import Memory, Rating
from rehearse.review.schedule import NEW, Scheduler, State

#: What a person does to an item, and can undo.
Action = Literal["rated", "suspended", "resumed", "buried", "flagged"]

#: "called": a failed test of the item's concept made it due. "carried": what is known of it was brought from another program, without
#: the reviews that it came from. "undone" and "redone" name an action by its number.
Kind = Literal[Action, "called", "carried", "undone", "redone"]

_NO_ACTIONS = frozenset({"called", "carried", "undone", "redone"})


@dataclass(frozen=True, slots=True)
class Carried:
    """What another program knew of an item: its memory on the day of the entry, when it is due, and what was counted there."""

    memory: Memory
    due: date
    reviews: int = 1
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a person's log. `number` rises, `day` is the person's day at that moment.

    `rating` goes with "rated", `flag` (0 for none) with "flagged", `target` with "undone" and "redone", `carried` with "carried".
    `until` goes with "buried"; with a rating given here it is the day on which the item was due before. `graduates` goes with a
    rating of another program that gave whole days, where ours may have another learning step. A rating is `judged` when a verdict
    gave it.
    """

    number: int
    item: str
    kind: Kind
    at: datetime
    day: date
    rating: Rating | None = None
    until: date | None = None
    flag: int = 0
    target: int | None = None
    carried: Carried | None = None
    graduates: bool = False
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands: how well it is known, and what its person decided about it.

    A suspended one is never asked; one that is buried is not asked before the day `buried_until`.
    """

    state: State = NEW
    suspended: bool = False
    buried_until: date | None = None
    flag: int = 0


def applied(scheduler: Scheduler, standing: Standing, entry: Entry) -> Standing:
    """Where an item stands after one more action, or after being called.

    Raises:
        ValueError: a rating is none of the four, or the entry is no action.
        ClockError: the clock runs backwards.
    """
    match entry.kind:
        case "rated":
            rating = Rating(entry.rating) if entry.rating is not None else None
            if rating is None:
                raise ValueError(f"entry {entry.number} is a rating without one")
            state = scheduler.rated(standing.state, rating, item=entry.item, at=entry.at, day=entry.day)
            return replace(standing, state=scheduler.graduated(state, entry.item) if entry.graduates else state)
        case "called":
            return replace(standing, state=_called(standing.state, entry.day))
        case "carried":
            return replace(standing, state=_carried(entry))
        case "suspended" | "resumed":
            return replace(standing, suspended=entry.kind == "suspended")
        case "buried":
            return replace(standing, buried_until=entry.until)
        case "flagged":
            return replace(standing, flag=entry.flag)
        case _:
            raise ValueError(f"entry {entry.number} is {entry.kind!r}, which does nothing to an item by itself")


def _called(state: State, day: date) -> State:
    """Due today, if it was known and would have come later. What waits for a learning step comes soon anyway."""
    later = state.phase == "review" and state.due is not None and state.due > day
    return replace(state, due=day) if later else state


def _carried(entry: Entry) -> State:
    if entry.carried is None:
        raise ValueError(f"entry {entry.number} carries nothing")
    return State(
        memory=entry.carried.memory,
        began=entry.day,
        phase="review",
        due=entry.carried.due,
        reviewed=entry.day,
        reviewed_at=entry.at,
        reviews=entry.carried.reviews,
        lapses=entry.carried.lapses,
    )


def replayed(schedulers: Mapping[str, Scheduler], entries: Iterable[Entry]) -> dict[str, Standing]:
    """Where each item of a log stands, by item. `entries` are in order; `schedulers` has one for each item."""
    found: dict[str, Standing] = {}
    for entry in in_effect(entries):
        found[entry.item] = applied(schedulers[entry.item], found.get(entry.item, Standing()), entry)
    return found


def left_by(scheduler: Scheduler, entries: Sequence[Entry], state: State, entry: Entry, kind: Kind) -> Standing:
    """Where an item's log leaves it after an entry, or after one that took it back or did it again, which is the `kind` then.

    Only ratings move an item's day. After all else it stays due as in `state`: a replay would move it to where the
    settings of today would have put it.
    """
    if entry.kind == "rated" and kind == "undone":
        return _without(scheduler, entries, entry)
    found = _after(scheduler, Standing(), in_effect(entries))
    return found if entry.kind == "rated" else replace(found, state=replace(state, memory=found.state.memory))


def _without(scheduler: Scheduler, entries: Iterable[Entry], rating: Entry) -> Standing:
    """Where an item stands by its log, in which a rating of it was undone: due as before that rating, whatever settings hold by now."""
    kept = in_effect(entries)
    standing = _after(scheduler, Standing(), (entry for entry in kept if entry.number < rating.number))
    if standing.state.phase == "review" and rating.until is not None:
        standing = replace(standing, state=replace(standing.state, due=rating.until))
    return _after(scheduler, standing, (entry for entry in kept if entry.number > rating.number))


def _after(scheduler: Scheduler, standing: Standing, entries: Iterable[Entry]) -> Standing:
    for entry in entries:
        standing = applied(scheduler, standing, entry)
    return standing


def in_effect(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without what was undone, and without what says so."""
    kept = list(entries)
    undone: set[int | None] = set()
    for entry in kept:
        if entry.kind == "undone":
            undone.add(entry.target)
        elif entry.kind == "redone":
            undone.discard(entry.target)
    return [entry for entry in kept if entry.kind not in {"undone", "redone"} and entry.number not in undone]


def to_undo(newest_first: Iterable[Entry]) -> Entry | None:
    """The last action that is in effect, which undoing takes back; None when there is none.

    What a verdict rated comes while people do something else, so it is passed over, and so is what lies beneath it of the same item.
    """
    settled: dict[int | None, bool] = {}
    judged: set[str] = set()
    for entry in newest_first:
        if entry.kind in {"undone", "redone"}:
            settled.setdefault(entry.target, entry.kind == "undone")
        elif entry.kind in _NO_ACTIONS or settled.get(entry.number, False):
            continue
        elif entry.judged:
            judged.add(entry.item)
        elif entry.item not in judged:
            return entry
    return None


def to_redo(newest_first: Iterable[Entry]) -> Entry | None:
    """The action that was undone last, unless another one came after that; None when there is none."""
    settled: dict[int | None, bool] = {}
    wanted: int | None = None
    for entry in newest_first:
        if entry.number == wanted:
            return entry
        if entry.kind in {"undone", "redone"}:
            settled.setdefault(entry.target, entry.kind == "undone")
            if wanted is None and entry.kind == "undone" and settled[entry.target]:
                wanted = entry.target
        elif entry.kind not in _NO_ACTIONS and wanted is None and not settled.get(entry.number, False):
            return None
    return None
