"""A person's log as columns: the ratings that are in effect, found for a hundred thousand entries at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


#: What was done, as numbers. All else that is done to items says nothing about memory, or it would have to be told here.
RATED, UNDONE, REDONE, CARRIED = 1, 2, 3, 4
_ACTIONS = {"rated": RATED, "undone": UNDONE, "redone": REDONE, "carried": CARRIED}


class LogRow(NamedTuple):
    """What statistics ask of a line of the log. The last three are of what was brought from another program."""

    number: int
    item: str
    action: str
    day: date
    rating: int | None
    target: int | None
    suggested: int | None
    seconds: float | None
    interval: int | None = None
    stability: float | None = None
    difficulty: float | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """Lines of a log by column, in its order. `item` is a place in `names`; a rating or a target of 0 is none, seconds of NaN are not known.

    `judged` tells of ratings that evidence spoke for, such as a verdict. `graduates` tells of ratings of another program that gave whole
    days, `stability` and `difficulty` are those of a memory that was carried here.
    """

    names: dict[str, int]
    number: Ints
    item: Ints
    action: Ints
    day: Ints
    rating: Ints
    target: Ints
    judged: Flags
    seconds: Floats
    graduates: Flags
    stability: Floats
    difficulty: Floats

    def __len__(self) -> int:
        return len(self.number)

    def extended(self, rows: Iterable[LogRow]) -> Log:
        """The log with more lines at its end; this one stays as it is."""
        columns = list(zip(*rows, strict=True))
        if not columns:
            return self
        number, item, action, day, rating, target, suggested, seconds, interval, stability, difficulty = columns
        names = dict(self.names)
        added = {
            "number": np.array(number, np.int64),
            "item": np.array([names.setdefault(each, len(names)) for each in item], np.int64),
            "action": np.array([_ACTIONS.get(each, 0) for each in action], np.int64),
            "day": np.array([each.toordinal() for each in day], np.int64),
            "rating": np.array([each or 0 for each in rating], np.int64),
            "target": np.array([each or 0 for each in target], np.int64),
            "judged": np.array([each is not None for each in suggested], np.bool_),
            "seconds": np.array(seconds, np.float64),
            "graduates": np.array([(each or 0) > 0 for each in interval], np.bool_),
            "stability": np.array(stability, np.float64),
            "difficulty": np.array(difficulty, np.float64),
        }
        joined = {name: np.concatenate((getattr(self, name), column)) for name, column in added.items()}
        return replace(self, names=names, **joined)

    def ratings(self) -> Log:
        """The ratings that are in effect: none that was undone, unless it was done again."""
        return self._without_undone(self.action == RATED)

    def in_effect(self) -> Log:
        """The ratings that are in effect, among the memories that were carried here: a log that says the same."""
        return self._without_undone((self.action == RATED) | (self.action == CARRIED))

    def _without_undone(self, wanted: Flags) -> Log:
        undone: dict[int, bool] = {}
        for place in np.flatnonzero(np.isin(self.action, (UNDONE, REDONE))):
            undone[int(self.target[place])] = bool(self.action[place] == UNDONE)
        taken_back = [number for number, is_undone in undone.items() if is_undone]
        return self.only(wanted & ~np.isin(self.number, taken_back))

    def carried(self) -> Log:
        """The memories that were carried here; nobody undoes one."""
        return self.only(self.action == CARRIED)

    def only(self, wanted: Flags) -> Log:
        """Some of its lines."""
        columns: dict[str, Any] = {
            each.name: getattr(self, each.name)[wanted] for each in fields(self) if each.name != "names"
        }
        return replace(self, **columns)


def _none(kind: Any) -> Any:
    return np.array([], kind)


EMPTY = Log(
    {},
    **{name: _none(int) for name in ("number", "item", "action", "day", "rating", "target")},
    **{name: _none(bool) for name in ("judged", "graduates")},
    **{name: _none(float) for name in ("seconds", "stability", "difficulty")},
)
