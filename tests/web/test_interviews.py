"""Interviews over HTTP: begun, written in, handed in by the clock, and reported."""

from datetime import timedelta

import pytest

from rehearse import services as services_module
from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.forms import of_plain
from rehearse.interviews.pool import pool_of
from rehearse.interviews.prompts import Prompt
from tests.scripted import PROBLEM, ScriptedSandbox, accepted, refused
from tests.web.solving import Clock
from tests.web.waiting import until

PROMPT = Prompt("bias", "concepts", "What is **bias**?", ("a", "b", "c", "d"))
FORM = of_plain(
    {
        "name": "two-rounds",
        "title": "Two rounds",
        "summary": "A problem, then a question.",
        "hides": ["title", "difficulty", "tags"],
        "asks": ["prediction"],
        "rounds": [
            {"kind": "coding", "minutes": 20, "problems": [{}]},
            {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 1, "seconds": 120}]},
        ],
    }
)
ONE_TRY = of_plain(
    {
        "name": "one-try",
        "title": "One try",
        "summary": "A problem whose hidden tests may be asked once.",
        "rounds": [{"kind": "coding", "minutes": 20, "tries": 1, "problems": [{}]}],
    }
)
FORMS = {each.name: each for each in (FORM, ONE_TRY)}
KNOWN = Interviews(FORMS, {PROMPT.id: PROMPT}, pool_of([PROBLEM], [PROMPT]))
RIGHT = "def double(x):\n    return x + x\n"


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(services_module, "utc_now", made)
    return made


@pytest.fixture
def site(serve, clock):
    """Makes a site on which somebody can be interviewed, judged by a script."""
    return lambda *script, **options: serve(ScriptedSandbox(*script), interviews=KNOWN, **options)


@pytest.fixture
def client(site):
    return site(accepted()).test_client()


def begin(client, **more):
    return client.post("/api/v1/interviews", json={"form": "two-rounds", "holder": "here"} | more)


@pytest.fixture
def interview(client):
    return f"/api/v1/interviews/{begin(client).json['id']}"


def save(client, interview, text, **more):
    body = {"holder": "here", "text": "code/0/0", "content": text, **more}
    return client.put(f"{interview}/texts", json=body)


def kept(client, interview):
    return {text["name"]: text["content"] for text in client.get(f"{interview}?holder=here").json["texts"]}


def test_an_interview_begins_with_its_first_round_and_tells_nothing_of_the_second(client, interview):
    told = client.get(f"{interview}?holder=here").json
    assert [task["kind"] for task in told["tasks"]] == ["problem"]
    assert (told["tasks"][0]["title"], told["clock"]["left"], told["held_here"]) == (
        "",
        pytest.approx(1200, abs=30),
        True,
    )


def test_a_form_for_which_nothing_is_left_says_so_before_it_is_begun(client, clock):
    lacking, button = "cannot be chosen: 1 problem fits", 'data-begin="two-rounds" disabled'
    page = client.get("/interviews").text
    assert (lacking in page, button in page) == (False, False)
    client.post("/api/v1/problems/doubling/submissions", json={"source": RIGHT, "mode": "submit"})
    page = client.get("/interviews").text
    assert (lacking in page, button in page) == (True, True)
    clock.leap(days=31)
    page = client.get("/interviews").text
    assert (lacking in page, button in page) == (False, False)


def test_what_is_saved_survives_a_server_that_is_killed(client, interview, site):
    assert save(client, interview, RIGHT).json["clock"]["left"] == pytest.approx(1200, abs=30)
    assert kept(site().test_client(), interview)["code/0/0"] == RIGHT


def test_at_the_deadline_the_server_hands_in_and_the_report_has_the_verdict(client, interview, clock):
    save(client, interview, RIGHT)
    clock.leap(minutes=31)
    until(lambda: client.get(f"{interview}/report").status_code == 200)
    until(lambda: not client.get(f"{interview}/report").json["waits"])
    (task,) = client.get(f"{interview}/report").json["rounds"][0]["tasks"]
    assert (task["verdict"], task["solved"], task["passed"], task["code"]) == ("accepted", True, 2, RIGHT)


