"""A problem that is due begins with an empty editor: what is hidden, what is never lost, and when it is shown again."""

import pytest

from tests.scripted import PROBLEM, refused
from tests.web.solving import API, ITEM

OLD, NEW = "def double(x):\n    return x + x\n", "def double(x):\n    return 2 * x\n"


@pytest.fixture
def due(solving):
    """The problem was solved with the old program, which is the draft as well, and is due."""
    solving.type(OLD)
    solving.send(OLD)
    solving.later(days=60)
    return solving


def submissions(site):
    """The person's submissions, the latest first."""
    return site.client.get("/api/v1/problems/doubling/submissions").json["submissions"]


def test_a_solved_problem_shows_its_program_until_it_is_due(solving):
    solving.type(OLD)
    solving.send(OLD)
    assert (solving.page()["source"], solving.page()["again"]) == (OLD, None)
    solving.later(days=1)
    assert (solving.page()["source"], solving.page()["again"]) == (OLD, None)


def test_a_problem_that_is_due_begins_with_the_starter(due):
    page = due.page()
    assert page["source"] == PROBLEM.starter
    assert page["again"] == {"submission": submissions(due)[0]["id"], "day": "2 March"}
    text = due.client.get("/problems/doubling").text
    assert "x + x" not in text
    assert "Multiply." not in text


def test_opening_the_page_changes_nothing_that_is_stored(due):
    due.page()
    assert due.client.get("/api/v1/problems/doubling/draft").json["source"] == OLD
    assert due.grade()["rating"] == "good"


def test_what_is_typed_again_stays_through_a_reload_another_tab_and_another_day(due):
    due.type("def double(x):\n    return\n")
    for days in (0, 1, 20):
        due.later(days=days)
        assert due.page()["source"] == "def double(x):\n    return\n"
        assert due.page()["again"] is not None


def test_the_starter_that_was_typed_again_is_an_attempt_as_well(due):
    due.type(PROBLEM.starter)
    assert due.page()["source"] == PROBLEM.starter


def test_a_refused_submission_ends_no_attempt(due):
    due.type(NEW)
    due.send(NEW, events=refused())
    assert (due.page()["source"], due.page()["again"]["day"]) == (NEW, "2 March")


def test_what_was_typed_after_the_solution_is_never_replaced(solving):
    solving.send(OLD)
    solving.later(days=1)
    solving.type(OLD + "# and more\n")
    solving.later(days=60)
    assert solving.page()["source"] == OLD + "# and more\n"
    assert "You typed this after your solution of 2 March" in solving.client.get("/problems/doubling").text


def test_a_draft_that_was_saved_after_the_same_text_was_sent_is_hidden(solving):
    solving.send(OLD)
    solving.type(OLD.rstrip())
    solving.later(days=60)
    assert solving.page()["source"] == PROBLEM.starter


def test_a_draft_that_was_overtaken_by_the_solution_is_hidden_with_it(solving):
    solving.type("def double(x):\n    return x +\n")
    solving.send(OLD)
    solving.later(days=60)
    assert solving.page()["source"] == PROBLEM.starter


def test_who_passes_sees_everything_again_and_begins_anew_the_next_time(due):
    due.type(NEW)
    assert due.send(NEW) == "accepted"
    page = due.page()
    assert (page["source"], page["again"]) == (NEW, None)
    assert "Multiply." in due.client.get("/problems/doubling").text
    due.later(days=400)
    assert (due.page()["source"], due.page()["again"]["day"]) == (PROBLEM.starter, "1 May 2026")


def test_who_gave_up_sees_the_old_program_until_the_problem_is_due_again(due):
    due.open("solution")
    assert (due.page()["source"], due.page()["again"]) == (OLD, None)
    due.later(days=30)
    assert due.page()["source"] == PROBLEM.starter


def test_the_same_program_opens_the_page_and_is_asked_again_on_the_next_day(due):
    due.type(OLD + "\n")
    assert due.send(OLD + "\n") == "accepted"
    assert due.page()["again"] is None
    assert due.client.get("/problems/doubling/editorial").status_code == 200
    assert due.grade()["asked"]
    due.later(days=1)
    assert due.page()["source"] == PROBLEM.starter
    assert all("Hidden" in due.client.get(f"/submissions/{each['id']}").text for each in submissions(due))


@pytest.mark.parametrize("action", ["suspended", "buried"])
def test_what_is_set_aside_is_not_hidden(due, action):
    due.client.post(f"{API}/items/{ITEM}/action", json={"action": action})
    assert (due.page()["source"], due.page()["again"]) == (OLD, None)


def test_what_was_sent_before_is_hidden_on_its_own_page_and_not_opened_in_the_editor(due):
    sent = submissions(due)[0]["id"]
    page = due.client.get(f"/submissions/{sent}").text
    assert "x + x" not in page
    assert "Hidden: the problem is due for review." in page
    assert "Open this source in the editor" not in page
    assert due.page(f"?source={sent}")["loaded_from"] is None
    due.open("solution")
    assert "Hidden: the problem is due" not in due.client.get(f"/submissions/{sent}").text
    assert due.page(f"?source={sent}")["loaded_from"] == OLD


def test_what_was_sent_in_this_attempt_is_not_hidden(due):
    due.send(NEW, events=refused())
    page = due.client.get(f"/submissions/{submissions(due)[0]['id']}").text
    assert "Hidden: the problem is due" not in page
