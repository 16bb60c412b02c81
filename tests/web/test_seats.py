"""The interviewer's seat over HTTP: what its link opens, what it never does, and when it no longer works."""

import json
from dataclasses import replace

import pytest

from rehearse import services as services_module
from rehearse.catalog.catalog import Catalog
from rehearse.interviews import seats
from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.forms import of_plain
from rehearse.interviews.pool import pool_of
from rehearse.interviews.prompts import Prompt
from tests.scripted import PROBLEM
from tests.web.solving import Clock

STAGED = replace(
    PROBLEM,
    kind="levels",
    later=("# Part two\n\nTriple it.",),
    hints=(*PROBLEM.hints, replace(PROBLEM.hints[0], title="Outline", markdown="Add it to itself.")),
    editorial="Multiply.\n\n## What the interviewer asks next\n\nWhat of **floats**?",
)
PROMPT = Prompt(
    "bias", "concepts", "What is **bias**?", ("a", "b", "c", "d"), follow_ups=("And variance?",), notes="Be kind."
)
FORM = of_plain(
    {
        "name": "two-rounds",
        "title": "Two rounds",
        "summary": "A problem, then a question.",
        "hides": ["title"],
        "rounds": [
            {"kind": "coding", "minutes": 20, "problems": [{}]},
            {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 1, "seconds": 120}]},
        ],
    }
)
KNOWN = Interviews({FORM.name: FORM}, {PROMPT.id: PROMPT}, pool_of([STAGED], [PROMPT]))


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(services_module, "utc_now", made)
    return made


@pytest.fixture
def client(serve, clock):
    return serve(judging=False, interviews=KNOWN, catalog=Catalog({STAGED.slug: STAGED})).test_client()


@pytest.fixture
def interview(client):
    return begin(client)


def begin(client):
    begun = client.post("/api/v1/interviews", json={"form": "two-rounds", "holder": "here"})
    return f"/api/v1/interviews/{begun.json['id']}"


def make_seat(client, interview):
    """A new link's API address."""
    made = client.post(f"{interview}/seats", json={})
    assert made.status_code == 201
    return f"/api/v1/seats/{made.json['url'].rpartition('/')[2]}"


@pytest.fixture
def seat(client, interview):
    return make_seat(client, interview)


def page_of(seat):
    return seat.replace("/api/v1/seats/", "/interviews/seat/")


def save(client, interview, text, name="code/0/0"):
    assert client.put(f"{interview}/texts", json={"holder": "here", "text": name, "content": text}).status_code == 200


def end_round(client, interview, number):
    client.post(f"{interview}/rounds/{number}/end", json={"holder": "here"})


def news(client, seat, after=0):
    """What the stream of a seat tells at once, as (name, data), and that it is then closed."""
    answer = client.get(f"{seat}/events?after={after}")
    text, parts = "", answer.iter_encoded()
    while "event: clock" not in text and "event: closed" not in text:
        text += next(parts).decode()
    answer.close()
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.strip().split("\n\n")]
    return [(block["event"], json.loads(block["data"])) for block in blocks if "event" in block]


def kinds(client, interview):
    """What was written down since the start."""
    client.post(f"{interview}/end", json={"holder": "here"})
    stream = client.get(f"{interview}/events").text
    told = [line.removeprefix("event: ") for line in stream.splitlines() if line.startswith("event: ")]
    return told[1 : told.index("handed_in")] if "handed_in" in told else told


def test_a_link_shows_the_round_that_is_on_with_what_only_an_interviewer_knows(client, interview, seat):
    save(client, interview, "x = 1\n")
    save(client, interview, "what of nothing?", "notes/0/0")
    told = client.get(seat).json
    (task,) = told["tasks"]
    assert (told["title"], told["round_title"], told["clock"]["left"]) == (
        "Two rounds",
        "Coding",
        pytest.approx(1200, abs=30),
    )
    assert (task["title"], task["level"], task["levels"], task["later"]) == (
        "Doubling",
        1,
        2,
        ["# Part two\n\nTriple it."],
    )
    assert (task["outlines"], task["asks_next"]) == ([{"level": 0, "text": "Add it to itself."}], "What of **floats**?")
    assert {each["name"]: each["content"] for each in told["texts"]} == {
        "code/0/0": "x = 1\n",
        "notes/0/0": "what of nothing?",
    }


