"""How many minutes the coming days will take."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from rehearse.review.memory import Rating
from rehearse.review.models import ItemKind
from rehearse.review.schedule import NEW, Scheduler
from rehearse.review.settings import Settings
from rehearse.review.statistics import memories
from rehearse.review.statistics.columns import Floats, Ints
from rehearse.review.statistics.costs import Costs
from rehearse.review.statistics.items import Items
from rehearse.review.statistics.memories import Memories
from rehearse.review.statistics.replay import whole_intervals
from rehearse.review.statistics.shapes import FORECAST_DAYS, Cost, Forecast, ForecastDay

DAYS = FORECAST_DAYS


def forecast(items: Items, costs: Costs, settings: Settings, today: date, off: Collection[date] = ()) -> Forecast:
    """The minutes of today, with all that is due already, and of the days after it, of which some are `off`.

    What is due is certain. The estimate takes every answer for a good one: what comes back then, and so many new cards a day, which come back as well.
    """
    awake = items.only(items.asked & ~items.suspended)
    known = awake.only(~awake.in_phase("new"))
    due: dict[ItemKind, Floats] = {}
    comes = _after_days_off(today, off)
    estimate = _of_new_cards(awake, costs, settings, today, comes)
    by_kind: dict[ItemKind, Cost] = {"card": costs.card, "problem": costs.problem}
    for kind, cost in by_kind.items():
        days = _days_of(known.only(known.problem == (kind == "problem")), settings.scheduler(kind), today, comes)
        due[kind] = _counts(next(days)) * cost.seconds
        estimate += sum((_counts(each) for each in days), np.zeros(DAYS)) * cost.seconds
    return Forecast(
        days=[
            ForecastDay(
                day=today + timedelta(days=day),
                off=bool(comes[day] != day),
                cards=float(due["card"][day]) / 60,
                problems=float(due["problem"][day]) / 60,
                estimate=float(estimate[day]) / 60,
            )
            for day in range(DAYS)
        ],
        new_card=costs.new_card,
        card=costs.card,
        problem=costs.problem,
        new_a_day=settings.new_a_day,
    )


def _after_days_off(today: date, off: Collection[date]) -> Ints:
    """In how many days is done what comes due in so many days, up to `DAYS`, which stands for all that is later.

    Today is never taken for a day off: the Today page says what there is to do, and it is done or it is not.
    """
    found = np.arange(DAYS + 1)
    for day in reversed(range(1, DAYS)):
        if today + timedelta(days=day) in off:
            found[day] = found[day + 1]
    return found


def _days_of(items: Items, scheduler: Scheduler, today: date, comes: Ints) -> Iterator[Ints]:
    """In how many days items are asked: the next time of each, then the time after that, as long as it is soon."""
    memory, reviewed = Memories(items.stability, items.difficulty), items.reviewed - today.toordinal()
    due = np.maximum(0, items.due - today.toordinal())
    while True:
        days = comes[np.minimum(due, DAYS)]
        yield days
        soon = days < DAYS
        if not soon.any():
            return
        good = np.full(int(soon.sum()), int(Rating.GOOD))
        memory = memories.after(scheduler.model, memory.at(soon), good, np.maximum(0, days[soon] - reviewed[soon]))
        reviewed = days[soon]
        due = reviewed + whole_intervals(scheduler, memory.stability).astype(np.int64)


def _counts(days: Ints) -> Floats:
    """How many there are on each of the days that are told of."""
    return np.bincount(days[days < DAYS], minlength=DAYS).astype(np.float64)


def _of_new_cards(awake: Items, costs: Costs, settings: Settings, today: date, comes: Ints) -> Floats:
    """Seconds of each day for cards that are still to be begun."""
    left = int((awake.in_phase("new") & ~awake.problem).sum())
    begun_today = int(((awake.began == today.toordinal()) & ~awake.problem).sum())
    path = list(_days_of_a_new_card(settings.scheduler("card")))
    found = np.zeros(DAYS)
    for day in np.unique(comes[:DAYS]):
        wanted = settings.new_a_day - (begun_today if day == 0 else 0)
        begun = min(left, max(0, wanted))
        left -= begun
        for after in path:
            asked = comes[min(day + after, DAYS)]
            if asked < DAYS:
                found[asked] += begun * (costs.card.seconds if after else costs.new_card.seconds)
    return found


def _days_of_a_new_card(scheduler: Scheduler) -> Iterator[int]:
    """After how many days a card is asked that is begun today and always answered well."""
    exact = replace(scheduler, policy=replace(scheduler.policy, fuzzes=False))
    begin, state = date(2000, 1, 1), NEW
    asked = begin
    while (asked - begin).days < DAYS:
        yield (asked - begin).days
        while state.due is None or state.due <= asked:
            at = state.due_at or datetime(asked.year, asked.month, asked.day, tzinfo=UTC)
            state = exact.rated(state, Rating.GOOD, item="", at=at, day=asked)
        asked = state.due
