"""What was predicted before each review, and how well the item was known then: the log once more, all items side by side.

It says what `rehearse.review.history` says of one item after the other, without what only matters to a schedule (which minute, which
chance), and so many times as fast. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Self, get_args

import numpy as np

from rehearse.review.items import kind_of
from rehearse.review.memory import Memory, Rating
from rehearse.review.models import ItemKind
from rehearse.review.schedule import Phase, Scheduler, State
from rehearse.review.statistics import memories
from rehearse.review.statistics.columns import Flags, Floats, Ints, Log
from rehearse.review.statistics.memories import Memories

#: From an interval of so many days on an item is mature.
MATURE_DAYS = 21

_PHASES: tuple[Phase, ...] = get_args(Phase)
_NEW, _REVIEW = _PHASES.index("new"), _PHASES.index("review")


@dataclass(frozen=True, slots=True)
class Answers:
    """Ratings that are in effect, in the order of the log.

    `judged` are those that evidence spoke for, `first` those of an item's first day. Of what is `counted` for true retention:
    `predicted` is the retrievability at that moment, `mature` tells how far the item was, `elapsed` how many days had passed, `nth` is the
    number of days on which it was asked, this one included, and `lapses` how often it was forgotten on a day after its first.
    """

    item: Ints
    problem: Flags
    day: Ints
    rating: Ints
    judged: Flags
    seconds: Floats
    graduates: Flags
    counted: Flags
    predicted: Floats
    mature: Flags
    elapsed: Ints
    nth: Ints
    lapses: Ints

    def __len__(self) -> int:
        return len(self.day)

    @property
    def recalled(self) -> Flags:
        """Where the item was remembered."""
        found: Flags = self.rating != Rating.AGAIN
        return found

    @property
    def first(self) -> Flags:
        """Where the item was asked on its first day."""
        found: Flags = self.nth == 1
        return found

    def only(self, wanted: Flags) -> Answers:
        """Some of them."""
        return Answers(**{each.name: getattr(self, each.name)[wanted] for each in fields(self)})

    def of_kind(self, kind: ItemKind) -> Answers:
        """Those to cards, or to problems."""
        return self.only(self.problem == (kind == "problem"))


def replay(log: Log, schedulers: Mapping[ItemKind, Scheduler]) -> Answers:
    """The ratings of a log that are in effect, each with what was predicted of it.

    Counted is what Anki's manual counts for true retention (chapter "Card Info, Graphs and Statistics", section "True Retention Table"):
    of each item the first review of a day, which says "forgotten" when it is rated again and "remembered" otherwise; an item is mature
    when its interval is at least 21 days. As in that table, only items that had been learned are counted, so neither the first review ever nor one
    within learning steps. Predictions and intervals are those of the given schedulers, as if they had been used from the beginning, and
    without the chance in an interval; what was predicted at the time is told by `predictions`.
    """
    ratings = log.ratings()
    problems = np.array([kind_of(name) == "problem" for name in log.names], np.bool_)
    answers = Answers(
        item=ratings.item,
        problem=problems[ratings.item],
        day=ratings.day,
        rating=ratings.rating,
        judged=ratings.judged,
        seconds=ratings.seconds,
        graduates=ratings.graduates,
        counted=np.zeros(len(ratings), np.bool_),
        predicted=np.ones(len(ratings)),
        mature=np.zeros(len(ratings), np.bool_),
        elapsed=np.zeros(len(ratings), np.int64),
        nth=np.zeros(len(ratings), np.int64),
        lapses=np.zeros(len(ratings), np.int64),
    )
    standing = _Standing.of_new(len(problems))
    standing.carry(log.carried(), schedulers["card"])
    for kind, scheduler in schedulers.items():
        moves = _moves(scheduler)
        places = np.flatnonzero(answers.problem == (kind == "problem"))
        for now in _rounds(answers.item[places]):
            _review(answers, places[now], standing, scheduler, moves)
    return answers


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where each item stands, by its place among the names: what `State` tells, as far as it is needed."""

    memory: Memories
    phase: Ints
    step: Ints
    reviewed: Ints
    interval: Floats
    days: Ints
    lapses: Ints

    @classmethod
    def of_new(cls, items: int) -> Self:
        def zeros() -> Ints:
            return np.zeros(items, np.int64)

        memory = Memories(np.ones(items), np.ones(items))
        return cls(memory, zeros() + _NEW, zeros(), zeros(), np.zeros(items), zeros(), zeros())

    def carry(self, carried: Log, scheduler: Scheduler) -> None:
        """Put cards where another program left them. It is the first that is known of each."""
        item = carried.item
        self.memory.put(item, Memories(carried.stability, carried.difficulty))
        self.phase[item], self.reviewed[item], self.days[item] = _REVIEW, carried.day, 1
        self.interval[item] = whole_intervals(scheduler, carried.stability)


