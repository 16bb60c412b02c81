"""Statistics through the API and on their page: empty, of few reviews, of many, and while a long log is gone through."""

import random
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import insert

from rehearse.catalog.catalog import Catalog
from rehearse.review.memory import MemoryModel
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse.web.api.openapi import document
from rehearse.web.pages import statistics as page
from tests.unit.catalog_folders import make_deck, make_problem, make_problems
from tests.unit.review_logs import faithful_log, stored

API, PAGE = "/api/v1/review/statistics", "/review/statistics"


@pytest.fixture
def app(serve, tmp_path: Path):
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    make_deck(folder)
    return serve(catalog=Catalog.load(folder), judging=False)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def reviewed(app):
    """Four months of somebody who remembers as the model says."""
    services = app.extensions["rehearse"]
    rows = faithful_log(random.Random(3), MemoryModel())
    card = {"item": "card:dsa-patterns-meeting", "kind": "card", "group": "a", "place": 1}
    with services.sessions.begin() as session:
        session.execute(insert(ReviewEntry), stored(rows, last=services.now()))
        session.add(ReviewItem(user_id=1, added_at=services.now(), due=services.now().date(), **card))
    return len(rows)


def test_somebody_without_reviews_is_told_what_will_be_here(client):
    told = client.get(PAGE)
    assert (told.status_code, "Your first reviews will appear here" in told.text) == (200, True)
    assert '<svg class="chart' not in told.text
    assert client.get(API).json["totals"]["reviews"] == 0


def test_few_reviews_claim_nothing(client):
    client.post("/api/v1/review/decks/dsa-patterns", json={})
    item = client.get("/api/v1/review/queue").json["items"][0]
    client.post(f"/api/v1/review/items/{item['item']}/rating", json={"rating": "easy", "seen": item["seen"]})
    told = client.get(PAGE).text
    assert "Too few to tell yet: 0 of 30 reviews." in told
    assert "Too few to tell yet: 0 of 100 reviews." in told
    assert "1 review on 1 day of the last 365" in told
    client.post("/api/v1/review/undo", json={})
    assert "Your first reviews will appear here" in client.get(PAGE).text


def test_many_reviews_are_told_in_words_charts_and_tables(client, reviewed):
    told = client.get(PAGE).text
    assert "Yes: for cards, the schedule predicts better than your average" in told
    # Each chart has a title, a description and at least one table.
    assert told.count("<svg") - 2 == told.count("<desc ") == told.count('<details class="figure-numbers"') == 5
    assert told.count("<table") == 6
    assert "style=" not in told


def test_the_api_gives_the_numbers_as_it_describes_them(client, reviewed):
    told = client.get(API).json
    schema = {"$ref": "#/components/schemas/Statistics", "components": document()["components"]}
    Draft202012Validator(schema).validate(told)
    assert told["totals"]["reviews"] == reviewed
    assert (len(told["reviews_per_day"]), len(told["minutes_per_day"]), len(told["forecast"]["days"])) == (365, 90, 30)
    assert told["forecast"]["card"]["seconds"] == 6
    assert told["calibration"][0]["fit"]["average"]["against"] == "better"


def test_a_long_log_does_not_keep_the_page_waiting(client, reviewed, monkeypatch):
    monkeypatch.setattr(page, "MANY_ENTRIES", 100)
    told = client.get(PAGE).text
    assert f"Going through {reviewed} entries of your review log" in told
    assert '<svg class="chart' not in told
    # Without scripts there is a link; and once the numbers were asked for, they come with the page.
    assert f'href="{PAGE}?now=1"' in told
    assert '<svg class="chart' in client.get(f"{PAGE}?now=1").text
    assert '<svg class="chart' in client.get(PAGE).text


def test_the_review_page_leads_here(client):
    told = client.get("/review").text
    assert f'href="{PAGE}">Statistics</a>' in told
    assert client.get(PAGE).text.count('aria-current="page">Review') == 1


def test_days_are_told_by_the_persons_clock(client, reviewed):
    client.patch("/api/v1/review/settings", json={"zone": "Asia/Tokyo", "rollover": 3})
    assert "Days begin at 03:00 in Asia/Tokyo." in client.get(PAGE).text
