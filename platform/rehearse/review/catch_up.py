"""What of all that is due is for today, when more is due than fits into a day's goal, and how many days the rest takes. Pure.

Nothing is overdue: the most nearly forgotten items are asked today, the others on the days after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rehearse.review.items import Asked


@dataclass(frozen=True, slots=True)
class Share:
    """What of the due items is for today, and what is left for other days, both in the order of the queue.

    `seconds` is how long all of it takes, with what was answered today already.
    """

    today: tuple[Asked, ...]
    left: tuple[Asked, ...]
    seconds: float


def share_of(due: Sequence[Asked], done: Sequence[Asked], *, goal_s: float, takes: Callable[[Asked], float]) -> Share:
    """Today's share of what is due, when `done` was answered today: as much of each kind as fits into the goal, at least one.

    All of it is when it fits, and when there is no goal. Answering an item of the share leaves the others in it.
    """
    seconds = sum(map(takes, (*due, *done)))
    if not goal_s or seconds <= goal_s:
        return Share(tuple(due), (), seconds)
    answered = _kinds(done)
    room = {
        kind: max(1, int(count * goal_s / seconds)) - answered[kind] for kind, count in (_kinds(due) + answered).items()
    }
    today: list[Asked] = []
    left: list[Asked] = []
    for each in due:
        room[each.kind] -= 1
        (today if room[each.kind] >= 0 else left).append(each)
    return Share(tuple(today), tuple(left), seconds)


def days_to_catch_up(
    seconds: float, coming: Sequence[float], *, goal_s: float, off: Collection[int] = ()
) -> int | None:
    """In how many days at the goal, today included, so many seconds of reviews are done, and what comes due meanwhile as well.

    `coming` are the seconds that come due on each of the following days, the first of which is 1; on those that are `off` nothing is
    done. None when they do not suffice.
    """
    piles = accumulate(coming, initial=seconds)
    done = accumulate(0.0 if day in off else goal_s for day in range(len(coming) + 1))
    return next((day for day, (pile, room) in enumerate(zip(piles, done, strict=True), 1) if pile <= room), None)


def _kinds(items: Iterable[Asked]) -> Counter[str]:
    return Counter(each.kind for each in items)