def test_a_question_comes_with_its_notes(client, interview, seat):
    end_round(client, interview, 0)
    (task,) = client.get(seat).json["tasks"]
    assert (task["text"], task["notes"], task["listens_for"]) == (
        ["What is **bias**?"],
        "Be kind.",
        ["a", "b", "c", "d"],
    )
    assert task["follow_ups"] == ["And variance?"]


def test_nothing_of_later_rounds_of_accounts_or_of_windows_is_told(client, interview, seat):
    save(client, interview, "x = 1\n")
    client.post(f"{interview}/take", json={"holder": "another-window"})
    told = client.get(seat).text + json.dumps(news(client, seat)) + client.get(page_of(seat)).text
    assert not any(
        word in told for word in ("bias", "another-window", "reference-canary", '"user', "seed", interview[-32:])
    )


@pytest.fixture(params=["wrong", "expired", "revoked"])
def dead(request, client, interview, seat, clock):
    """A link that does not work."""
    if request.param == "expired":
        clock.leap(hours=seats.LASTS.total_seconds() / 3600)
    elif request.param == "revoked":
        client.delete(f"{interview}/seats")
    return f"{seat[:-3]}abc" if request.param == "wrong" else seat


@pytest.mark.parametrize("what", ["", "/events", "/prompt", "/release", "/time", "/ratings"])
def test_links_that_do_not_work_are_answered_alike_whatever_is_asked(client, dead, what):
    bodies = {
        "/prompt": {"round": 0, "text": "Why?"},
        "/release": {"round": 0, "task": 0, "part": 2},
        "/time": {"round": 0, "minutes": 5},
        "/ratings": {"axis": "plan", "level": 3},
    }
    answer = client.post(dead + what, json=bodies[what]) if what in bodies else client.get(dead + what)
    assert (answer.status_code, answer.json["detail"].split(".")[0]) == (404, "This link does not work")
    assert answer.json == client.get("/api/v1/seats/wrong").json


def test_the_page_of_a_link_that_does_not_work_says_so_and_leads_nowhere(client, dead):
    answer = client.get(page_of(dead))
    assert (answer.status_code, answer.headers["Referrer-Policy"]) == (404, "no-referrer")
    assert "Ask the candidate for a new one." in answer.text
    assert 'href="/problems' not in answer.text


def test_the_page_is_kept_by_no_cache_and_named_to_no_other_site(client, interview, seat):
    answer = client.get(page_of(seat))
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert client.get(seat).headers["Cache-Control"] == "no-store"
    assert "<nav" not in answer.text


def test_a_link_opens_one_interview_and_no_other(serve, clock):
    both = [STAGED, replace(STAGED, slug="tripling", title="Tripling", id="b5d9c1e0-0000-4000-8000-000000000001")]
    known = Interviews({FORM.name: FORM}, {PROMPT.id: PROMPT}, pool_of(both, [PROMPT]))
    client = serve(judging=False, interviews=known, catalog=Catalog({each.slug: each for each in both})).test_client()
    first = begin(client)
    seat = make_seat(client, first)
    client.post(f"{first}/end", json={"holder": "here"})
    second = begin(client)
    title = client.get(make_seat(client, second)).json["tasks"][0]["title"]
    assert title not in client.get(seat).text + client.get(page_of(seat)).text
    assert client.post(f"{seat}/prompt", json={"round": 0, "text": "Why?"}).status_code == 409
    assert client.get(f"/api/v1/seats/{second.rpartition('/')[2]}").status_code == 404


def test_the_candidate_sees_which_links_work_and_never_their_secrets(client, interview, seat):
    answer = client.get(f"{interview}/seats")
    assert len(answer.json["seats"]) == 1
    assert seat.rpartition("/")[2] not in answer.text
    assert client.delete(f"{interview}/seats").json == {"seats": []}
    assert client.get(f"{interview}/seats").json == {"seats": []}


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_links_are_made_for_ones_own_interviews_only(client, method):
    more = {"json": {}} if method == "post" else {}
    assert getattr(client, method)("/api/v1/interviews/none/seats", **more).status_code == 404


