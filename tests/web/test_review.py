"""Reviewing through the API and on its pages: decks are taken up, cards are asked and rated, and nothing is counted twice."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from tests.unit.catalog_folders import make_deck, make_problem, make_problems

API = "/api/v1/review"
MEETING, ALOUD = "card:dsa-patterns-meeting", "card:dsa-patterns-aloud"
TYPED = """
[[card]]
id = "dsa-patterns-printed"
kind = "output"
concepts = ["two-pointers"]
front = "What is printed?\\n\\n```python\\nprint([1, 2][::-1])\\n```"
back = "`[2, 1]`: backwards."
why = "A step of -1 goes backwards."
links = ["double-it", "gone"]

[[card]]
id = "dsa-patterns-printed-fails"
kind = "cost"
concepts = ["two-pointers"]
front = "What does it cost?"
back = "$O(n)$ steps."
why = "Each once."
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    path = make_deck(folder)
    path.write_text(path.read_text() + TYPED)
    return Catalog.load(folder)


@pytest.fixture
def app(serve, catalog):
    return serve(catalog=catalog, judging=False)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def queue(client):
    """Takes the deck up and gives the first queue."""
    assert client.post(f"{API}/decks/dsa-patterns", json={}).status_code == 200
    return client.get(f"{API}/queue").json


def rate(client, item, rating="good", **changes):
    return client.post(f"{API}/items/{item['item']}/rating", json={"rating": rating, "seen": item["seen"], **changes})


def later(app, **passed):
    """Let time pass for the site."""
    services = app.extensions["rehearse"]
    present = services.now()
    services.now = lambda: present + timedelta(**passed)


def test_nothing_is_asked_before_a_deck_is_taken_up(client):
    found = client.get(f"{API}/queue").json
    assert (found["items"], found["anything"], found["minutes"]) == ([], False, 0)
    (deck,) = client.get(f"{API}/decks").json["decks"]
    assert deck == {
        "name": "dsa-patterns",
        "title": "Data structures and patterns",
        "cards": 4,
        "taken_up": 0,
        "begun": 0,
    }


def test_a_deck_that_is_taken_up_is_asked_card_by_card(client, queue):
    # Of a card and its twin one is asked a day.
    assert [item["item"] for item in queue["items"]] == [MEETING, ALOUD, "card:dsa-patterns-printed"]
    assert (queue["new"], queue["due"], queue["minutes"], queue["anything"]) == (3, 0, 2, True)
    first, prompt, printed = queue["items"]
    assert first["front"] == "<p>Two pointers start at both ends of a sorted list. When do they stop?</p>\n"
    assert first["links"] == [{"slug": "double-it", "title": "Double it"}]
    assert first["intervals"] == {"again": "1 min", "hard": "6 min", "good": "10 min", "easy": "7 d"}
    assert (prompt["asks"], len(prompt["rubric"])) == ("prompt", 4)
    # A problem that is not there any more is no link.
    assert (printed["answer"], printed["links"]) == ("[2, 1]", first["links"])


def test_taking_a_deck_up_again_adds_nothing(client, queue):
    (deck,) = client.post(f"{API}/decks/dsa-patterns", json={}).json["decks"]
    assert (deck["taken_up"], deck["begun"]) == (4, 0)
    assert client.get(f"{API}/queue").json["new"] == queue["new"]


def test_a_rating_gives_the_next_card(client, queue):
    answered = rate(client, queue["items"][0], "easy", seconds=4.2).json
    assert answered["changed"] == MEETING
    assert answered["items"][0]["item"] == ALOUD
    (deck,) = client.get(f"{API}/decks").json["decks"]
    assert deck["begun"] == 1


def test_the_answer_of_a_second_tab_is_refused_in_words(client, queue):
    item = queue["items"][0]
    assert rate(client, item).status_code == 200
    refused = rate(client, item, "again")
    assert (refused.status_code, refused.json["title"]) == (409, "Not counted")
    assert "so this answer was not counted" in refused.json["detail"]


def test_a_learning_step_is_told_and_comes_back(app, client, queue):
    for item in queue["items"]:
        rate(client, item)
    found = client.get(f"{API}/queue").json
    assert (found["items"], found["later"], found["anything"]) == ([], 3, True)
    assert found["next_at"] is not None
    later(app, minutes=11)
    assert client.get(f"{API}/queue").json["waiting"] == 3


def test_undo_and_redo_give_the_card_back_and_forth(client, queue):
    rate(client, queue["items"][0], "easy")
    undone = client.post(f"{API}/undo", json={}).json
    assert (undone["changed"], undone["items"][0]["item"]) == (MEETING, MEETING)
    assert undone["changed_title"] == "Two pointers start at both ends of a sorted list. When do they stop?"
    assert undone["items"][0]["seen"] != queue["items"][0]["seen"]
    assert client.post(f"{API}/redo", json={}).json["items"][0]["item"] == ALOUD
    assert client.post(f"{API}/redo", json={}).json["changed"] is None


def test_nothing_to_undo_changes_nothing(client):
    assert client.post(f"{API}/undo", json={}).json["changed"] is None


