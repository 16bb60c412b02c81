"""People made up: their memory works by known weights, and their reviews are scheduled by the defaults."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, insert, select

from rehearse import db
from rehearse.review import history
from rehearse.review.guard import Review
from rehearse.review.history import Entry
from rehearse.review.memory import DEFAULT_WEIGHTS, GREATEST_WEIGHTS, LEAST_WEIGHTS, Memory, MemoryModel, Rating
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.review.rows import columns_of
from rehearse.review.schedule import CARDS, Scheduler
from rehearse.review.service import ENGINE

BEGAN = datetime(2026, 1, 5, 12, tzinfo=UTC)

#: How many cards they begin, and how many they answer in all, on a day.
NEW_A_DAY, MOST_A_DAY = 8, 60

#: How their first answers go, and their answers when they remember.
_FIRST, _REMEMBERED = (3, 1, 5, 1), (0, 1, 7, 1)

#: Somebody who forgets sooner than the defaults say, after every first answer and every review.
FORGETFUL = tuple(
    weight * {0: 0.5, 1: 0.4, 2: 0.3, 3: 0.3, 8: 0.7}.get(number, 1.0) for number, weight in enumerate(DEFAULT_WEIGHTS)
)


def anybody(seed: int, spread: float = 0.35) -> tuple[float, ...]:
    """The weights of some person: each differs from the default by a factor."""
    chance = random.Random(seed)
    bounds = zip(DEFAULT_WEIGHTS, LEAST_WEIGHTS, GREATEST_WEIGHTS, strict=True)
    return tuple(min(max(weight * math.exp(chance.gauss(0, spread)), least), most) for weight, least, most in bounds)


def reviews_of(weights: Sequence[float], *, cards: int, days: int, seed: int = 0) -> list[Review]:
    """What somebody with these weights answers, day after day: one answer a day to a card at most."""
    chance, true, believed = random.Random(seed), MemoryModel(tuple(weights)), MemoryModel()
    known: dict[int, tuple[Memory, Memory, int]] = {}
    due: dict[int, int] = {}
    found: list[Review] = []
    for day in range(days):
        begun = list(range(len(known), min(cards, len(known) + NEW_A_DAY)))
        waiting = sorted(card for card, on in due.items() if on <= day)
        for card in [*waiting, *begun][:MOST_A_DAY]:
            memory, belief, last = known.get(card, (None, None, day))
            if memory is None:
                rating = Rating(chance.choices((1, 2, 3, 4), _FIRST)[0])
            elif chance.random() > true.retrievability(memory, day - last):
                rating = Rating.AGAIN
            else:
                rating = Rating(chance.choices((1, 2, 3, 4), _REMEMBERED)[0])
            after = believed.after(belief, rating, day - last)
            known[card] = (true.after(memory, rating, day - last), after, day)
            due[card] = day + max(1, round(believed.interval(after, 0.9) * chance.uniform(0.9, 1.1)))
            found.append(Review(card, int(rating), day))
    return found


def store(sessions: db.Sessions, reviews: Sequence[Review], *, user: int = 1, first: int = 1) -> None:
    """Put reviews into a person's log, numbered from `first` on, and items as they leave them: `card:made-up-0` …"""
    entries = [
        Entry(number, f"card:made-up-{item}", "rated", at := _at(day, number), at.date(), Rating(rating))
        for number, (item, rating, day) in enumerate(reviews, first)
    ]
    scheduler = Scheduler(CARDS)
    standing = history.replayed(dict.fromkeys((entry.item for entry in entries), scheduler), entries)
    last = {entry.item: entry.number for entry in entries}
    log = [
        {"id": entry.number, "user_id": user, "item": entry.item, "action": "rated", "at": entry.at, "day": entry.day}
        | {"rating": entry.rating, "engine": ENGINE, "flag": 0, "reason": ""}
        for entry in entries
    ]
    items = [
        {"user_id": user, "item": item, "kind": "card", "group": item, "place": place, "added_at": BEGAN}
        | columns_of(found) | {"last_entry": last[item]}
        for place, (item, found) in enumerate(standing.items())
    ]  # fmt: skip
    with sessions.begin() as session:
        session.execute(insert(ReviewEntry), log)
        session.execute(insert(ReviewItem), items)
        if session.get_bind().dialect.name == "postgresql":
            # There, numbers that are given do not move those that come next.
            numbers = func.pg_get_serial_sequence(ReviewEntry.__tablename__, "id")
            session.execute(select(func.setval(numbers, entries[-1].number)))


def _at(day: int, number: int) -> datetime:
    return BEGAN + timedelta(days=day, milliseconds=number)
