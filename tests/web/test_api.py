"""The API's answers to what it does not expect, and the guards around it."""

from threading import Event

import pytest

from rehearse.config import Config
from rehearse.submissions import service
from tests.full_disk import fill_up
from tests.scripted import ScriptedSandbox, no_sandbox
from tests.web.conftest import until

DRAFT = "/api/v1/problems/doubling/draft"
SUBMISSIONS = "/api/v1/problems/doubling/submissions"


def problem_of(answer, status):
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["title"]
    assert answer.json["detail"]
    return answer.json["detail"]


def test_a_problem_tells_what_a_learner_may_know(client):
    answer = client.get("/api/v1/problems/doubling")
    assert answer.json["starter"].startswith("def double")
    assert "def test_small" in answer.json["examples"]
    assert "test_large" not in answer.text
    assert "reference-canary" not in answer.text


def test_a_draft_is_the_starter_until_something_is_typed(client):
    assert client.get(DRAFT).json["saved_at"] is None
    saved = client.put(DRAFT, json={"source": "typed"}).json
    assert client.get(DRAFT).json == saved
    assert saved["source"] == "typed"
    assert saved["saved_at"].endswith("Z")


def test_a_draft_that_was_not_seen_is_not_replaced(client):
    first = client.put(DRAFT, json={"source": "one", "seen": None}).json["saved_at"]
    second = client.put(DRAFT, json={"source": "two", "seen": first})
    assert second.status_code == 200
    for seen in (first, None):
        assert "Nothing was saved" in problem_of(client.put(DRAFT, json={"source": "three", "seen": seen}), 409)
    assert client.get(DRAFT).json == second.json


def test_a_draft_whose_answer_was_lost_may_be_sent_again(client):
    client.put(DRAFT, json={"source": "one", "seen": None})
    assert client.put(DRAFT, json={"source": "one", "seen": None}).status_code == 200


def test_who_sends_no_moment_replaces_whatever_is_there(client):
    for source in ("one", "two"):
        assert client.put(DRAFT, json={"source": source}).json["source"] == source


@pytest.mark.parametrize(
    "path", ["/nowhere", "/problems/none", "/problems/none/draft", "/submissions/x", "/submissions/x/events"]
)
def test_what_does_not_exist_is_404(client, path):
    problem_of(client.get(f"/api/v1{path}"), 404)


def test_a_method_that_an_address_does_not_know_is_405(client):
    answer = client.delete(DRAFT, json={})
    assert "DELETE" in problem_of(answer, 405)
    assert "PUT" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{", 400, "not JSON"),
        (b'{"source": "\xff"}', 400, "not JSON in UTF-8"),
        (b'{"source": "\\ud800"}', 400, "not JSON"),
        (b"[]", 422, "Expected `object`"),
        (b"{}", 422, "missing required field `source`"),
        (b'{"source": 1}', 422, "Expected `str`, got `int`"),
        (b'{"source": "", "mode": "cheat"}', 422, "Invalid enum value 'cheat'"),
        (b'{"source": "", "extra": 1}', 422, "unknown field `extra`"),
        (b'{"source": "a\\u0000"}', 422, "NUL"),
        (b'{"source": "' + b"x" * 65_537 + b'"}', 413, "65,537 bytes"),
        (b'{"source": "' + b"x" * 600_000 + b'"}', 413, "64 KiB"),
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_taken_is_explained(client, body, status, words):
    assert words in problem_of(client.post(SUBMISSIONS, data=body, content_type="application/json"), status)


def test_a_write_must_come_as_json(client):
    assert "application/json" in problem_of(client.post(SUBMISSIONS, data={"source": "x"}), 415)
    assert "no content type" in problem_of(client.put(DRAFT, data=b"{}"), 415)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({}, 200),
    ],
)
def test_only_pages_of_this_site_may_write(client, headers, status):
    assert client.put(DRAFT, json={"source": "x"}, headers=headers).status_code == status


def test_a_name_that_was_pointed_at_this_machine_is_not_ours(client):
    assert client.get("/api/v1/problems", headers={"Host": "evil.example"}).status_code == 400


def test_every_answer_carries_the_guards(client):
    for path in ("/", "/api/v1/problems", "/nowhere", "/api/v1/nowhere"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "script-src 'self';" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]


def test_each_page_has_a_nonce_of_its_own(client):
    first, second = (client.get("/").headers["Content-Security-Policy"] for _ in range(2))
    assert first != second


def test_people_get_a_page_and_programs_get_json(client):
    assert client.get("/nowhere").content_type.startswith("text/html")
    problem_of(client.get("/api/nowhere"), 404)