def test_what_the_interviewer_does_reaches_the_room(client, interview, seat):
    assert client.post(f"{seat}/prompt", json={"round": 0, "text": "What does it cost?"}).status_code == 200
    assert client.post(f"{seat}/time", json={"round": 0, "minutes": 5}).json["clock"]["length"] == 1500.0
    assert client.post(f"{seat}/release", json={"round": 0, "task": 0, "part": 2}).status_code == 200
    room = client.get(interview.removeprefix("/api/v1")).text
    assert all(words in room for words in ("What does it cost?", "Triple it.", '"seconds":300'))
    assert client.get(f"{interview}?holder=here").json["tasks"][0]["level"] == 2


def test_a_prompt_for_a_round_that_has_ended_is_not_shown_in_the_next(client, interview, seat):
    end_round(client, interview, 0)
    answer = client.post(f"{seat}/prompt", json={"round": 0, "text": "Too late?"})
    assert (answer.status_code, "Round 1 is over" in answer.json["detail"]) == (409, True)
    assert "Too late?" not in client.get(interview.removeprefix("/api/v1")).text


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("prompt", {"round": 0, "text": "x" * 501}),
        ("prompt", {"round": 0, "text": " "}),
        ("time", {"round": 0, "minutes": 0}),
        ("ratings", {"axis": "charm", "level": 3}),
        ("ratings", {"axis": "plan", "level": 5}),
        ("release", {"round": 0, "task": 0}),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(client, interview, seat, what, body):
    before = client.get(seat).json["sequence"]
    assert client.post(f"{seat}/{what}", json=body).status_code == 422
    assert client.get(seat).json["sequence"] == before


def test_ratings_are_kept_and_the_candidate_does_not_hear_of_them_while_it_goes_on(client, interview, seat):
    client.post(f"{seat}/ratings", json={"axis": "plan", "level": 4, "note": "two ways"})
    assert client.get(seat).json["ratings"] == [{"axis": "plan", "level": 4, "note": "two ways"}]
    assert "two ways" not in client.get(interview.removeprefix("/api/v1")).text
    assert "rated" not in kinds(client, interview)


def test_a_stream_tells_each_change_and_that_somebody_watches_until_it_is_closed(client, interview, seat):
    before = client.get(seat).json["sequence"]
    save(client, interview, "x = 1\n")
    saved = next(data for name, data in news(client, seat, before) if name == "saved")
    assert (saved["text"], saved["put"] + "\n") == ("code/0/0", "x = 1\n")
    assert [each for each in kinds(client, interview) if each in {"watched", "left"}] == ["watched", "left"]


def test_a_stream_from_the_beginning_tells_no_starters_since_those_of_later_rounds_are_among_them(
    client, interview, seat
):
    assert [name for name, _ in news(client, seat)] == ["clock"]


def test_two_who_watch_are_told_as_one(client, interview, seat):
    first = client.get(f"{seat}/events")
    next(parts := first.iter_encoded())
    next(parts)
    news(client, make_seat(client, interview))
    assert '"watched":true' in client.get(interview.removeprefix("/api/v1")).text
    first.close()
    assert '"watched":false' in client.get(interview.removeprefix("/api/v1")).text
    assert [each for each in kinds(client, interview) if each in {"watched", "left"}] == ["watched", "left"]


def test_a_stream_ends_when_its_link_is_revoked(client, interview, seat):
    answer = client.get(f"{seat}/events")
    parts = answer.iter_encoded()
    while b"event: clock" not in next(parts):
        pass
    client.delete(f"{interview}/seats")
    assert b"event: closed" in b"".join(parts)
    answer.close()


def test_a_server_that_was_killed_leaves_nobody_watching(client, interview, seat, serve):
    open_still = client.get(f"{seat}/events")
    parts = open_still.iter_encoded()
    while b"event: clock" not in next(parts):
        pass
    room = interview.removeprefix("/api/v1")
    assert '"watched":true' in client.get(room).text
    again = serve(interviews=KNOWN, catalog=Catalog({STAGED.slug: STAGED})).test_client()
    assert '"watched":false' in again.get(room).text
    open_still.close()