def _review(answers: Answers, now: Ints, standing: _Standing, scheduler: Scheduler, moves: Ints) -> None:
    """Rate items, each once: write down what was known of them before, and where they stand then."""
    item, rating, day = answers.item[now], answers.rating[now], answers.day[now]
    new = standing.phase[item] == _NEW
    # Who travels west over the date line comes back to a day that was over: no day has passed.
    elapsed = np.where(new, 0, np.maximum(0, day - standing.reviewed[item]))
    before = standing.memory.at(item)
    standing.days[item] += new | (elapsed > 0)
    answers.counted[now] = (standing.phase[item] == _REVIEW) & (elapsed > 0)
    answers.predicted[now] = memories.retrievability(scheduler.model, before.stability, elapsed)
    answers.mature[now] = standing.interval[item] >= MATURE_DAYS
    answers.elapsed[now], answers.nth[now], answers.lapses[now] = elapsed, standing.days[item], standing.lapses[item]

    reviewed = memories.after(scheduler.model, before, rating, elapsed)
    reviewed.put(new, memories.first(scheduler.model, rating[new]))
    standing.memory.put(item, reviewed)
    standing.lapses[item] += (rating == Rating.AGAIN) & (elapsed > 0)
    standing.phase[item], standing.step[item] = moves[:, standing.phase[item], standing.step[item], rating - 1]
    # Where another program gave whole days, ours may have another learning step.
    leaves = answers.graduates[now] & (standing.phase[item] != _REVIEW)
    standing.phase[item[leaves]], standing.step[item[leaves]] = _REVIEW, 0
    standing.reviewed[item] = day
    standing.interval[item] = whole_intervals(scheduler, reviewed.stability)


def whole_intervals(scheduler: Scheduler, stability: Floats) -> Floats:
    """After how many whole days items are asked again, without chance."""
    wanted = memories.intervals(scheduler.model, stability, scheduler.policy.retention)
    return np.clip(np.rint(wanted), 1, scheduler.policy.longest_days)


def _moves(scheduler: Scheduler) -> Ints:
    """To which phase and step each rating leads, by phase and step: asked of the scheduler itself."""
    policy = scheduler.policy
    steps = max(1, len(policy.steps), len(policy.relearning_steps))
    moves = np.zeros((2, len(_PHASES), steps, len(Rating)), np.int64)
    at, day = datetime(2000, 1, 1, tzinfo=UTC), date(2000, 1, 1)
    for place in np.ndindex(moves.shape[1:]):
        phase, step, rating = place
        state = State(memory=Memory(1.0, 5.0), phase=_PHASES[phase], step=step)
        rated = scheduler.rated(state, Rating(rating + 1), item="", at=at, day=day)
        moves[:, phase, step, rating] = _PHASES.index(rated.phase), rated.step
    return moves


def _rounds(items: Ints) -> list[Ints]:
    """Places in a sequence of items: the first of each item, then the second of each, and so on."""
    if not len(items):
        return []
    by_item = np.argsort(items, kind="stable")
    ordered = items[by_item]
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    lengths = np.diff(np.append(begins, len(items)))
    rank = np.arange(len(items)) - np.repeat(begins, lengths)
    by_rank = by_item[np.argsort(rank, kind="stable")]
    return np.split(by_rank, np.cumsum(np.bincount(rank))[:-1])
