"""The site's home in each of its states, and the same facts through the API."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import event

from rehearse.catalog.catalog import Catalog
from tests.web.home import API, CATALOG, CUBES, DAY, DOUBLING, NOW, PROBLEMS, WORDS, Site


@pytest.fixture
def open_site(serve):
    return lambda catalog=CATALOG: Site(serve(catalog=catalog, judging=False))


@pytest.fixture
def site(open_site):
    return open_site()


def test_a_newcomer_is_led_by_three_steps(site):
    begin = site.part("begin")
    assert [step in begin for step in ("Choose a deck.", "Doubling is a good one", "Minutes a day")] == [True] * 3
    assert site.first() == ("/review/decks", "Choose a deck")
    assert "/problems/doubling" in site.page()
    assert (site.part("goal"), site.part("next"), site.today()["newcomer"]) == ("", "", True)


def test_without_decks_a_newcomer_begins_with_a_problem(open_site):
    site = open_site(Catalog(PROBLEMS, (), WORDS))
    assert "each problem that you solve brings its own cards" in site.part("begin")
    assert site.first()[0] == "/problems/doubling"


def test_without_anything_a_newcomer_is_sent_to_the_authors_page(open_site):
    site = open_site(Catalog({}))
    assert "There are none yet" in site.part("begin")
    assert (site.first(), site.today()["next"]) == (None, [])


def test_who_has_solved_something_or_taken_up_a_deck_is_no_newcomer(site):
    site.client.post(f"{API}/review/decks/sums", json={})
    assert (site.today()["newcomer"], site.parts()) == (False, ["now", "goal", "next"])


def test_who_only_tried_something_is_still_a_newcomer_and_can_go_on(site):
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.sent("cubes", verdict="wrong_answer")
    assert site.parts() == ["begin", "on"]
    assert "Squares" in site.part("on")


def test_new_cards_come_with_their_number_and_their_minutes(site):
    site.client.post(f"{API}/review/decks/sums", json={})
    assert site.first() == ("/review", "Review 8 cards, about 4 min")
    assert site.today()["cards"] == {"count": 8, "minutes": 4, "again": 0, "due": 0, "new": 8}


def test_a_card_of_ones_own_counts_until_it_is_deleted(site):
    deck = site.client.post(f"{API}/review/own-decks", json={"name": "Mine"}).json["id"]
    card = {"deck": deck, "kind": "basic", "front": "Q?", "back": "A."}
    written = site.client.post(f"{API}/review/cards", json=card)
    assert (written.status_code, site.today()["cards"]["new"], site.today()["newcomer"]) == (201, 1, False)
    site.client.delete(f"{API}/review/cards/{written.json['item']}")
    assert (site.today()["cards"]["count"], site.today()["newcomer"]) == (0, True)


def test_problems_to_solve_again_are_named(site):
    site.due(cards=3, problems=["squares", "cubes"])
    assert site.first() == ("/review", "Review 3 cards, about 1 min")
    assert site.part("now").startswith("Due now 3 cards and 2 problems.")
    assert [problem["slug"] for problem in site.today()["problems"]] == ["squares", "cubes"]
    assert "about 50 minutes" in site.part("again")


def test_the_first_action_is_what_matters_most(site):
    site.settle(goal_minutes=60)
    site.sent("doubling")
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.due(problems=["doubling"])
    assert site.first()[1] == "Solve “Doubling” again, about 5 min"
    site.client.post(f"{API}/review/items/problem:doubling/action", json={"action": "buried"})
    assert site.first()[1] == "Go on with “Squares”"
    site.sent("squares")
    assert site.first()[1] == "Solve “Cubes”, about 25 min"
    site.active(60)
    assert (site.first(), site.part("now").split(" What")[0]) == (None, "Done for today")


def test_when_everything_is_solved_nothing_is_next(site):
    for slug in PROBLEMS:
        site.sent(slug)
    assert (site.first(), site.today()["next"]) == (None, [])
    assert site.part("now").startswith("Nothing is due")


def test_the_next_problem_comes_with_its_reason_and_another_one(site):
    site.sent("doubling")
    assert [(each["slug"], each["why"]) for each in site.today()["next"]] == [
        ("squares", "You know what it builds on: Adding. Practises: Multiplying."),
        ("cubes", "You know what it builds on: Adding. Practises: Multiplying."),
    ]
    assert re.search("Or .*Cubes", site.part("next"))
    site.sent("cubes", verdict="wrong_answer")
    assert site.today()["next"][0]["why"] == "You have tried it before, and it is not solved yet."


def test_what_is_left_when_nothing_is_ready_is_told_so(open_site):
    site = open_site(Catalog({"cubes": replace(CUBES, prerequisites=("gone",))}, (), WORDS))
    assert site.today()["next"][0]["why"].startswith("The easiest that is left")


def test_the_reason_does_not_tell_what_later_levels_practise(open_site):
    grows = replace(CUBES, kind="levels", later=("Then square it.",), concepts=("adding",))
    site = open_site(Catalog({"cubes": grows}, (), WORDS))
    assert site.today()["next"][0]["why"] == "You know what it builds on. It grows, level by level."


def test_what_was_lately_typed_goes_on(site):
    for slug, ago in (("squares", 3), ("doubling", 20)):
        site.at(NOW - ago * DAY)
        site.client.put(f"{API}/problems/{slug}/draft", json={"source": "x = 1"})
    site.at(NOW)
    site.client.put(f"{API}/problems/cubes/draft", json={"source": CUBES.starter})
    assert [draft["slug"] for draft in site.today()["drafts"]] == ["squares"]
    # What is offered there is not offered again as new.
    assert "squares" not in [each["slug"] for each in site.today()["next"]]
    site.sent("squares")
    assert site.today()["drafts"] == []


def test_what_is_being_judged_is_told_once(site):
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.sent("squares", state="queued", verdict=None)
    assert site.today()["judging"] == [{"id": "squares", "slug": "squares", "title": "Squares"}]
    assert site.part("on") == "Go on with Squares What you sent is being judged."
    assert "data-judging" in site.page()


def test_a_problem_that_was_removed_is_not_shown(site):
    site.client.put(f"{API}/problems/squares/draft", json={"source": "x = 1"})
    site.sent("gone", state="queued", verdict=None)
    site.services.catalog = Catalog({"doubling": DOUBLING}, (), WORDS)
    found = site.today()
    assert (found["judging"], found["drafts"]) == ([], [])


def test_learning_steps_that_come_later_are_told(site):
    site.client.post(f"{API}/review/decks/sums", json={})
    for item in site.client.get(f"{API}/review/queue").json["items"][:2]:
        site.client.post(f"{API}/review/items/{item['item']}/rating", json={"rating": "good", "seen": item["seen"]})
    site.settle(new_a_day=2)
    assert site.today()["later"] == 2
    assert "2 cards come back 4 March 2026 at 12:10 UTC and after." in site.part("now")


def test_the_page_asks_the_database_a_fixed_number_of_questions(site):
    def questions():
        asked = []
        listener = lambda *arguments: asked.append(arguments[2])  # noqa: E731  it has to be taken off again
        event.listen(site.services.engine, "before_cursor_execute", listener)
        site.client.get("/")
        event.remove(site.services.engine, "before_cursor_execute", listener)
        return len(asked)

    site.settle(goal_minutes=1)
    site.due(cards=20, problems=["cubes"])
    few = questions()
    site.due(cards=140, problems=["cubes", "squares"])
    site.active(*[30] * 40)
    assert (questions(), few < 16) == (few, True)