@pytest.mark.parametrize("action", ["suspended", "buried"])
def test_a_card_can_be_set_aside(client, queue, action):
    found = client.post(f"{API}/items/{MEETING}/action", json={"action": action}).json
    assert [item["item"] for item in found["items"]] == [ALOUD, "card:dsa-patterns-printed"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"rating": "great", "seen": "0"}, "great"),
        ({"rating": 5, "seen": "0"}, "rating"),
        ({"rating": "good"}, "seen"),
        ({"rating": "good", "seen": "-1"}, "seen"),
    ],
)
def test_a_rating_of_another_shape_changes_nothing(client, queue, body, words):
    refused = client.post(f"{API}/items/{MEETING}/rating", json=body)
    assert refused.status_code == 422
    assert words in refused.json["detail"]
    assert client.get(f"{API}/queue").json["items"] == queue["items"]


def test_an_unknown_card_is_named(client):
    refused = client.post(f"{API}/items/card:nobody/rating", json={"rating": "good", "seen": "0"})
    assert (refused.status_code, "card:nobody" in refused.json["detail"]) == (404, True)


def test_a_clock_that_runs_backwards_is_told(app, client, queue):
    seen = rate(client, queue["items"][0], "easy").json
    assert seen["changed"] == MEETING
    later(app, hours=-1)
    entry = client.post(f"{API}/items/{MEETING}/action", json={"action": "flagged", "flag": 1})
    assert entry.status_code == 200
    refused = client.post(f"{API}/items/{MEETING}/rating", json={"rating": "good", "seen": "2"})
    assert (refused.status_code, refused.json["title"]) == (409, "The clock runs backwards")


def test_a_card_that_the_catalogue_has_no_more_is_not_asked(serve, catalog, client, queue):
    shorter = serve(catalog=Catalog(catalog.problems, (), catalog.vocabulary, {}), judging=False).test_client()
    found = shorter.get(f"{API}/queue").json
    assert (found["items"], found["new"], found["anything"]) == ([], 0, True)


def test_a_deck_that_is_gone_keeps_nobody_elses_cards_from_being_asked(serve, catalog, client):
    cards = catalog.decks["dsa-patterns"].cards
    gone = [replace(cards[0], id=f"gone-{number:03}") for number in range(100)]
    decks = {"gone": replace(catalog.decks["dsa-patterns"], name="gone", cards=tuple(gone)), **catalog.decks}
    with_both = Catalog(catalog.problems, (), catalog.vocabulary, decks)
    before = serve(catalog=with_both, judging=False).test_client()
    before.patch(f"{API}/settings", json={"new_a_day": 1})
    assert before.post(f"{API}/decks/gone", json={}).status_code == 200
    client.post(f"{API}/decks/dsa-patterns", json={})
    found = client.get(f"{API}/queue").json
    assert ([item["item"] for item in found["items"]], found["new"]) == ([MEETING], 1)


def test_a_twin_that_is_gone_does_not_keep_its_card_from_being_asked(serve, catalog, client):
    client.post(f"{API}/decks/dsa-patterns", json={})
    deck = catalog.decks["dsa-patterns"]
    fewer = replace(deck, cards=deck.cards[3:])
    left = Catalog(catalog.problems, (), catalog.vocabulary, {deck.name: fewer})
    found = serve(catalog=left, judging=False).test_client().get(f"{API}/queue").json
    assert [item["item"] for item in found["items"]] == ["card:dsa-patterns-printed-fails"]


def test_settings_are_kept_and_days_begin_by_them(app, client, queue):
    berlin = {"zone": "Europe/Berlin", "rollover": 3, "new_a_day": 1, "weekdays_off": ["saturday", "sunday"]}
    defaults = {"zone": "UTC", "rollover": 4, "new_a_day": 8, "goal_minutes": 120, "weekdays_off": []}
    defaults |= {"card_retention": 0.9, "problem_retention": 0.8}
    assert client.get(f"{API}/settings").json == defaults
    assert client.patch(f"{API}/settings", json=berlin).json == defaults | berlin
    assert client.get(f"{API}/settings").json == defaults | berlin
    found = client.get(f"{API}/queue").json
    assert found["new"] == 1
    assert rate(client, found["items"][0], "easy").json["new"] == 0
    later(app, days=1)
    assert client.get(f"{API}/queue").json["new"] == 1


def test_a_higher_retention_brings_cards_back_sooner(client, queue):
    def interval_of_easy():
        return client.get(f"{API}/queue").json["items"][0]["intervals"]["easy"]

    before = interval_of_easy()
    client.patch(f"{API}/settings", json={"card_retention": 0.99})
    assert (before, interval_of_easy()) == ("7 d", "1 d")


@pytest.mark.parametrize(
    "change",
    [
        {"zone": "Europe/Nowhere"},
        {"zone": "../x"},
        {"rollover": 24},
        {"new_a_day": 201},
        {"new_a_day": 0.5},
        {"goal_minutes": -1},
        {"weekdays_off": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]},
        {"weekdays_off": ["someday"]},
        {"card_retention": 1.5},
        {"problem_retention": 0.5},
    ],
)
def test_a_setting_that_cannot_be_taken_changes_nothing(client, change):
    before = client.get(f"{API}/settings").json
    assert client.patch(f"{API}/settings", json={"goal_minutes": 60} | change).status_code == 422
    assert client.get(f"{API}/settings").json == before


def test_the_pages_are_there(client, queue):
    page = client.get("/review").text
    assert '"card:dsa-patterns-meeting"' in page
    assert "4 cards, 0 begun" in client.get("/review/decks").text


def test_without_decks_the_page_says_how_to_get_some(serve):
    assert "There are no decks" in serve(judging=False).test_client().get("/review/decks").text
