"""Reports of interviews over HTTP: what is shown, rated and replayed when they are over, and what follows for reviewing."""

from dataclasses import replace

import pytest

from rehearse import services as services_module
from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.interviews import ratings, timeline
from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.forms import of_plain
from rehearse.interviews.pool import pool_of
from rehearse.interviews.prompts import Prompt
from rehearse.interviews.timeline import Entry
from rehearse_sandbox.wire.events import Ended, Growth, Pace, TestFinished
from tests.scripted import FAILURE, LARGE, PROBLEM, SMALL, STARTED, ScriptedSandbox
from tests.web.solving import Clock
from tests.web.waiting import until

CARD = Flashcard("bias-card", "What is bias?", "An expected error.", ("bias-variance",))
CATALOG = Catalog({PROBLEM.slug: replace(PROBLEM, cards=(CARD,))})
PROMPT = Prompt("bias", "concepts", "What is **bias**?", ("a", "b", "c", "d"), concepts=("bias-variance",))
FORM = of_plain(
    {
        "title": "Two rounds",
        "name": "two-rounds",
        "summary": "A problem, then a question.",
        "asks": ["assumptions", "prediction"],
        "rounds": [
            {"kind": "coding", "minutes": 20, "problems": [{}]},
            {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 1}]},
        ],
    }
)
KNOWN = Interviews({FORM.name: FORM}, {PROMPT.id: PROMPT}, pool_of([PROBLEM], [PROMPT]))
GROWTH = Growth("n", (10, 100), (1.0, 12.0), 1.1, (1.0, 1.2), 1.0, 0.3, "within")
PACE = Pace("n", 100, 12.0, 3.0, 4.0, (3.9, 4.1), 2.0, "beyond")
MEASURED = [
    STARTED,
    TestFinished(SMALL, "passed", 1.0, growth=GROWTH),
    TestFinished(LARGE, "wrong_answer", 2.0, FAILURE, pace=PACE),
    Ended("completed", suite_ms=4.0, mistake="adds_two"),
]
SOURCE = "def double(x):\n    return 3  # 😀\n"


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(services_module, "utc_now", made)
    return made


@pytest.fixture
def client(serve, clock):
    return serve(ScriptedSandbox(MEASURED), interviews=KNOWN, catalog=CATALOG).test_client()


def begin(client):
    return f"/api/v1/interviews/{client.post('/api/v1/interviews', json={'form': 'two-rounds', 'holder': 'here'}).json['id']}"


def send(client, interview, what, **body):
    return client.post(f"{interview}/{what}", json={"holder": "here", **body})


def save(client, interview, text, content):
    return client.put(f"{interview}/texts", json={"holder": "here", "text": text, "content": content})


@pytest.fixture
def interview(client, clock):
    """One that is over: a program was typed, run and handed in, the question was answered badly."""
    made = begin(client)
    save(client, made, "assumptions/0/0", "x is a number.")
    for length in range(5, len(SOURCE) + 1):
        save(client, made, "code/0/0", SOURCE[:length])
    clock.leap(minutes=3)
    program = {"round": 0, "task": 0, "source": SOURCE, "mode": "run", "chance": 0.9}
    sent = send(client, made, "programs", **program).json["id"]
    until(lambda: client.get(f"/api/v1/submissions/{sent}").json["state"] == "done")
    send(client, made, "rounds/0/end")
    clock.leap(minutes=1)
    send(client, made, "answers", round=1, task=0, seconds=50, ticks=[True, False, False, False])
    send(client, made, "rounds/1/end")
    until(lambda: not client.get(f"{made}/report").json["waits"])
    return made


def page(client, interview):
    return client.get(f"{interview.removeprefix('/api/v1')}/report").text


def test_the_report_tells_what_failed_and_what_was_measured(client, interview):
    (task,) = client.get(f"{interview}/report").json["rounds"][0]["tasks"]
    failure = task["failure"]
    assert (failure["input"], failure["output"], failure["expected"]) == ("double(1)", "3", "2")
    assert failure["mistake"] == "Adds two instead of doubling."
    assert ([each["exponent"] for each in task["growth"]], [each["ratio"] for each in task["pace"]]) == ([1.1], [4.0])


