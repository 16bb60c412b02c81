"""How long today's queue, a rating and the Today page take a person with ten thousand items: `python -m tests.bench.review`.

Two hundred thousand reviews are in their log, and a twentieth of the items is due. Printed is the time of a whole transaction of the
service on SQLite, as median and 95th percentile. The goal is 50 ms at the 95th for each. The page is a whole request. Statistics have no
goal: they are told on the first visit after a start, and on one after a rating. Last comes the queue while the weights are
fitted to about seventy thousand reviews of somebody else, as a ratio to the queue without: both take turns, so that a slow spell of the
machine hits them alike.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, insert, select

from rehearse import db
from rehearse.accounts.models import User
from rehearse.accounts.service import ensure_single_user
from rehearse.catalog.catalog import Catalog
from rehearse.fitting import MemoryFitter
from rehearse.review.items import Asked
from rehearse.review.library import Library
from rehearse.review.memory import Rating
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.review.service import ENGINE, Reviewer
from rehearse.review.settings import Settings
from rehearse.review.statistics_service import Statistician
from tests.bench import today
from tests.people import FORGETFUL, reviews_of, store

GOAL_MS = 50.0

#: In so many days somebody who answers sixty cards a day has given about seventy thousand answers.
FITTED_DAYS = 1200
FITS = 4
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--reviews", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), items=options.items, reviews=options.reviews, repeats=options.repeats)


def measure(folder: Path, *, items: int = 10_000, reviews: int = 200_000, repeats: int = 200) -> bool:
    """Print a row for each; whether the goals of the queue and of a rating are met."""
    url = f"sqlite:///{folder / 'review.db'}"
    engine = db.connect(url)
    db.upgrade(engine)
    sessions = db.make_sessions(engine)
    fill(sessions, items, reviews)
    settings = Settings()

    def reviewing(work: Callable[[Reviewer], Any]) -> Any:
        with sessions.begin() as session:
            return work(Reviewer(session, 1, now=NOW, settings=settings))

    due = list(reviewing(lambda reviewer: reviewer.queue()).due)
    rows = {
        "queue": [timed(lambda: reviewing(lambda reviewer: reviewer.queue())) for _ in range(repeats)],
        "rating": [
            timed(
                lambda each=each: reviewing(
                    lambda reviewer: reviewer.rate(each.item, Rating.GOOD, seen=each.last_entry)
                )
            )
            for each in due[:repeats]
        ],
        "undo": [timed(lambda: reviewing(lambda reviewer: reviewer.undo())) for _ in range(min(repeats, len(due)))],
    }
    rows |= {f"statistics, {visit}": found for visit, found in time_statistics(sessions, settings, due).items()}
    alone, beside = queue_beside_a_fit(sessions, lambda: reviewing(lambda reviewer: reviewer.queue()))
    rows["queue, no fit"], rows["queue, a fit beside it"] = alone, beside
    engine.dispose()
    cards = [name for number in range(items) for name in (f"c{number}", f"n{number}")]
    rows |= today.measure(url, folder, cards, now=NOW, repeats=repeats)
    table = Table("", "median ms", "p95 ms", title=f"{items} items, {len(due)} due, {reviews} reviews in the log")
    for name, found in rows.items():
        table.add_row(name, f"{statistics.median(found):.1f}", f"{p95(found):.1f}")
    worst = max(p95(rows[name]) for name in ("queue", "rating"))
    met = worst <= GOAL_MS
    console = Console()
    console.print(table)
    console.print(f"p95 of the queue beside a fit: {p95(beside) / p95(alone):.2f} times that without")
    console.print(f"p95 of queue and rating: {worst:.1f} ms (goal {GOAL_MS:.0f}: {'met' if met else 'missed'})")
    return met


def time_statistics(sessions: db.Sessions, settings: Settings, due: list[Asked]) -> dict[str, list[float]]:
    """Milliseconds of statistics by somebody who has read nothing yet, and by somebody who has read all but the last rating."""
    library = Library(Catalog({}))

    def tell(by: Statistician) -> None:
        with sessions.begin() as session:
            by.statistics(session, 1, now=NOW, settings=settings, library=library, active={})

    found: dict[str, list[float]] = {"first": [], "after a rating": []}
    for each in due[-5:]:
        keeper = Statistician()
        found["first"].append(timed(lambda keeper=keeper: tell(keeper)))
        with sessions.begin() as session:
            reviewer = Reviewer(session, 1, now=NOW, settings=settings)
            reviewer.rate(each.item, Rating.GOOD, seen=reviewer.find(each.item).last_entry)
        found["after a rating"].append(timed(lambda keeper=keeper: tell(keeper)))
    return found


def queue_beside_a_fit(sessions: db.Sessions, work: Callable[[], Any]) -> tuple[list[float], list[float]]:
    """Milliseconds of queues without a fit, and while somebody else's is read, made and stored here; in turns."""
    with sessions.begin() as session:
        session.add(User(id=2, name="Somebody else", created_at=NOW))
    with sessions() as session:
        first = (session.scalar(select(func.max(ReviewEntry.id))) or 0) + 1
    store(sessions, reviews_of(FORGETFUL, cards=5000, days=FITTED_DAYS), user=2, first=first)
    alone: list[float] = []
    beside: list[float] = []
    fitter = MemoryFitter(sessions, now=lambda: NOW, busy=lambda: False)
    for _ in range(FITS):
        fitter.fit(2)
        during = []
        while fitter.stage(2):
            during.append(timed(work))
        beside += during
        alone += [timed(work) for _ in during]
    return alone, beside


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds that it takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def p95(found: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(found, n=20)[-1]


def fill(sessions: db.Sessions, items: int, reviews: int) -> None:
    """One person with so many items, a fifth of them new, and so many reviews of the others."""
    chance = random.Random(0)
    known = [f"card:c{number}" for number in range(items - items // 5)]
    days = [NOW - timedelta(days=number) for number in range(400, 0, -1)]
    log = [
        {"user_id": 1, "item": chance.choice(known), "action": "rated", "at": at, "day": at.date(), "rating": chance.choice((1, 3, 3, 4)), "engine": ENGINE, "flag": 0, "reason": ""}
        for at in (days[number * len(days) // reviews] for number in range(reviews))
    ]  # fmt: skip
    rows = [item(number, name, chance) for number, name in enumerate(known)]
    rows += [item(number, f"card:n{number}", None) for number in range(items // 5)]
    with sessions() as session:
        ensure_single_user(session, NOW)
    with sessions.begin() as session:
        session.execute(insert(ReviewEntry), log)
        session.execute(insert(ReviewItem), rows)


def item(number: int, name: str, chance: random.Random | None) -> dict[str, Any]:
    """A row of an item: a new one, or one that was reviewed some days ago and is due with a chance of a twentieth."""
    row: dict[str, Any] = {
        "user_id": 1,
        "item": name,
        "kind": "card",
        "group": name,
        "place": number,
        "added_at": NOW,
        "last_entry": 0,
    }
    row |= {"phase": "new", "step": 0, "reviews": 0, "lapses": 0, "suspended": False, "flag": 0}
    dates = ("due", "due_at", "began", "reviewed", "reviewed_at", "buried_until", "stability", "difficulty")
    row |= dict.fromkeys(dates)
    if chance is None:
        return row
    ago = timedelta(days=chance.randint(1, 60))
    due = NOW.date() + timedelta(days=chance.randint(-1, 38))
    row |= {"phase": "review", "stability": chance.uniform(1, 200), "difficulty": chance.uniform(1, 10), "reviews": 20}
    return row | {"due": due, "reviewed": (NOW - ago).date(), "reviewed_at": NOW - ago}


if __name__ == "__main__":
    main()
