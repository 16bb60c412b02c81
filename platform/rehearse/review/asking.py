"""What of a person's queue is asked now, in which order, and how long it takes. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from rehearse.catalog.problem import Problem
from rehearse.review.catch_up import Share, share_of
from rehearse.review.costs import CARD_S, NEW_CARD_S
from rehearse.review.items import Asked
from rehearse.review.library import Library
from rehearse.review.queue import Queue


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked now: learning steps, then due cards, new ones, and problems, which nobody wants between two cards.

    `share` tells what of the due items is left for other days. While there are any, new ones wait.
    """

    waiting: tuple[Asked, ...]
    cards: tuple[Asked, ...]
    new: tuple[Asked, ...]
    problems: tuple[Asked, ...]
    share: Share
    library: Library = field(repr=False)

    @property
    def in_order(self) -> tuple[Asked, ...]:
        """All of it."""
        return (*self.waiting, *self.cards, *self.new, *self.problems)

    @property
    def to_solve(self) -> tuple[Problem, ...]:
        """The problems to solve again."""
        found = (self.library.find(each.item) for each in self.problems)
        return tuple(each.problem for each in found if each is not None and each.problem is not None)

    def minutes(self, items: Iterable[Asked]) -> int:
        """About how many minutes items take; at least one if there is any."""
        return math.ceil(sum(seconds_of(each, self.library) for each in items) / 60)


def asking(queue: Queue, library: Library, *, has: Callable[[str], bool], goal_minutes: int) -> Asking:
    """What of a queue is asked when so much is wanted of a day; all of it for 0.

    `has` tells whether an item has texts; what has none any more is left out.
    """
    waiting, due, new, done = (
        tuple(each for each in part if has(each.item)) for part in (queue.waiting, queue.due, queue.new, queue.done)
    )
    share = share_of(due, done, goal_s=60 * goal_minutes, takes=partial(seconds_of, library=library))
    cards, problems = (tuple(each for each in share.today if each.kind == kind) for kind in ("card", "problem"))
    return Asking(waiting, cards, () if share.left else new, problems, share, library)


def seconds_of(asked: Asked, library: Library) -> float:
    """About how long an item takes. A problem takes what its folder says."""
    shelved = library.find(asked.item)
    if shelved is not None and shelved.card is None and shelved.problem is not None:
        return 60 * shelved.problem.minutes
    return NEW_CARD_S if asked.standing.state.phase == "new" else CARD_S
