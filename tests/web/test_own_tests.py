"""Inputs of the learner's own: sent with a program, kept as tests, and answered beside the verdict."""

from dataclasses import replace

import pytest

from rehearse.submissions.own_tests import InputRefusedError, check_input
from rehearse_sandbox.wire.custom import MAX_INPUT_BYTES, MAX_KEPT, MAX_TYPED, CustomInput
from rehearse_sandbox.wire.events import Answered, Failure
from tests.scripted import CATALOG, PROBLEM, ScriptedSandbox, accepted
from tests.web.test_submissions import POST, kinds, messages

TESTS = "/api/v1/problems/doubling/tests"
ANSWER = Answered("", "double(2)", "differs", 3.0, Failure(output="5", expected="4", difference="off by 1"))


@pytest.fixture
def sandbox():
    return ScriptedSandbox([*accepted()[:-1], ANSWER, accepted()[-1]])


@pytest.fixture
def client(serve, sandbox):
    return serve(sandbox).test_client()


def keep(client, text="double(1)", name=""):
    answer = client.post(TESTS, json={"input": text, "name": name})
    assert answer.status_code == 201, answer.json
    return answer.json


def names(client):
    return [test["name"] for test in client.get(TESTS).json["tests"]]


def send(client, inputs, mode="run"):
    return client.post(POST, json={"source": "x = 1", "mode": mode, "inputs": inputs})


def test_an_input_is_answered_and_changes_no_verdict(client, sandbox):
    sent = send(client, ["double(2)"]).json
    found = messages(client, sent["events"])
    assert kinds(found) == ["running", "started", "test_finished", "test_finished", "answered", "verdict"]
    assert found[-1][2]["verdict"] == "accepted"
    (answer,) = client.get(f"/api/v1/submissions/{sent['id']}").json["answers"]
    assert (answer["input"], answer["outcome"], answer["output"], answer["expected"]) == (
        "double(2)",
        "differs",
        "5",
        "4",
    )
    assert sandbox.jobs[0].custom.inputs == (CustomInput("", "double(2)"),)


def test_kept_tests_go_with_every_submission_after_what_was_typed(client, sandbox):
    keep(client, "double(7)", "seven")
    for inputs, mode in ([["double(2)"], "run"], [[], "submit"]):
        messages(client, send(client, inputs, mode).json["events"])
    assert sandbox.jobs[0].custom.inputs == (CustomInput("", "double(2)"), CustomInput("seven", "double(7)"))
    assert sandbox.jobs[1].custom.inputs == (CustomInput("seven", "double(7)"),)


def test_a_program_without_inputs_takes_no_reference_along(client, sandbox):
    messages(client, send(client, [], "submit").json["events"])
    assert sandbox.jobs[0].custom is None


def test_a_kept_test_gets_the_next_number_unless_it_has_a_name(client):
    for name in ("", "edge", ""):
        keep(client, name=name)
    assert names(client) == ["Test 1", "edge", "Test 2"]


def test_a_test_is_renamed_changed_and_deleted(client):
    test = keep(client)
    changed = client.put(f"{TESTS}/{test['id']}", json={"input": "double(3)", "name": " three \n times "}).json
    assert (changed["name"], changed["input"]) == ("three times", "double(3)")
    assert client.put(f"{TESTS}/{test['id']}", json={"input": "double(3)"}).json["name"] == "three times"
    assert client.delete(f"{TESTS}/{test['id']}").json == changed
    assert names(client) == []


def test_what_is_not_there_cannot_be_changed(client):
    assert client.put(f"{TESTS}/none", json={"input": "double(3)"}).status_code == 404
    assert client.delete(f"{TESTS}/none").status_code == 404
    assert client.get("/api/v1/problems/unknown/tests").status_code == 404


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("x" * (MAX_INPUT_BYTES + 1), "at most 16,384"),
        ("double(\0)", "NUL"),
    ],
)
def test_what_can_be_no_input_is_refused_with_the_reason(client, text, says):
    for answer in (client.post(TESTS, json={"input": text}), send(client, [text])):
        assert answer.status_code in {400, 422}
        assert says in answer.json["detail"]


def test_a_character_without_utf_8_is_named():
    with pytest.raises(InputRefusedError, match="cannot be written as UTF-8"):
        check_input("double('\ud800')")


@pytest.mark.parametrize("name", ["x" * 81, "\x95" + "x" * 80])
def test_a_name_that_is_too_long_as_it_was_sent_is_refused(client, name):
    answer = client.post(TESTS, json={"input": "double(1)", "name": name})
    assert (answer.status_code, "at most 80" in answer.json["detail"]) == (422, True)


def test_a_name_loses_what_cannot_be_shown(client):
    assert client.post(TESTS, json={"input": "double(1)", "name": "a\0\r b\x98"}).json["name"] == "a b"


def test_there_is_an_end_to_how_many_are_kept_and_sent(client):
    for _ in range(MAX_KEPT):
        keep(client)
    answer = client.post(TESTS, json={"input": "double(1)"})
    assert (answer.status_code, "as many as may" in answer.json["detail"]) == (409, True)
    refused = send(client, ["double(1)"] * (MAX_TYPED + 1))
    assert (refused.status_code, "at most 5" in refused.json["detail"]) == (422, True)


def test_a_problem_of_chance_takes_no_inputs_and_says_why(serve, sandbox):
    problem = replace(PROBLEM, suite={**PROBLEM.suite, "inputs.py": 'CLOSED = "Chance decides."\n'})
    client = serve(sandbox, catalog=type(CATALOG)({problem.slug: problem})).test_client()
    for answer in (send(client, ["double(2)"]), client.post(TESTS, json={"input": "double(1)"})):
        assert (answer.status_code, answer.json["detail"]) == (422, "Chance decides.")
    assert client.get("/api/v1/problems/doubling").json["no_inputs_because"] == "Chance decides."
    assert "Chance decides." in client.get("/problems/doubling").text
    assert send(client, []).status_code == 202


def test_the_problem_s_page_holds_what_is_kept(client):
    keep(client, "double(41)", "forty-one")
    page = client.get("/problems/doubling").text
    assert "forty-one" in page
    assert "Run this input" in page
