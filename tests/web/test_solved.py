"""A solved problem comes back, and so do its cards: rated by its evidence, once a day, changed with one request."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rehearse import attempt, services
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from tests.scripted import PROBLEM, ScriptedSandbox, accepted, refused
from tests.web.conftest import until
from tests.web.test_submissions import POST

API = "/api/v1/review"
ITEM = "problem:doubling"
CARDS = tuple(Flashcard(f"doubling-{number}", f"Question {number}?", "Answer.", ("c",)) for number in range(3))
CATALOG = Catalog({PROBLEM.slug: replace(PROBLEM, cards=CARDS)})


class Site:
    """A served site whose sandbox accepts or refuses, as a test says."""

    def __init__(self, serve, passed):
        self.passed = passed
        self.sandbox = ScriptedSandbox(accepted())
        self.app = serve(self.sandbox, catalog=CATALOG)
        self.client = self.app.test_client()

    def send(self, source="x = 1", *, events=None, mode="submit"):
        """Send a program and wait for its verdict."""
        self.sandbox.scripts = [accepted() if events is None else events]
        sent = self.client.post(POST, json={"source": source, "mode": mode}).json
        address = f"/api/v1/submissions/{sent['id']}"
        return until(lambda: (found := self.client.get(address).json)["state"] == "done" and found)["verdict"]

    def grade(self):
        """How the problem was rated last."""
        return self.client.get(f"{API}/items/{ITEM}/grade").json["grade"]

    def later(self, **passed):
        """Let time pass."""
        self.passed.append(timedelta(**passed))


@pytest.fixture
def site(serve, monkeypatch):
    """The site, whose worker and pages have one clock."""
    passed: list[timedelta] = []
    monkeypatch.setattr(services, "utc_now", lambda: datetime.now(UTC) + sum(passed, timedelta()))
    return Site(serve, passed)


def test_what_was_never_solved_is_not_rated(site):
    assert site.send(events=refused()) == "wrong_answer"
    assert site.grade() is None
    assert site.client.get(f"{API}/queue").json["anything"] is False


def test_a_solved_problem_is_rated_with_a_reason_and_unlocks_its_cards(site):
    assert site.send() == "accepted"
    found = site.grade()
    assert (found["rating"], found["suggested"], found["reason"]) == (
        "good",
        "good",
        "solved with the first submission",
    )
    assert found["today"]
    # Problem and cards are one group, of which one is asked a day.
    assert site.client.get(f"{API}/queue").json["items"] == []
    site.later(days=1)
    assert [item["item"] for item in site.client.get(f"{API}/queue").json["items"]] == ["card:doubling-0"]


def test_a_problem_that_is_due_is_asked_for_and_leaves_when_it_was_solved_again(site):
    site.send()
    # Its cards are of its group: they make room.
    for number in range(3):
        site.client.post(f"{API}/items/card:doubling-{number}/action", json={"action": "suspended"})
    site.later(days=60)
    (item,) = site.client.get(f"{API}/queue").json["items"]
    assert (item["item"], item["asks"], item["links"][0]["slug"]) == (ITEM, "problem", "doubling")
    site.send("x = 2")
    assert site.client.get(f"{API}/queue").json["items"] == []


def test_running_the_examples_solves_nothing(site):
    assert site.send(mode="run") == "accepted"
    assert site.grade() is None


def test_refused_submissions_make_it_hard(site):
    for number in range(3):
        site.send(f"x = {number}", events=refused())
    site.send("x = 9")
    assert (site.grade()["rating"], site.grade()["reason"]) == ("hard", "solved after 3 refused submissions")


def test_another_accept_on_the_same_day_changes_nothing(site):
    site.send()
    first = site.grade()
    site.send("x = 2")
    assert site.grade() == first


def test_code_that_was_accepted_before_is_no_evidence(site):
    site.send("x = 1")
    first = site.grade()
    site.later(days=9)
    site.send("x = 1")
    assert site.grade()["seen"] == first["seen"]
    site.send("x = 2")
    assert site.grade()["seen"] != first["seen"]


def test_the_person_has_the_last_word_and_both_ratings_are_kept(site):
    site.send()
    found = site.grade()
    changed = site.client.post(f"{API}/items/{ITEM}/grade", json={"rating": "again", "seen": found["seen"]}).json[
        "grade"
    ]
    assert (changed["rating"], changed["suggested"], changed["reason"]) == ("again", "good", found["reason"])
    assert changed["due"] < found["due"]
    # As if it had been rated so at once.
    refused_ = site.client.post(f"{API}/items/{ITEM}/grade", json={"rating": "easy", "seen": found["seen"]})
    assert refused_.status_code == 409


def test_yesterdays_rating_stays(site):
    site.send()
    found = site.grade()
    site.later(days=1)
    answer = site.client.post(f"{API}/items/{ITEM}/grade", json={"rating": "again", "seen": found["seen"]})
    assert (answer.status_code, "not rated today" in answer.json["detail"]) == (409, True)
    assert site.grade() == found | {"today": False}


def test_a_fault_of_the_review_costs_no_verdict(site, monkeypatch):
    def broken(*_arguments, **_keywords):
        raise RuntimeError("the review is broken")

    monkeypatch.setattr(attempt, "solved", broken)
    assert site.send() == "accepted"
    assert site.grade() is None
