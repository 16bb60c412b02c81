"""A solved problem comes back, and so do its cards: rated by its evidence, once a day, changed with one request."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from rehearse import attempt
from rehearse.activity import service as activity
from rehearse.review.models import ReviewEntry, ReviewItem
from rehearse_sandbox.wire.events import TestFinished
from tests.scripted import FAILURE, SMALL, died, refused
from tests.web.solving import API, BEGIN, ITEM

CARD = "card:doubling-0"


def test_what_was_never_solved_is_not_rated(solving):
    assert solving.send(events=refused()) == "wrong_answer"
    assert solving.grade() is None
    assert solving.client.get(f"{API}/queue").json["anything"] is False


def test_a_solved_problem_is_rated_with_a_reason_and_unlocks_its_cards(solving):
    assert solving.send() == "accepted"
    found = solving.grade()
    assert (found["rating"], found["suggested"], found["reason"]) == (
        "good",
        "good",
        "solved with the first submission",
    )
    assert found["today"]
    # Problem and cards are one group, of which one is asked a day.
    assert solving.client.get(f"{API}/queue").json["items"] == []
    solving.later(days=1)
    assert [item["item"] for item in solving.client.get(f"{API}/queue").json["items"]] == ["card:doubling-0"]


def test_a_problem_that_is_due_is_asked_for_and_leaves_when_it_was_solved_again(solving):
    solving.send()
    # Its cards are of its group: they make room.
    for number in range(3):
        solving.client.post(f"{API}/items/card:doubling-{number}/action", json={"action": "suspended"})
    solving.later(days=60)
    (item,) = solving.client.get(f"{API}/queue").json["items"]
    assert (item["item"], item["asks"], item["links"][0]["slug"]) == (ITEM, "problem", "doubling")
    solving.send("x = 2")
    assert solving.client.get(f"{API}/queue").json["items"] == []


def test_running_the_examples_solves_nothing(solving):
    assert solving.send(mode="run") == "accepted"
    assert solving.grade() is None


def test_refused_submissions_make_it_hard(solving):
    for number in range(3):
        solving.send(f"x = {number}", events=refused())
    solving.send("x = 9")
    assert (solving.grade()["rating"], solving.grade()["reason"]) == ("hard", "solved after 3 refused submissions")


def test_another_accept_on_the_same_day_changes_nothing(solving):
    solving.send()
    first = solving.grade()
    solving.send("x = 2")
    assert solving.grade() == first


@pytest.mark.parametrize("again", ["x = 1", "x   =  1  # from memory", '"""Mine."""\nx = 1\n'])
def test_a_program_that_was_accepted_before_is_no_evidence_however_it_is_laid_out(solving, again):
    solving.send("x = 1")
    first = solving.grade()
    solving.later(days=60)
    solving.send(again)
    # The page asks how it went: nothing else is known.
    assert solving.grade() == first | {"today": False, "asked": True}
    solving.send("x = 2")
    assert solving.grade()["seen"] != first["seen"]


def test_who_wrote_the_same_program_again_rates_it_themselves(solving):
    solving.send("x = 1")
    solving.later(days=60)
    solving.send("x = 1")
    asked = solving.grade()
    solving.client.post(f"{API}/items/{ITEM}/rating", json={"rating": "good", "seen": asked["seen"]})
    rated = solving.grade()
    assert (rated["rating"], rated["today"], rated["asked"]) == ("good", True, False)


def test_what_was_tried_between_two_solves_is_no_part_of_the_second(solving):
    solving.send()
    for number in range(3):
        solving.send(f"y = {number}", events=refused())
    solving.later(days=60)
    solving.send("x = 2")
    assert solving.grade()["reason"] == "solved with the first submission"


def test_refused_submissions_count_from_the_day_on_which_it_is_due(solving):
    solving.send()
    solving.later(days=60)
    for number in range(3):
        solving.send(f"y = {number}", events=refused())
        solving.later(days=1)
    solving.send("x = 2")
    assert solving.grade()["reason"] == "solved after 3 refused submissions"


def test_the_time_that_it_took_is_compared_with_what_the_problem_takes(solving):
    # The problem takes five minutes.
    solving.be_active(9)
    solving.send()
    assert (solving.grade()["rating"], solving.grade()["reason"]) == ("hard", "solved in 1.8 times the usual time")


def test_time_that_was_not_reported_yet_comes_with_the_submission_and_counts_once(solving):
    solving.be_active(5)
    solving.later(minutes=4)
    # The page says more than there was room for since its last report.
    solving.send(active=900)
    assert solving.grade()["reason"] == "solved in 1.8 times the usual time"


def test_a_fault_of_counting_time_costs_no_submission(solving, monkeypatch):
    monkeypatch.setattr(activity, "report", None)
    assert solving.send(active=60) == "accepted"
    assert solving.grade()["reason"] == "solved with the first submission"


def test_who_was_quick_is_asked_whether_it_was_easy(solving):
    solving.be_active(2)
    solving.send()
    asked = solving.grade()
    assert (asked["rating"], asked["perhaps_easy"]) == ("good", True)
    easy = {"rating": "easy", "seen": asked["seen"]}
    changed = solving.client.post(f"{API}/items/{ITEM}/grade", json=easy).json["grade"]
    assert (changed["rating"], changed["suggested"], changed["perhaps_easy"]) == ("easy", "good", True)
    assert changed["due"] > asked["due"]


def test_time_that_was_spent_before_it_is_due_is_not_counted(solving):
    solving.send()
    solving.be_active(30)
    solving.later(days=60)
    solving.be_active(3)
    solving.send("x = 2")
    assert solving.grade()["reason"] == "solved with the first submission"


def test_the_person_has_the_last_word_and_both_ratings_are_kept(solving):
    solving.send()
    found = solving.grade()
    changed = solving.client.post(f"{API}/items/{ITEM}/grade", json={"rating": "again", "seen": found["seen"]}).json[
        "grade"
    ]
    assert (changed["rating"], changed["suggested"], changed["reason"]) == ("again", "good", found["reason"])
    assert changed["due"] < found["due"]
    # As if it had been rated so at once.
    refused_ = solving.client.post(f"{API}/items/{ITEM}/grade", json={"rating": "easy", "seen": found["seen"]})
    assert refused_.status_code == 409


def test_how_long_it_took_stays_with_a_rating_that_was_changed(solving):
    solving.be_active(9)
    solving.send()
    changed = {"rating": "good", "seen": solving.grade()["seen"]}
    assert solving.client.post(f"{API}/items/{ITEM}/grade", json=changed).status_code == 200
    with solving.app.extensions["rehearse"].sessions() as session:
        rated = select(ReviewEntry).where(ReviewEntry.item == ITEM, ReviewEntry.action == "rated")
        assert [(each.rating, each.seconds) for each in session.scalars(rated.order_by(ReviewEntry.id))] == [
            (2, 540),
            (3, 540),
        ]


def test_yesterdays_rating_stays(solving):
    solving.send()
    found = solving.grade()
    solving.later(days=1)
    answer = solving.client.post(f"{API}/items/{ITEM}/grade", json={"rating": "again", "seen": found["seen"]})
    assert (answer.status_code, "not rated today" in answer.json["detail"]) == (409, True)
    assert solving.grade() == found | {"today": False}


def test_a_fault_of_the_review_costs_no_verdict(solving, monkeypatch):
    def broken(*_arguments, **_keywords):
        raise RuntimeError("the review is broken")

    monkeypatch.setattr(attempt, "solved", broken)
    assert solving.send() == "accepted"
    assert solving.grade() is None


def test_a_failed_test_makes_the_cards_of_its_concept_due_today(solving):
    know_a_card(solving)
    assert solving.send("y = 1", events=refused()) == "wrong_answer"
    assert due(solving) == BEGIN.date() + timedelta(days=2)


def test_a_card_is_called_once_a_day_and_not_when_it_was_answered_that_day(solving):
    know_a_card(solving)
    for number in range(2):
        solving.send(f"y = {number}", events=refused())
    assert actions(solving) == ["rated", "called"]
    rate(solving)
    solving.send("y = 3", events=refused())
    assert actions(solving) == ["rated", "called", "rated"]
    assert due(solving) > BEGIN.date() + timedelta(days=2)


@pytest.mark.parametrize("sent", [{"mode": "run", "events": refused()}, {"events": died()}, {}])
def test_only_a_whole_suite_that_refuses_calls_cards(solving, sent):
    know_a_card(solving)
    solving.send("y = 1", **sent)
    assert actions(solving) == ["rated"]


def test_a_test_that_names_no_concept_calls_nothing(solving):
    know_a_card(solving)
    small = [*refused()[:1], TestFinished(SMALL, "wrong_answer", 1.0, FAILURE), *refused()[2:]]
    assert solving.send("y = 1", events=small) == "wrong_answer"
    assert actions(solving) == ["rated"]


def test_cards_that_were_never_answered_are_not_called(solving):
    solving.send()
    solving.later(days=2)
    solving.send("y = 1", events=refused())
    assert [item["phase"] for item in solving.client.get(f"{API}/queue").json["items"]] == ["new"]


def called(solving, events=None):
    """Fail a submission; what is told of the cards that this made due, and where that is told."""
    events = refused() if events is None else events
    solving.sandbox.scripts = [events]
    sent = solving.client.post("/api/v1/problems/doubling/submissions", json={"source": "y = 1"}).json["id"]
    solving.report(sent)
    address = f"/api/v1/submissions/{sent}/called"
    return solving.client.get(address).json, address


def test_cards_that_became_due_are_told_until_they_are_answered(solving):
    know_a_card(solving)
    told, address = called(solving)
    assert told == {"cards": 1, "concepts": ["c"]}
    rate(solving)
    assert solving.client.get(address).json == {"cards": 0, "concepts": []}


def test_a_failure_that_calls_no_card_tells_of_none(solving):
    assert called(solving)[0] == {"cards": 0, "concepts": []}
    know_a_card(solving)
    small = [*refused()[:1], TestFinished(SMALL, "wrong_answer", 1.0, FAILURE), *refused()[2:]]
    assert called(solving, small)[0]["cards"] == 0
    # What the one before it called is none of a second failure's.
    assert [called(solving)[0]["cards"] for _ in range(2)] == [1, 0]
    assert solving.client.get("/api/v1/submissions/nobody/called").status_code == 404


def test_a_fault_of_calling_costs_no_verdict(solving, monkeypatch):
    monkeypatch.setattr(attempt, "failed", None)
    assert solving.send("y = 1", events=refused()) == "wrong_answer"


def know_a_card(solving):
    """Solve the problem, and answer its first card on the next day so well that it does not come back on the day after."""
    solving.send()
    solving.later(days=1)
    rate(solving)
    solving.later(days=1)


def rate(solving):
    item = next(iter(solving.client.get(f"{API}/queue").json["items"]))
    answer = solving.client.post(f"{API}/items/{CARD}/rating", json={"rating": "easy", "seen": item["seen"]})
    assert answer.status_code == 200


def due(solving):
    """When the first card is asked."""
    with solving.app.extensions["rehearse"].sessions() as session:
        return session.get(ReviewItem, (1, CARD)).due


def actions(solving):
    """What was done to the first card."""
    with solving.app.extensions["rehearse"].sessions() as session:
        found = select(ReviewEntry.action).where(ReviewEntry.item == CARD).order_by(ReviewEntry.id)
        return list(session.scalars(found))
