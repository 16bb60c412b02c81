"""A person's own cards and decks through the API and on their pages; changing a card in place; the card of a failed test."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event, text

from rehearse.catalog.catalog import Catalog
from rehearse.submissions.models import Submission
from tests.unit.catalog_folders import make_deck, make_problem, make_problems

API = "/api/v1/review"
MEETING = "card:dsa-patterns-meeting"
CARD = {"front": "What is a *page fault*?", "back": "A page that is not in memory.", "tags": "os"}
FAILURE = {
    "test": "test_properties.py::test_sum",
    "title": "Sum",
    "mistake": "Adds two.",
    "why": "It doubles.",
    "input": "double(1)",
    "output": "3 is a secret of this program",
    "expected": "2",
    "stdout": "printed",
    "traceback": "lines",
}


@pytest.fixture
def catalog(tmp_path):
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    make_deck(folder)
    return Catalog.load(folder)


@pytest.fixture
def app(serve, catalog):
    return serve(catalog=catalog, judging=False)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def deck(client):
    return client.post(f"{API}/own-decks", json={"name": "Systems"}).json


@pytest.fixture
def card(client, deck):
    return client.post(f"{API}/cards", json={**CARD, "deck": deck["id"]}).json


@pytest.fixture
def send(app):
    """Stores a submission with a verdict, as a judge would leave it."""

    def stored(submission_id="1" * 32, user=1, verdict="wrong_answer", failure=FAILURE):
        now = datetime(2026, 3, 2, tzinfo=UTC)
        row = {"id": submission_id, "user_id": user, "slug": "double-it", "problem_version": "1.0.0", "mode": "submit"}
        row |= {"source": "x", "source_sha256": "0" * 64, "state": "done", "created_at": now, "finished_at": now}
        with app.extensions["rehearse"].sessions.begin() as session:
            session.execute(
                text("INSERT INTO users (id, name, created_at) SELECT 2, 'other', created_at FROM users WHERE id = 1")
            )
            session.add(Submission(**row, verdict=verdict, failure=failure))
        return submission_id

    return stored


def first(client):
    return client.get(f"{API}/queue").json["items"][0]


def change(client, card, **changes):
    kept = {name: card[name] for name in ("kind", "front", "back", "why", "tags", "links", "rubric", "seen")}
    return client.put(f"{API}/cards/{card['item']}", json=kept | changes)


def lapse(app, item, lapses):
    with app.extensions["rehearse"].sessions.begin() as session:
        session.execute(text("UPDATE review_items SET lapses = :n WHERE item = :item"), {"n": lapses, "item": item})


def test_a_new_card_is_asked_in_the_name_of_its_deck(client, card):
    asked = first(client)
    assert (asked["item"], asked["home"], asked["asks"]) == (card["item"], "Systems", "basic")
    assert asked["front"] == "<p>What is a <em>page fault</em>?</p>\n"
    assert (asked["leech"], asked["rewritten"]) == (None, False)


def test_a_card_is_read_as_it_was_written(client, card, deck):
    expected = {"kind": "basic", "form": "markdown", "why": "", "links": [], "rubric": [], "deck": deck["id"], **CARD}
    expected |= {
        "deck_name": "Systems",
        "rewritten": False,
        "deleted": False,
        "item": card["item"],
        "seen": card["seen"],
    }
    assert client.get(f"{API}/cards/{card['item']}").json == expected


def test_what_is_typed_is_shown_as_it_will_look(client):
    typed = {"front": "**x**", "back": "<script>alert(1)</script>", "rubric": ["`a`", " "]}
    seen = client.post(f"{API}/cards/preview", json=typed).json
    assert (seen["front"], seen["rubric"]) == ("<p><strong>x</strong></p>\n", ["<code>a</code>"])
    assert "<script" not in seen["back"]
    html = client.post(f"{API}/cards/preview", json={"front": "<b>x</b><script>y</script>", "form": "html"}).json
    assert html["front"] == "<b>x</b>"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"front": "a\0b"}, "The front holds the character '\\x00'"),
        ({"rubric": ["fine", "\0"]}, "The line of the rubric holds the character '\\x00'"),
        ({"why": "x" * 20_001}, "The reason has 20,001 characters"),
        ({"rubric": ["x"] * 9}, "The card has 9 lines in its rubric"),
    ],
)
def test_what_no_card_can_hold_is_refused_while_it_is_typed(client, typed, says):
    refused = client.post(f"{API}/cards/preview", json=typed)
    assert refused.status_code == 422
    assert says in refused.json["detail"]


def test_a_card_as_long_as_one_can_come_in_is_shown_while_it_is_changed(app, client, card):
    long = "雪" * 300_000
    with app.extensions["rehearse"].sessions.begin() as session:
        session.execute(text("UPDATE own_cards SET front = :long, back = :long"), {"long": long})
    typed = {"front": long, "back": long, "item": card["item"]}
    assert client.post(f"{API}/cards/preview", json={**typed, "why": "*So.*"}).json["why"] == "<p><em>So.</em></p>\n"
    assert client.post(f"{API}/cards/preview", json={**typed, "item": ""}).status_code == 422
    assert client.post(f"{API}/cards/preview", json={**typed, "item": "own:gone"}).status_code == 404
    assert change(client, card, front=long, back=long, tags="snow").json["tags"] == "snow"
    assert change(client, card, front=f"{long}!", back=long).status_code == 422


def test_of_two_tabs_that_change_a_card_one_is_told(client, card):
    assert change(client, card, back="first").status_code == 200
    refused = change(client, card, back="second")
    assert (refused.status_code, refused.json["title"]) == (409, "Changed elsewhere")
    assert client.get(f"{API}/cards/{card['item']}").json["back"] == "first"


def test_a_card_of_the_catalogue_is_asked_in_the_persons_words(client):
    client.post(f"{API}/decks/dsa-patterns", json={})
    original = client.get(f"{API}/cards/{MEETING}").json
    assert change(client, original, back="Where they *meet*.").json["rewritten"] is True
    asked = first(client)
    assert (asked["item"], asked["rewritten"], asked["home"]) == (MEETING, True, "Data structures and patterns")
    assert (asked["back"], asked["links"][0]["slug"]) == ("<p>Where they <em>meet</em>.</p>\n", "double-it")
    assert client.delete(f"{API}/cards/{MEETING}").json["deleted"] is True
    assert first(client)["back"] == "<p>When they meet.</p>\n"
    assert client.post(f"{API}/cards/{MEETING}/restore", json={}).json["rewritten"] is True


def test_an_original_that_the_catalogue_has_no_more_leaves_the_persons_words(serve, catalog, client):
    client.post(f"{API}/decks/dsa-patterns", json={})
    change(client, client.get(f"{API}/cards/{MEETING}").json, back="Mine.")
    bare = serve(catalog=Catalog(catalog.problems, (), catalog.vocabulary, {}), judging=False).test_client()
    found = bare.get(f"{API}/queue").json
    assert [(item["item"], item["back"]) for item in found["items"]] == [(MEETING, "<p>Mine.</p>\n")]


def test_a_queue_is_one_query_and_its_texts_another(app, client, card):
    asked = []
    event.listen(
        app.extensions["rehearse"].engine,
        "before_cursor_execute",
        lambda *arguments: asked.append(arguments[2]) if "FROM" in arguments[2] else None,
    )
    client.get(f"{API}/queue")
    # How the person reviews is read before it: their choices, and the weights of their memory.
    assert len([query for query in asked if not {"review_settings", "review_fits"} & set(query.split())]) == 2


def test_a_deleted_card_is_not_asked_until_that_is_undone(client, card):
    assert client.delete(f"{API}/cards/{card['item']}").json["deleted"] is True
    assert client.get(f"{API}/queue").json["items"] == []
    refused = client.post(f"{API}/items/{card['item']}/rating", json={"rating": "good", "seen": "0"})
    assert (refused.status_code, "deleted" in refused.json["detail"]) == (404, True)
    assert client.post(f"{API}/cards/{card['item']}/restore", json={}).json["deleted"] is False
    assert first(client)["item"] == card["item"]


def test_a_deck_is_renamed_deleted_and_brought_back(client, deck, card):
    address = f"{API}/own-decks/{deck['id']}"
    assert client.patch(address, json={"name": "OS"}).json == {"id": deck["id"], "name": "OS", "cards": 1, "begun": 0}
    assert client.delete(address).status_code == 200
    assert client.get(f"{API}/own-decks").json["decks"] == []
    assert client.get(f"/review/decks/{deck['id']}").status_code == 404
    assert client.post(f"{address}/restore", json={}).json["cards"] == 1
    assert first(client)["item"] == card["item"]


def test_a_deleted_deck_is_listed_with_what_comes_back_until_it_is_brought_back(client, deck, card):
    gone = client.post(f"{API}/cards", json={**CARD, "deck": deck["id"]}).json
    client.delete(f"{API}/cards/{gone['item']}")
    assert "deleted-decks" not in client.get("/review/decks").text
    client.delete(f"{API}/own-decks/{deck['id']}")
    folded = client.get("/review/decks").text.partition('id="deleted-decks"')[2].partition("</details>")[0]
    assert ("1 deleted deck" in folded, "<h3>Systems</h3>" in folded, "1 card, deleted" in folded) == (True, True, True)
    assert f'data-bring-back="{deck["id"]}"' in folded
    client.post(f"{API}/own-decks/{deck['id']}/restore", json={})
    assert "deleted-decks" not in client.get("/review/decks").text


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({**CARD, "front": ""}, 422, "The front is empty"),
        ({**CARD, "back": " \n"}, 422, "The back is empty"),
        ({**CARD, "front": "x" * 20_001}, 422, "at most 20,000"),
        ({**CARD, "kind": "riddle"}, 422, "riddle"),
        ({"front": "x"}, 422, "back"),
        ({**CARD, "links": ["nowhere"]}, 404, "no problem 'nowhere'"),
        ({**CARD, "deck": "99"}, 404, "no deck 99"),
        ({**CARD, "deck": "x"}, 422, "deck"),
    ],
)
def test_a_card_that_cannot_be_is_refused_in_words_and_changes_nothing(client, body, status, words):
    refused = client.post(f"{API}/cards", json=body)
    assert (refused.status_code, words in refused.json["detail"]) == (status, True)
    assert client.get(f"{API}/own-decks").json["decks"] == []


def test_a_deck_named_twice_is_refused(client, deck):
    refused = client.post(f"{API}/own-decks", json={"name": "Systems"})
    assert (refused.status_code, "already" in refused.json["detail"]) == (409, True)


@pytest.mark.parametrize("deck_id", ["99", "x", "9" * 40, "-1", "²"])
def test_an_unknown_deck_is_named_whatever_stands_in_the_address(client, deck_id):
    assert client.delete(f"{API}/own-decks/{deck_id}").status_code == 404
    assert client.get(f"/review/decks/{deck_id}").status_code == 404


def test_a_card_that_was_forgotten_often_proposes_a_problem_and_then_work_on_the_card(app, client, card):
    linked = change(client, card, links=["double-it"]).json
    for lapses, rework in ((3, None), (4, False), (6, True)):
        lapse(app, linked["item"], lapses)
        leech = first(client)["leech"]
        assert (leech and leech["rework"]) == rework
    assert leech == {
        "lapses": 6,
        "practice": {"slug": "double-it", "title": "Double it", "again": False},
        "rework": True,
    }


def test_a_card_without_a_problem_proposes_none(app, client, card):
    lapse(app, card["item"], 4)
    assert first(client)["leech"] == {"lapses": 4, "practice": None, "rework": False}


def test_a_failure_makes_one_card_from_what_was_stored(client, send):
    address = f"/api/v1/submissions/{send()}/card"
    made = client.post(address, json={})
    assert (made.status_code, made.json["deck_name"], made.json["links"]) == (200, "My mistakes", ["double-it"])
    assert client.post(address, json={}).json == made.json
    assert client.get(f"{API}/own-decks").json["decks"][0]["cards"] == 1
    told = made.json["front"] + made.json["back"]
    assert ("double(1)" in told, "It doubles." in told, "Adds two." in told) == (True, True, True)
    assert not any(text in told for text in ("secret", "printed", "lines", "test_sum"))


def test_nothing_that_is_sent_gets_onto_the_card_of_a_failure(client, send):
    assert client.post(f"/api/v1/submissions/{send()}/card", json={"front": "x"}).status_code == 422


@pytest.mark.parametrize(("user", "verdict", "status"), [(2, "wrong_answer", 404), (1, "time_limit", 422)])
def test_anothers_failure_and_one_without_a_question_make_no_card(client, send, user, verdict, status):
    assert client.post(f"/api/v1/submissions/{send(user=user, verdict=verdict)}/card", json={}).status_code == status
    assert client.get(f"{API}/own-decks").json["decks"] == []


def test_an_accepted_submission_makes_no_card(client, send):
    submission = send(verdict="accepted", failure=None)
    assert client.post(f"/api/v1/submissions/{submission}/card", json={}).status_code == 422


def test_the_pages_show_decks_and_cards(client, deck, card):
    assert "Systems" in client.get("/review/decks").text
    page = client.get(f"/review/decks/{deck['id']}").text
    assert ("What is a <em>page fault</em>?" in page, "1 card" in page) == (True, True)
    assert 'aria-current="page">Review' in page


def test_an_empty_deck_and_a_search_without_matches_say_what_to_do(client, deck):
    address = f"/review/decks/{deck['id']}"
    assert "This deck is empty" in client.get(address).text
    client.post(f"{API}/cards", json={**CARD, "deck": deck["id"]})
    assert "Nothing matches" in client.get(f"{address}?q=zebra%20%00").text
    assert "page fault" in client.get(f"{address}?q=FAULT&page=99").text


def test_a_front_cannot_bring_markup_into_a_page(client, deck):
    hostile = {**CARD, "front": "</li><script>alert(1)</script>", "tags": "<b>", "deck": deck["id"]}
    client.post(f"{API}/cards", json=hostile)
    client.post(f"{API}/own-decks", json={"name": "</script><script>alert(2)</script>"})
    for address in ("/review", "/review/decks", f"/review/decks/{deck['id']}"):
        assert "<script>alert" not in client.get(address).text