def test_a_fault_of_ours_is_told_with_the_number_that_the_log_has(serve, monkeypatch, caplog):
    app = serve()
    monkeypatch.setattr(service, "progress", lambda *_: 1 / 0)
    answer = app.test_client().get("/api/v1/problems")
    incident = answer.json["instance"].removeprefix("urn:uuid:")
    assert incident in problem_of(answer, 500)
    assert b"rehearse_unhandled_errors_total 1.0" in app.test_client().get("/metrics").data


def test_switched_off_it_says_how_to_switch_it_on_and_keeps_the_code(serve, tmp_path):
    client = serve(config=Config(data_dir=tmp_path, sandbox="off")).test_client()
    assert "--sandbox auto" in problem_of(client.post(SUBMISSIONS, json={"source": "mine"}), 503)
    assert client.get(DRAFT).json["source"] == "mine"
    assert client.get("/readyz").status_code == 200


def test_without_an_engine_it_says_why(serve):
    client = serve(open_sandbox=no_sandbox).test_client()
    answer = client.post(SUBMISSIONS, json={"source": "mine"})
    assert "No Docker engine answers" in problem_of(answer, 503)
    assert answer.headers["Retry-After"]
    assert client.get("/readyz").status_code == 503


def test_while_the_judge_starts_submissions_wait(serve):
    gate = Event()

    def slow(_progress):
        assert gate.wait(30)
        return ScriptedSandbox()

    app = serve(judging=False, open_sandbox=slow)
    app.extensions["rehearse"].start()
    client = app.test_client()
    sent = client.post(SUBMISSIONS, json={"source": "x"}).json
    assert client.get(f"/api/v1/submissions/{sent['id']}").json["position"] == 0
    gate.set()
    assert b"event: verdict" in client.get(sent["events"]).data


def test_who_has_too_much_waiting_is_asked_to_wait_and_keeps_the_code(serve, tmp_path):
    gate = Event()
    client = serve(ScriptedSandbox(gate=gate), config=Config(data_dir=tmp_path, queue_per_user=1)).test_client()
    client.post(SUBMISSIONS, json={"source": "first"})
    answer = client.post(SUBMISSIONS, json={"source": "second"})
    gate.set()
    assert "Your code is saved." in problem_of(answer, 429)
    assert answer.headers["Retry-After"] == "2"
    assert client.get(DRAFT).json["source"] == "second"


def test_a_full_queue_is_not_the_users_fault(serve, tmp_path):
    config = Config(data_dir=tmp_path, queue_size=1)
    app = serve(judging=False, config=config)
    app.extensions["rehearse"].judging.state = "starting"
    client = app.test_client()
    client.post(SUBMISSIONS, json={"source": "first"})
    problem_of(client.post(SUBMISSIONS, json={"source": "second"}), 503)


def test_past_the_cap_of_streams_readers_are_asked_to_poll(serve, tmp_path):
    app = serve(judging=False, config=Config(data_dir=tmp_path, streams=1))
    services, client = app.extensions["rehearse"], app.test_client()
    services.judging.state = "starting"
    url = client.post(SUBMISSIONS, json={"source": "x"}).json["events"]
    open_stream = client.get(url, buffered=False)
    answer = client.get(url)
    assert "every second instead" in problem_of(answer, 503)
    assert answer.headers["Retry-After"] == "5"
    open_stream.close()
    assert services.hub.followers == 0


@pytest.mark.sqlite
def test_a_full_disk_is_507_and_nothing_is_lost(serve):
    app = serve(judging=False)
    client, engine = app.test_client(), app.extensions["rehearse"].engine
    client.put(DRAFT, json={"source": "kept"})
    fill_up(engine)
    assert "The disk is full" in problem_of(client.put(DRAFT, json={"source": "x" * 60_000}), 507)
    assert client.get(DRAFT).json["source"] == "kept"


def test_what_it_counts_is_shown(client):
    sent = client.post(SUBMISSIONS, json={"source": "x", "mode": "run"}).json
    until(lambda: client.get(f"/api/v1/submissions/{sent['id']}").json["state"] == "done")
    until(lambda: b'rehearse_verdicts_total{verdict="accepted"} 1.0' in client.get("/metrics").data)
    text = client.get("/metrics").text
    assert 'rehearse_submissions_total{mode="run"} 1.0' in text
    assert "rehearse_judging_on 1.0" in text
    assert "rehearse_queue_length 0.0" in text


def test_it_is_alive_and_ready(client):
    assert client.get("/healthz").json == {"status": "alive"}
    assert client.get("/readyz").json["judging"] == "on"