def test_the_page_shows_it_with_the_code_and_where_the_time_went(client, interview):
    text = page(client, interview)
    for told in (
        "double(1)",
        "Adds two instead of doubling.",
        "4 times</strong>",
        'class="reading"',
        "Said 90 %: 0 of 1 passed",
    ):
        assert told in text
    assert "😀" in text.partition('data-testid="code"')[2]
    assert "style=" not in text


def test_the_rubric_is_filled_in_and_the_signal_waits_for_nothing_but_ratings(client, interview):
    report = client.get(f"{interview}/report").json
    levels = {each["axis"]: each["level"] for each in report["rubric"]}
    assert levels == {"clarify": 3, "plan": None, "correctness": 1, "tests": 2, "complexity": 2, "communication": None}
    assert report["signal"]["signal"] == "no"


def rate(client, interview, axis, **body):
    return client.put(f"{interview}/ratings/{axis}", json=body)


def test_a_rating_of_ones_own_counts_before_the_evidence_and_is_kept(client, interview):
    assert rate(client, interview, "plan", level=4, note="Two ways, weighed.").status_code == 200
    rate(client, interview, "tests", level=2)
    rate(client, interview, "tests", level=3)
    told = {each["axis"]: each for each in client.get(f"{interview}/report").json["rubric"]}
    assert told["plan"]["candidate"] == {"level": 4, "note": "Two ways, weighed."}
    assert (told["tests"]["level"], told["tests"]["counts"], told["tests"]["evidence"]["level"]) == (3, "candidate", 2)


def test_what_an_interviewer_says_counts_first_and_stands_beside(client, interview, clock):
    rate(client, interview, "plan", level=4)
    with client.application.extensions["rehearse"].sessions.begin() as session:
        ratings.rate(
            session, interview.rpartition("/")[2], "plan", by="interviewer", level=2, note="Late.", now=clock()
        )
    told = next(each for each in client.get(f"{interview}/report").json["rubric"] if each["axis"] == "plan")
    assert (told["level"], told["counts"], told["interviewer"]["note"]) == (2, "interviewer", "Late.")
    assert "Interviewer: 2, not quite." in page(client, interview)


@pytest.mark.parametrize(
    ("axis", "body", "status"),
    [
        ("style", {"level": 3}, 404),
        ("plan", {"level": 5}, 422),
        ("plan", {"level": 2.5}, 422),
        ("plan", {"level": 3, "note": "x" * 2001}, 422),
        ("plan", {}, 422),
    ],
)
def test_a_rating_that_is_none_changes_nothing(client, interview, axis, body, status):
    before = client.get(f"{interview}/report").json
    assert rate(client, interview, axis, **body).status_code == status
    assert client.get(f"{interview}/report").json == before


def test_while_it_goes_on_there_is_nothing_to_rate_or_to_replay(client):
    made = begin(client)
    answers = [rate(client, made, "plan", level=3), client.get(f"{made}/timeline"), client.get(f"{made}/report")]
    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert client.get("/api/v1/interviews/none/timeline").status_code == 404


def test_the_timeline_gives_every_version_of_the_program_and_the_verdicts(client, interview):
    told = client.get(f"{interview}/timeline").json
    entries = [Entry(each["sequence"], each["kind"], None, each["payload"]) for each in told["entries"]]
    versions = [text for _, text in timeline.versions_of("code/0/0", entries)]
    assert versions == [PROBLEM.starter, *(SOURCE[:length] for length in range(5, len(SOURCE) + 1))]
    assert [(each["how"], each["verdict"]) for each in told["verdicts"]] == [
        ("ran", "wrong_answer"),
        ("handed_in", "wrong_answer"),
    ]
    assert told["seconds"] == pytest.approx(240, abs=60)


def test_the_list_compares_mocks_from_the_second_on(client, interview, clock):
    assert 'data-testid="trend"' not in client.get("/interviews").text
    clock.leap(days=31)
    send(client, begin(client), "end")
    text = client.get("/interviews").text
    assert "0 of 2 problems solved in the last 2 mocks." in text
    assert "The last one with a signal: no." in text
