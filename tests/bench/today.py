"""How long the server takes for the Today page of somebody whose items and log `tests.bench.review` has stored."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from rehearse.activity.models import Activity
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.decks import Deck
from rehearse.config import Config
from rehearse.review.settings import Chosen, save_settings
from rehearse.services import Services, open_services
from rehearse.web.application import build

PROBLEMS = Path(__file__).parents[2] / "problems"

#: Three years of two hours a day, in stretches of ten minutes.
DAYS, STRETCHES = 1095, 12

#: So many minutes hold all that is due, and so few are to be caught up over several days.
GOALS = {"today page": 120, "today page, catching up": 30}


def measure(url: str, folder: Path, cards: list[str], *, now: datetime, repeats: int) -> dict[str, list[float]]:
    """Milliseconds of whole requests, without a network, by what the person sees; the first of each is left out."""
    shipped = Catalog.load(PROBLEMS)
    deck = Deck("bench", "Bench", tuple(Flashcard(name, "?", "!", ()) for name in cards), Path("bench.toml"))
    catalog = Catalog(shipped.problems, (), shipped.vocabulary, {"bench": deck})
    services = open_services(Config(data_dir=folder, database_url=url, sandbox="off"), catalog=catalog)
    services.now = lambda: now
    be_active(services, now)
    client = build(services).test_client()
    found = {}
    for name, minutes in GOALS.items():
        with services.sessions.begin() as session:
            save_settings(session, 1, Chosen(goal_minutes=minutes))
        words = "Catch up in" if minutes < 60 else "Due now"
        assert words in client.get("/").text, name
        found[name] = []
        for _ in range(repeats):
            started = time.perf_counter()
            client.get("/")
            found[name].append((time.perf_counter() - started) * 1000)
    services.close()
    return found


def be_active(services: Services, now: datetime) -> None:
    """Store years of activity, no day of them missed, so that the streak goes all the way back."""
    ends = ((now - timedelta(days=day), number) for day in range(DAYS) for number in range(STRETCHES))
    rows = [
        {
            "user_id": 1,
            "day": end.date(),
            "at": end + number * timedelta(minutes=10),
            "subject": "review",
            "seconds": 600,
        }
        for end, number in ends
    ]
    with services.sessions.begin() as session:
        session.execute(insert(Activity), rows)
