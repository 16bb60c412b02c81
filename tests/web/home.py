"""The site as somebody meets it on its home page, with a clock and tables that a test sets."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from rehearse.activity.models import Activity
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.concepts import Concept
from rehearse.catalog.decks import Deck
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.review.items import NewItem, card_key, problem_key
from rehearse.review.models import ReviewItem
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of
from rehearse.submissions.models import Submission
from tests.scripted import PROBLEM

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # A Wednesday.
TODAY = NOW.date()
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
API = "/api/v1"

CARDS = tuple(Flashcard(f"c{number}", f"Question {number}?", "Answer.", ("adding",)) for number in range(140))
WORDS = Vocabulary(concepts={"adding": Concept("Adding"), "times": Concept("Multiplying", "", ("adding",))})
DOUBLING = replace(PROBLEM, concepts=("adding",))
SQUARES = replace(PROBLEM, id="b", slug="squares", title="Squares", category="maths", concepts=("times",), minutes=25)
CUBES = replace(SQUARES, id="c", slug="cubes", title="Cubes", difficulty=3)
PROBLEMS = {each.slug: each for each in (DOUBLING, SQUARES, CUBES)}
CATALOG = Catalog(PROBLEMS, (), WORDS, {"sums": Deck("sums", "Sums", CARDS, Path("sums.toml"))})


class Site:
    """A served site whose clock and tables a test sets."""

    def __init__(self, app):
        self.client = app.test_client()
        self.services = app.extensions["rehearse"]
        self.at(NOW)

    def at(self, moment):
        self.services.now = lambda: moment

    def today(self):
        """What the API tells of the day."""
        return self.client.get(f"{API}/today").json

    def page(self):
        """The home page, without the spaces between its words."""
        return re.sub(r"\s+", " ", self.client.get("/").text)

    def part_html(self, name):
        """A part of the page; empty when it is not there."""
        return self.page().partition(f'data-testid="{name}"')[2].partition("</section>")[0].partition(">")[2]

    def part(self, name):
        """The text of a part of the page."""
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.part_html(name))).strip()

    def parts(self):
        """Which parts the page has, in order."""
        return re.findall(r'data-testid="(now|begin|goal|again|on|next)"', self.page())

    def first(self):
        """The one action that the page offers first, as (address, words)."""
        found = re.findall(r'class="button primary"[^>]*?href="([^"]*)">([^<]*)', self.page())
        assert len(found) <= 1, found
        return found[0] if found else None

    def store(self, *rows):
        with self.services.sessions.begin() as session:
            session.add_all(rows)

    def due(self, cards=0, problems=()):
        """Take cards and problems up that were answered forty days ago and are due now."""
        items = [NewItem(card_key(f"c{number}"), "card", f"c{number}") for number in range(cards)]
        items += [NewItem(problem_key(slug), "problem", slug) for slug in problems]
        then = {"reviewed": TODAY - 40 * DAY, "reviewed_at": NOW - 40 * DAY, "began": TODAY - 80 * DAY, "due": TODAY}
        with self.services.sessions.begin() as session:
            Reviewer(session, 1, now=NOW, settings=settings_of(session, 1)).take_up(items)
            session.execute(
                update(ReviewItem).values(phase="review", stability=20.0, difficulty=5.0, reviews=2, **then)
            )

    def settle(self, **settings):
        assert self.client.patch(f"{API}/review/settings", json=settings).status_code == 200

    def settled(self, **settings):
        """Have settled something long ago."""
        self.at(NOW - 30 * DAY)
        self.settle(**settings)
        self.at(NOW)

    def active(self, *minutes):
        """Have been active on the last days, the present one last."""
        for number, each in enumerate(reversed(minutes)):
            at = NOW - number * DAY - MINUTE
            self.store(Activity(user_id=1, day=at.date(), at=at, subject="review", seconds=60 * each))

    def sent(self, slug, state="done", verdict="accepted", source="x"):
        made = {"created_at": NOW, "problem_version": "1", "source_sha256": "", "mode": "submit"}
        self.store(Submission(id=slug, user_id=1, slug=slug, source=source, state=state, verdict=verdict, **made))

    def report(self, seconds, subject="review"):
        return self.client.post(f"{API}/activity", json={"subject": subject, "seconds": seconds})
