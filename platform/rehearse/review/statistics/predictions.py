"""What was predicted of each review when it was done: by the weights that were in use then, which were not fitted to it.

A replay by the weights of today would judge them by the very reviews that they were fitted to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from rehearse.review.memory import MemoryModel
from rehearse.review.models import ItemKind
from rehearse.review.schedule import Scheduler
from rehearse.review.statistics.columns import RATED, Log
from rehearse.review.statistics.replay import Answers, replay

#: From which days on which weights predicted, in order; the first entry holds for all days before as well.
Spells = Sequence[tuple[date, MemoryModel]]


def as_predicted(log: Log, answers: Answers, schedulers: Mapping[ItemKind, Scheduler], spells: Spells) -> Answers:
    """The answers to a log, which are a replay of it by the schedulers, with what was predicted of each on its day.

    The log is gone through once more for each spell, up to its end: what the weights of the spell knew are all the answers before.
    """
    rows = log.in_effect()
    rated = np.flatnonzero(rows.action == RATED)
    predicted = answers.predicted.copy()
    ends = [*(first.toordinal() for first, _ in spells[1:]), np.inf]
    begin = -np.inf
    for (_, model), end in zip(spells, ends, strict=True):
        within = (answers.day >= begin) & (answers.day < end)
        begin = end
        if not within.any() or all(model == each.model for each in schedulers.values()):
            continue
        last = int(np.flatnonzero(within)[-1]) + 1
        until_then = rows.only(np.arange(len(rows)) <= rated[last - 1])
        by_it = {kind: replace(scheduler, model=model) for kind, scheduler in schedulers.items()}
        predicted[within] = replay(until_then, by_it).predicted[within[:last]]
    return replace(answers, predicted=predicted)
