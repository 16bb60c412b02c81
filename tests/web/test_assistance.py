"""Hints and the solution as evidence: kept when they are opened, counted once, and never of what is solved already."""

import pytest
from sqlalchemy import func, select

from rehearse.review.models import Assistance
from tests.scripted import refused
from tests.web.solving import API, ITEM, PROBLEM_API

EDITORIAL = "/problems/doubling/editorial"


def kept(solving):
    """How many rows there are."""
    with solving.app.extensions["rehearse"].sessions() as session:
        return session.scalar(select(func.count()).select_from(Assistance))


def test_each_hint_counts_once(solving):
    for number in (1, 2, 1, 2):
        assert solving.open("hint", number)
    solving.send()
    assert (solving.grade()["rating"], solving.grade()["reason"]) == ("hard", "solved with 2 hints")
    assert kept(solving) == 2


def test_what_was_opened_is_kept_from_the_first_look_on(solving):
    solving.open("hint", 1)
    solving.later(days=40)
    solving.send()
    assert solving.grade()["reason"] == "solved with 1 hint"


@pytest.mark.parametrize("way", ["editorial", "api"])
def test_who_solves_after_a_look_at_the_solution_has_not_remembered_it(solving, way):
    if way == "api":
        solving.open("solution")
    else:
        assert "Multiply." in solving.client.get(EDITORIAL).text
    solving.send()
    assert (solving.grade()["rating"], solving.grade()["reason"]) == ("again", "solved after a look at the solution")


def test_what_is_read_of_a_solved_problem_is_no_help(solving):
    solving.send()
    assert not solving.open("hint", 1)
    assert "Multiply." in solving.client.get(EDITORIAL).text
    assert kept(solving) == 0


def test_each_solve_has_hints_of_its_own(solving):
    solving.open("hint", 1)
    solving.send()
    solving.later(days=60)
    assert solving.open("hint", 1)
    solving.send("x = 2")
    assert solving.grade()["reason"] == "solved with 1 hint"
    solving.later(days=200)
    solving.send("x = 3")
    assert solving.grade()["reason"] == "solved with the first submission"


@pytest.mark.parametrize("way", ["editorial", "api"])
def test_who_opens_the_solution_of_a_problem_that_is_due_gives_it_up(solving, way):
    solving.send()
    solving.later(days=60)
    if way == "api":
        assert solving.open("solution")
    else:
        solving.client.get(EDITORIAL)
    grade = solving.grade()
    assert (grade["rating"], grade["reason"], grade["today"]) == ("again", "given up for the solution", True)
    assert solving.queue() == []


def test_a_problem_is_given_up_once_a_day(solving):
    solving.send()
    solving.later(days=60)
    solving.open("solution")
    given_up = solving.grade()
    assert not solving.open("solution")
    solving.client.get(EDITORIAL)
    assert solving.grade() == given_up
    # Nor is it rated twice on one day when it is solved after all.
    solving.send("x = 2")
    assert solving.grade() == given_up


def test_what_was_given_up_is_solved_again_another_day_as_if_nothing_had_been_opened(solving):
    solving.send()
    solving.later(days=60)
    solving.open("solution")
    solving.later(days=30)
    solving.send("x = 2")
    assert solving.grade()["reason"] == "solved with the first submission"


def test_a_problem_that_was_never_solved_is_not_rated_when_it_is_given_up(solving):
    solving.send(events=refused())
    assert solving.open("solution")
    assert solving.grade() is None


def test_giving_up_can_be_undone_and_the_look_stays_known(solving):
    solving.send()
    first = solving.grade()["rated_at"]
    solving.later(days=60)
    solving.open("solution")
    solving.client.post(f"{API}/undo", json={})
    assert solving.grade()["rated_at"] == first
    solving.send("x = 2")
    assert solving.grade()["reason"] == "solved after a look at the solution"


def test_a_problem_that_is_set_aside_is_not_given_up(solving):
    solving.send()
    solving.client.post(f"{API}/items/{ITEM}/action", json={"action": "suspended"})
    solving.later(days=60)
    assert not solving.open("solution")
    assert solving.grade()["rating"] == "good"


def test_another_sites_page_gives_nothing_up(solving):
    solving.send()
    solving.later(days=60)
    before = solving.grade()
    answer = solving.client.get(EDITORIAL, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, "Multiply." in answer.text) == (403, False)
    assert solving.grade() == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"what": "hint", "number": 4}, 404),
        ({"what": "hint", "number": 0}, 404),
        ({"what": "hint"}, 404),
        ({"what": "peek"}, 422),
        ({"what": "hint", "number": 1.5}, 422),
        ({"what": "hint", "number": 3}, 200),
        ({"what": "solution"}, 200),
    ],
)
def test_only_what_is_there_can_be_opened(solving, body, status):
    answer = solving.client.post(f"{PROBLEM_API}/assistance", json=body)
    assert answer.status_code == status
    assert kept(solving) == (status == 200)


def test_a_problem_that_does_not_exist_is_not_found(solving):
    answer = solving.client.post("/api/v1/problems/nothing/assistance", json={"what": "solution"})
    assert answer.status_code == 404