def test_what_failed_comes_back_in_the_review(site, clock):
    client = site(refused()).test_client()
    interview = f"/api/v1/interviews/{begin(client).json['id']}"
    save(client, interview, "def double(x):\n    return 3\n")
    client.post(f"{interview}/end", json={"holder": "here"})
    until(lambda: client.get(f"{interview}/report").json["rounds"][0]["tasks"][0]["verdict"])
    assert [item["item"] for item in client.get("/api/v1/review/queue").json["items"]] == ["problem:doubling"]


def test_a_try_that_failed_and_is_handed_in_unchanged_comes_back_too(site):
    client = site(refused()).test_client()
    interview = f"/api/v1/interviews/{begin(client, form='one-try').json['id']}"
    wrong = {"source": "def double(x):\n    return 3\n", "mode": "submit", "round": 0, "task": 0, "holder": "here"}
    sent = client.post(f"{interview}/programs", json=wrong).json["id"]
    until(lambda: client.get(f"/api/v1/submissions/{sent}").json["verdict"])
    assert client.get("/api/v1/review/queue").json["items"] == []
    client.post(f"{interview}/end", json={"holder": "here"})
    assert [item["item"] for item in client.get("/api/v1/review/queue").json["items"]] == ["problem:doubling"]


def test_nothing_else_tells_of_what_an_interview_asks(site, clock):
    client = site(accepted(), accepted()).test_client()
    address = "/api/v1/problems/doubling"
    old = client.post(f"{address}/submissions", json={"source": RIGHT, "mode": "submit"}).json["id"]
    until(lambda: client.get(f"/api/v1/submissions/{old}").json["verdict"])
    clock.leap(days=31)
    interview = f"/api/v1/interviews/{begin(client).json['id']}"
    ran = {"source": RIGHT, "mode": "run", "round": 0, "task": 0, "holder": "here"}
    own = client.post(f"{interview}/programs", json=ran).json["id"]
    closed = [
        client.get(address),
        client.get(f"{address}/submissions"),
        client.post(f"{address}/submissions", json={"source": RIGHT, "mode": "submit"}),
        client.get(f"{address}/draft"),
        client.get(f"/api/v1/submissions/{old}"),
        client.get(f"/api/v1/submissions/{own}/called"),
        client.post(f"/api/v1/submissions/{own}/card", json={}),
    ]
    assert [(each.status_code, each.json["title"]) for each in closed] == [(409, "Asked in an interview")] * 7
    assert client.put(f"{address}/draft", json={"source": "typed in an open page"}).status_code == 200
    assert client.get(f"/api/v1/submissions/{own}").status_code == 200
    today = client.get("/api/v1/today").json
    assert (today["judging"], today["drafts"], today["next"]) == ([], [], [])
    client.post(f"{interview}/end", json={"holder": "here"})
    assert client.get(address).status_code == client.get(f"/api/v1/submissions/{old}").status_code == 200


def test_the_stream_does_not_tell_the_starters_of_later_rounds(client, interview):
    save(client, interview, RIGHT)
    client.post(f"{interview}/end", json={"holder": "here"})
    stream = client.get(f"{interview}/events").text
    assert ('"given"' in stream, stream.count("event: saved")) == (False, 1)


def test_nobody_takes_an_interview_over_that_is_over(client, interview):
    client.post(f"{interview}/end", json={"holder": "here"})
    assert client.post(f"{interview}/take", json={"holder": "there"}).status_code == 409


@pytest.mark.parametrize(("minutes", "why"), [(21, "Round 1 is over"), (31, "The interview is over")])
def test_what_comes_too_late_is_told_so_and_changes_nothing(client, interview, clock, minutes, why):
    save(client, interview, RIGHT)
    clock.leap(minutes=minutes)
    answer = save(client, interview, "other")
    assert (answer.status_code, why in answer.json["detail"]) == (409, True)


def test_a_window_that_does_not_write_is_told_so(client, interview):
    answer = save(client, interview, "other", holder="there")
    assert (answer.status_code, "goes on in another window" in answer.json["detail"]) == (409, True)


