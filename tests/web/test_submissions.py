"""Sending a program and following it to its verdict, through the API."""

import json
from threading import Event

import pytest

from rehearse_sandbox.wire.events import Ended, Failure, TestFinished
from tests.scripted import LARGE, SMALL, ScriptedSandbox, accepted, died, mistaken, refused

POST = "/api/v1/problems/doubling/submissions"


def send(client, source="x = 1", mode="submit"):
    answer = client.post(POST, json={"source": source, "mode": mode})
    assert answer.status_code == 202, answer.json
    return answer.json


def messages(client, url, last=None):
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    text = client.get(url, headers=headers).text
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "event" in fields:
            found.append((int(fields.get("id", 0)), fields["event"], json.loads(fields["data"])))
    return found


def kinds(found):
    return [kind for _, kind, _ in found if kind != "queued"]


def verdict_of(client, **options):
    return messages(client, send(client, **options)["events"])[-1][2]


def test_a_right_program_is_followed_to_its_accept(client):
    found = messages(client, send(client)["events"])
    assert kinds(found) == ["running", "started", "test_finished", "test_finished", "verdict"]
    assert found[-1][2]["verdict"] == "accepted"


def test_where_the_time_went_is_kept_with_the_submission(serve):
    end = Ended("completed", trace={"bodies": 2.0, "total": 3.0, "hand_out": 0.5})
    timing = verdict_of(serve(ScriptedSandbox([*accepted()[:-1], end])).test_client())["timing"]
    assert list(timing["stages"]) == [
        "queue", "claim", "build", "hand_out", "bodies", "rest", "transport", "store",
    ]  # fmt: skip
    assert timing["stages"]["bodies"] == 2.0


def test_the_last_event_is_the_submission_itself(client):
    sent = send(client)
    last = messages(client, sent["events"])[-1][2]
    assert last == client.get(f"/api/v1/submissions/{sent['id']}").json
    assert last["state"] == "done"
    assert last["timing"]["suite_ms"] == 4.0


def test_the_first_failure_is_shown_in_full_for_a_hidden_test(serve):
    report = verdict_of(serve(ScriptedSandbox(refused())).test_client())
    assert report["verdict"] == "wrong_answer"
    assert report["failure"]["test"] == LARGE
    assert report["failure"]["title"] == "Large"
    assert report["failure"]["input"] == "double(1)"
    assert report["failure"]["line"] is None
    assert report["failure"]["mistake"] == ""


def test_the_mistake_is_told_in_a_sentence(serve):
    report = verdict_of(serve(ScriptedSandbox(mistaken())).test_client())
    assert report["failure"]["mistake"] == "Adds two instead of doubling."


@pytest.mark.parametrize(("said", "told"), [("KeyError: 'caf\udcc3'", r"KeyError: 'caf\udcc3'"), ("a\0b", r"a\x00b")])
def test_a_text_that_cannot_be_written_is_told_all_the_same(serve, said, told):
    failed = TestFinished(LARGE, "runtime_error", 2.0, Failure(error=said, input="double('é')"))
    client = serve(ScriptedSandbox([*refused()[:2], failed, Ended("completed")])).test_client()
    sent = send(client)
    last = messages(client, sent["events"])[-1][2]
    assert last["verdict"] == "runtime_error"
    assert last["failure"]["error"] == told
    assert last["failure"]["input"] == "double('é')"
    assert client.get(f"/submissions/{sent['id']}").status_code == 200


def test_prints_are_shown_for_examples_only(serve):
    script = accepted()[:2] + refused()[2:]
    tests = {test["id"]: test for test in verdict_of(serve(ScriptedSandbox(script)).test_client())["tests"]}
    assert tests[SMALL]["stdout"] == "seen"
    assert tests[SMALL]["visible"]
    assert tests[LARGE]["stdout"] == ""
    assert not tests[LARGE]["visible"]


def test_a_run_takes_the_examples_only(serve):
    sandbox = ScriptedSandbox()
    verdict_of(serve(sandbox).test_client(), mode="run")
    assert list(sandbox.jobs[0].suite) == ["tests/test_examples.py"]


def test_a_reader_who_was_cut_off_goes_on_where_it_stopped(client):
    url = send(client)["events"]
    whole = [entry for entry in messages(client, url) if entry[1] != "queued"]
    assert messages(client, url, last=whole[2][0]) == whole[3:]


def test_a_reader_who_has_everything_is_told_to_stay_away(client):
    url = send(client)["events"]
    last = messages(client, url)[-1][0]
    assert client.get(url, headers={"Last-Event-ID": str(last)}).status_code == 204


def test_a_last_event_id_that_is_no_number_starts_anew(client):
    url = send(client)["events"]
    messages(client, url)
    assert kinds(messages(client, url, last="x²"))[0] == "running"


def test_a_fault_of_ours_is_retried_once_on_the_page_of_the_learner(serve):
    found = messages(client := serve(ScriptedSandbox(died(), accepted())).test_client(), send(client)["events"])
    assert kinds(found).count("running") == 2
    assert found[-1][2]["verdict"] == "accepted"
    assert len(found[-1][2]["tests"]) == 2


def test_faults_of_ours_that_do_not_end_are_an_internal_error_and_never_the_learners(serve):
    report = verdict_of(serve(ScriptedSandbox(died())).test_client())
    assert report["verdict"] == "internal_error"
    assert report["failure"] is None
    assert report["source"] == "x = 1"


class Exploding:
    def __iter__(self):
        raise RuntimeError("no such thing")


def test_a_sandbox_that_raises_is_a_fault_of_ours(serve):
    sandbox = ScriptedSandbox()
    sandbox.scripts = [Exploding()]
    assert verdict_of(serve(sandbox).test_client())["verdict"] == "internal_error"


def test_a_missing_test_is_never_an_accept(serve):
    script = [accepted()[0], accepted()[1], Ended("completed")]
    assert verdict_of(serve(ScriptedSandbox(script)).test_client())["verdict"] == "internal_error"


def test_places_in_the_queue_are_told(serve):
    gate = Event()
    app = serve(ScriptedSandbox(gate=gate))
    client = app.test_client()
    _first, _second, third = (send(client, source=str(number)) for number in range(3))
    position = client.get(f"/api/v1/submissions/{third['id']}").json["position"]
    gate.set()
    assert position in {1, 2}
    assert messages(client, third["events"])[-1][2]["position"] is None


def test_the_history_lists_the_newest_first(client):
    for source in ("1", "2"):
        verdict_of(client, source=source)
    listed = client.get(POST).json["submissions"]
    assert [client.get(f"/api/v1/submissions/{row['id']}").json["source"] for row in listed] == ["2", "1"]
    assert listed[0]["passed"] == listed[0]["total"] == 2


@pytest.mark.parametrize(("mode", "status"), [("submit", "solved"), ("run", "tried")])
def test_only_the_whole_suite_solves_a_problem(client, mode, status):
    verdict_of(client, mode=mode)
    assert client.get("/api/v1/problems").json["problems"][0]["status"] == status
