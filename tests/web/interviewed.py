"""An interview that somebody sat from beginning to end, judged by a script: where it is served, and what they did."""

from dataclasses import replace

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.forms import of_plain
from rehearse.interviews.pool import pool_of
from rehearse.interviews.prompts import Prompt
from rehearse_sandbox.wire.events import Ended, Growth, Pace, TestFinished
from tests.scripted import FAILURE, LARGE, PROBLEM, SMALL, STARTED
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


def begin(client):
    return f"/api/v1/interviews/{client.post('/api/v1/interviews', json={'form': 'two-rounds', 'holder': 'here'}).json['id']}"


def send(client, interview, what, **body):
    return client.post(f"{interview}/{what}", json={"holder": "here", **body})


def save(client, interview, text, content):
    return client.put(f"{interview}/texts", json={"holder": "here", "text": text, "content": content})


def sit(client, clock):
    """An interview that is over: a program was typed, run and handed in, the question was answered badly."""
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
