"""Places that are filled with things, each thing once: whether that can be done, and what one decision leaves possible.

A place is a number, and `candidates[place]` holds the things that may stand there, the most wanted first. `Filled` says for
each thing that is used which place holds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

Candidates = Sequence[Sequence[T]]
Filled = Mapping[T, int]


class UnfillableError(Exception):
    """A place for which nothing is left beside all places before it."""

    def __init__(self, place: int) -> None:
        super().__init__(f"Nothing is left for place {place}.")
        self.place = place


def fill(candidates: Candidates[T]) -> Filled[T]:
    """A thing for every place.

    Raises:
        UnfillableError: there are too few for one of them.
    """
    filled: dict[T, int] = {}
    for place in range(len(candidates)):
        if not _take(candidates, place, filled, 0, set()):
            raise UnfillableError(place)
    return filled


def decided(candidates: Candidates[T], filled: Filled[T], place: int, thing: T) -> Filled[T] | None:
    """The same with this thing at this place, all places before it as they are; None when a later one then goes without."""
    moved = filled.get(thing)
    if moved == place:
        return filled
    if moved is not None and moved < place:
        return None
    changed = {each: holder for each, holder in filled.items() if holder != place}
    changed[thing] = place
    if moved is not None and not _take(candidates, moved, changed, place + 1, set()):
        return None
    return changed


def most_distinct(groups: Sequence[frozenset[str]]) -> int:
    """How many of these sets can each be given a member that no other is given."""
    filled: dict[str, int] = {}
    ordered = [sorted(group) for group in groups]
    return sum(_take(ordered, place, filled, 0, set()) for place in range(len(ordered)))


def _take(candidates: Candidates[T], place: int, filled: dict[T, int], movable: int, tried: set[T]) -> bool:
    """Give the place a thing; places from `movable` on may have to take another one for it."""
    for thing in candidates[place]:
        if thing in tried:
            continue
        tried.add(thing)
        holder = filled.get(thing)
        if holder is None or (holder >= movable and _take(candidates, holder, filled, movable, tried)):
            filled[thing] = place
            return True
    return False
