"""Small logs of reviews for tests, written as people would tell them: "c1 on day 3 was good"."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rehearse.review.history import Carried, Entry
from rehearse.review.memory import Memory, MemoryModel, Rating
from rehearse.review.settings import Settings
from rehearse.review.statistics.columns import EMPTY, Log, LogRow
from rehearse.review.statistics.replay import Answers, replay

FIRST_DAY = date(2026, 1, 1)
SETTINGS = Settings()
SCHEDULERS = {"card": SETTINGS.scheduler("card"), "problem": SETTINGS.scheduler("problem")}
AGAIN, HARD, GOOD, EASY = Rating


def rated(item: str, day: int, rating: Rating, seconds: float | None = None, suggested: int | None = None) -> LogRow:
    """A rating on a day, counted from the first one; its number comes with its log."""
    return LogRow(0, item, "rated", FIRST_DAY + timedelta(days=day), rating, None, suggested, seconds)


def taken_back(target: int, action: str = "undone") -> LogRow:
    """The entry of this number is undone, or done again."""
    return LogRow(0, "card:any", action, FIRST_DAY, None, target, None, None)


def log_of(rows: Iterable[LogRow]) -> Log:
    """A log of rows, numbered from 1 on."""
    return EMPTY.extended(row._replace(number=number) for number, row in enumerate(rows, 1))


def answers_to(*rows: LogRow) -> Answers:
    """What a log of these rows comes to."""
    return replay(log_of(rows), SCHEDULERS)


def entries_of(rows: Iterable[LogRow]) -> list[Entry]:
    """The same log as the service reads it: each rating a minute after the one before it, whatever its day."""
    return [
        Entry(
            number,
            row.item,
            row.action,
            datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
            row.day,
            None if row.rating is None else Rating(row.rating),
            target=row.target,
            carried=None if row.stability is None else Carried(Memory(row.stability, row.difficulty or 5.0), row.day),
            graduates=(row.interval or 0) > 0,
        )
        for number, row in enumerate(rows, 1)
    ]


def stored(rows: Sequence[LogRow], *, last: datetime) -> list[dict[str, Any]]:
    """The ratings of a log as rows of the table, moved in time so that the last of them is at this moment."""
    shift = last.date() - rows[-1].day
    return [
        {
            "user_id": 1,
            "item": row.item,
            "action": row.action,
            "at": last,
            "day": row.day + shift,
            "rating": row.rating,
            "flag": 0,
            "reason": "",
            "seconds": 6.0,
            "engine": "FSRS-6",
        }
        for row in rows
    ]


def random_log(chance: random.Random, length: int = 300, items: int = 12) -> list[LogRow]:
    """Ratings of some cards and problems on days that go on, but for a journey to the west, some of them undone and done again."""
    rows: list[LogRow] = []
    day = 0
    for number in range(length):
        day = max(0, day + chance.choice((0, 0, 0, 1, 1, 5, 30, -1)))
        item = f"{chance.choice(('card', 'card', 'problem'))}:{chance.randrange(items)}"
        kind = chance.random()
        if rows and kind < 0.15:
            rows.append(taken_back(chance.randint(1, number), chance.choice(("undone", "undone", "redone"))))
        elif kind < 0.2:
            rows.append(rated(item, day, GOOD)._replace(action="suspended", rating=None))
        elif kind < 0.3 and item.startswith("card"):
            # It came from another program, which had no second step.
            rows.append(rated(item, day, GOOD)._replace(interval=chance.choice((-600, 4))))
        else:
            rows.append(rated(item, day, chance.choice(list(Rating)), chance.choice((None, chance.uniform(1, 60)))))
    return rows


def faithful_log(chance: random.Random, model: MemoryModel, *, items: int = 300, days: int = 120) -> list[LogRow]:
    """Cards of somebody who remembers with exactly the probability that a model gives, asked at random."""
    rows: list[LogRow] = []
    memories = {f"card:{number}": (model.after(None, EASY, 0), 0) for number in range(items)}
    rows += [rated(item, 0, EASY) for item in memories]
    for day in range(1, days):
        for item in chance.sample(sorted(memories), 20):
            memory, before = memories[item]
            recalled = chance.random() < model.retrievability(memory, day - before)
            # Learning steps count for nothing, so what was forgotten is not asked again the same day.
            rows.append(rated(item, day, EASY if recalled else AGAIN))
            memories[item] = model.after(memory, Rating(rows[-1].rating), day - before), day
    return rows