def test_another_window_takes_over(client, interview):
    client.post(f"{interview}/take", json={"holder": "there"})
    assert save(client, interview, RIGHT, holder="there").status_code == 200
    assert save(client, interview, RIGHT).status_code == 409


def test_nobody_sits_two_interviews(client, interview):
    answer = begin(client)
    assert (answer.status_code, answer.json["title"]) == (409, "One interview at a time")


def test_without_a_problem_that_was_not_seen_none_begins_and_the_day_is_told(client, clock):
    client.put("/api/v1/problems/doubling/draft", json={"source": "x"})
    answer = begin(client)
    assert (answer.status_code, answer.json["title"]) == (409, "There is no problem left for this form")
    assert f"{clock() + timedelta(days=30):%Y-%m-%d}" in answer.json["detail"]


def test_while_a_problem_is_asked_its_own_page_leads_to_the_interview(client, interview, clock):
    room = interview.removeprefix("/api/v1")
    for page in ("/problems/doubling", "/problems/doubling/editorial", "/problems/doubling/submissions"):
        assert client.get(page).location == room
    clock.leap(minutes=31)
    until(lambda: client.get("/problems/doubling").status_code == 200)


def test_the_room_shows_no_title_no_hint_and_nothing_of_earlier_work(client, interview):
    page = client.get(interview.removeprefix("/api/v1")).text
    assert "Double it." in page
    assert not any(word in page for word in ("Doubling", "What is twice one", "Multiply.", "reference-canary"))


def test_a_question_is_answered_aloud_and_its_ticks_are_reported(client, interview):
    client.post(f"{interview}/rounds/0/end", json={"holder": "here"})
    page = client.get(interview.removeprefix("/api/v1")).text
    assert "What is <strong>bias</strong>?" in page
    sent = {"holder": "here", "round": 1, "task": 0, "seconds": 80, "ticks": [True, True, False, False]}
    assert client.post(f"{interview}/answers", json=sent).status_code == 200
    client.post(f"{interview}/rounds/1/end", json={"holder": "here"})
    task = client.get(f"{interview}/report").json["rounds"][1]["tasks"][0]
    assert (task["answered"], task["ticks"]) == (80.0, [True, True, False, False])


def test_a_run_is_told_with_what_was_predicted(client, interview):
    program = {"holder": "here", "round": 0, "task": 0, "source": RIGHT, "mode": "run", "chance": 0.9}
    sent = client.post(f"{interview}/programs", json=program)
    assert sent.status_code == 202
    until(lambda: client.get(f"/api/v1/submissions/{sent.json['id']}").json["state"] == "done")
    client.post(f"{interview}/end", json={"holder": "here"})
    until(lambda: not client.get(f"{interview}/report").json["waits"])
    report = client.get(f"{interview}/report").json
    assert report["brier"] == pytest.approx(0.01)
    assert report["rounds"][0]["tasks"][0]["runs"] == 1


def test_followers_hear_of_each_entry_and_how_the_clock_stands(client, interview):
    save(client, interview, RIGHT)
    client.post(f"{interview}/end", json={"holder": "here"})
    stream = client.get(f"{interview}/events").text
    kinds = [line.removeprefix("event: ") for line in stream.splitlines() if line.startswith("event: ")]
    assert kinds == ["started", "saved", "handed_in", "round_ended", "round_ended", "over", "clock"]


def test_extra_time_lengthens_the_rounds(client):
    interview = begin(client, extra=50).json["id"]
    assert client.get(f"/api/v1/interviews/{interview}").json["clock"]["length"] == 1800.0


def test_pages_and_api_know_no_interview_of_another_name(client):
    assert [client.get(f"/{place}interviews/none").status_code for place in ("", "api/v1/")] == [404, 404]
    assert client.get("/interviews/none/report").status_code == 404


def test_the_list_shows_forms_what_goes_on_and_what_is_over(client, interview):
    assert "Going on: Two rounds" in client.get("/interviews").text
    client.post(f"{interview}/end", json={"holder": "here"})
    page = client.get("/interviews").text
    assert f"{interview.removeprefix('/api/v1')}/report" in page
    assert [each["state"] for each in client.get("/api/v1/interviews").json["interviews"]] == ["over"]
