"""A program that answers as the reference did passes without its suite; nothing is asked before it may be known."""

from dataclasses import replace

import numpy as np
import pytest

from rehearse_sandbox.inside import disturbance, judge, recordings, transcripts
from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.channel import Message
from rehearse_sandbox.inside.operations import REQUEST_HEAD, Operation
from rehearse_sandbox.inside.transcripts import Recording, Transcript, sealed
from rehearse_sandbox.kit import ListNode, list_from_values, tree_from_levels
from rehearse_sandbox.wire.job import Limits
from tests.unit.judging import judge_here, make_job
from tests.unit.test_bank_judging import PLAIN, RIGHT, fill_here

EXAMPLES = "def test_two():\n    assert f(2) == 4\n\ndef test_three():\n    assert f(3) == 6\n"
TWO, THREE = "test_examples.py::test_two", "test_examples.py::test_three"


def banked(source: str, *, reference: str = RIGHT, **fields):
    """A job with the bank that the reference filled."""
    job = make_job(source, **fields)
    return replace(job, bank=fill_here(job, reference)[0])


def transcript(test: str, *, reference: str = RIGHT, **fields) -> Transcript | None:
    return Bank(banked("", reference=reference, **fields).bank).transcript_of(test)


def waits(found: Transcript) -> list[bool]:
    """Of each request, whether it waits for the answers before it. The first has nothing to wait for."""
    firsts = [number == 0 for _, answers, _ in found.parts for number in range(len(answers))]
    return [False, *firsts[1:]]


@pytest.mark.parametrize(
    "source",
    [RIGHT, "def f(x):\n    return x + x\n", "def f(x):\n    return sum([x, x])\n"],
)
def test_who_answers_as_the_reference_did_needs_no_suite(source, monkeypatch):
    job = banked(source, examples=EXAMPLES, properties=PLAIN)
    # A busy machine may be silent for longer than is waited for; the suite then decides, which is not what is asked here.
    monkeypatch.setattr(transcripts, "PATIENCE_S", (20.0, 20.0))
    monkeypatch.setattr(judge.Suite, "item", lambda *_: pytest.fail("the suite was needed"))
    assert judge_here(job).outcomes == ["passed"] * 3


def test_a_right_answer_of_another_kind_is_judged_by_the_suite():
    source = "import numpy as np\ndef f(x):\n    return float(2 * x)\n"
    judged = judge_here(banked(source, examples=EXAMPLES))
    assert judged.outcomes == ["passed", "passed"]


def test_a_wrong_answer_in_one_test_is_judged_and_the_others_are_repeated():
    source = "def f(x):\n    return 5 if x == 2 or x > 10 else 2 * x\n"
    judged = judge_here(banked(source, examples=EXAMPLES, properties=PLAIN))
    assert judged.outcomes == ["wrong_answer", "passed", "wrong_answer"]
    assert [test.failure.input for test in judged.tests if test.failure] == ["f(2)", "f(11)"]


def test_what_a_test_prints_is_its_own():
    source = "def f(x):\n    print('got', x)\n    return 2 * x\n"
    judged = judge_here(banked(source, examples=EXAMPLES, properties=PLAIN))
    assert judged.outcomes == ["passed"] * 3
    assert [test.stdout for test in judged.tests] == ["got 2\n", "got 3\n", ""]


def test_prints_of_many_examples_are_no_flood():
    source = "def f(x):\n    print('x' * 900)\n    return 2 * x\n"
    limits = Limits(output_bytes=1000)
    assert judge_here(banked(source, examples=EXAMPLES, properties=PLAIN, limits=limits)).outcomes == ["passed"] * 3


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("import os; os._exit(3)", "runtime_error"),
        ("raise KeyError('x')", "runtime_error"),
        ("return object()", "wrong_answer"),
        ("print('x' * 10_000_000)", "output_limit"),
        ("while True: pass", "time_limit"),
        ("import socket, sys; socket.socket(fileno=3).send(b'x' * 1000); return 2 * x", "runtime_error"),
    ],
)
def test_what_goes_wrong_while_a_transcript_is_repeated_is_judged_as_ever(body, outcome):
    # Only a program without an end should meet the limit, also where everything is slow.
    limits = Limits(test_s=0.8 if outcome == "time_limit" else 20, job_s=60)
    job = banked(f"def f(x):\n    {body}\n", examples=EXAMPLES, limits=limits)
    with_bank, without = judge_here(job), judge_here(replace(job, bank=b""))
    assert with_bank.outcomes[0] == outcome
    assert (with_bank.failure, with_bank.outcomes) == (without.failure, without.outcomes)


def test_answers_that_are_each_in_time_do_not_outlast_the_limit_of_a_test():
    source = "import time\ndef f(x):\n    time.sleep(0.1)\n    return 2 * x\n"
    job = banked(source, properties=PLAIN, limits=Limits(test_s=0.8, job_s=20))
    assert judge_here(job).outcomes == ["time_limit"]


def test_a_program_that_never_answers_alike_is_not_asked_for_ever(monkeypatch):
    asked = []
    finishes = transcripts.Repeat.finishes
    monkeypatch.setattr(transcripts.Repeat, "finishes", lambda *them: asked.append(1) or finishes(*them))
    examples = "@pytest.mark.parametrize('n', range(12))\ndef test_any(n):\n    assert f(n) == 2 * n\n"
    judged = judge_here(banked("def f(x):\n    return 2.0 * x\n", examples=examples))
    assert judged.outcomes == ["passed"] * 12
    assert len(asked) < 12


def test_the_longest_test_begins_first_and_is_told_in_its_turn():
    slow = "import time\ndef f(x):\n    time.sleep(0.1 * (x == 3))\n    return 2 * x\n"
    job = banked(slow, reference=slow, examples=EXAMPLES, properties=PLAIN)
    judged = judge_here(job)
    assert [test.id for test in judged.tests][:2] == [TWO, THREE]
    assert judged.outcomes == ["passed"] * 3
    wrong = replace(job, source=slow.replace("2 * x", "5 if x == 2 else 2 * x"))
    assert judge_here(wrong).outcomes[:2] == ["wrong_answer", "passed"]


@pytest.mark.parametrize("tests", [40, 90])
def test_a_suite_with_many_tests_is_judged_whole(tests):
    examples = f"@pytest.mark.parametrize('n', range({tests}))\ndef test_any(n):\n    assert f(n) == 2 * n\n"
    assert judge_here(banked("def f(x):\n    return 2.0 * x\n", examples=examples)).outcomes == ["passed"] * tests


def test_a_run_of_the_examples_takes_only_theirs():
    job = banked(RIGHT, examples=EXAMPLES, properties=PLAIN)
    suite = {path: text for path, text in job.suite.items() if "examples" in path}
    assert [test.id for test in judge_here(replace(job, mode="run", suite=suite)).tests] == [TWO, THREE]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("f(2)\n    f(3)", [False, False]),
        ("f(f(2))", [False, True]),
        ("assert f(2) == 4\n    f(3)", [False, True]),
        ("check_same(f(2), 4)\n    f(3)", [False, False]),
        ("y = f(2)\n    f(3)\n    f(y)\n    f(5)", [False, False, True, True]),
        ("f(1 if f(2) > 0 else 2)", [False, True]),
        ("f(len(f([1, 2])))", [False, True]),
        ("check_gradient(lambda x: float(np.sum(f(x))), np.ones(1), np.full(1, 2.0))", [False, False]),
    ],
)
def test_a_request_that_follows_from_an_answer_waits_for_it(body, expected):
    assert waits(transcript(TWO, examples=f"def test_two():\n    {body}\n")) == expected


def test_where_nothing_may_be_the_answer_no_request_tells_that_it_is_not():
    reference = "def f(x):\n    return None if x == 1 else x\n"
    body = "f(1)\n    f(5 if f(2) is None else 6)"
    found = transcript(TWO, reference=reference, examples=f"def test_two():\n    {body}\n")
    assert waits(found) == [False, False, True]


@pytest.mark.parametrize(
    ("reference", "body"),
    [
        ("def f(x):\n    x.append(1)\n", "items = [3]\n    f(items)\n    f(items)"),
        (
            "def f(x):\n    if x < 0: raise ValueError\n",
            "try:\n        f(-1)\n    except ValueError:\n        pass\n    f(1)",
        ),
    ],
)
def test_after_a_changed_argument_or_an_error_every_request_waits(reference, body):
    found = transcript(TWO, reference=reference, examples=f"def test_two():\n    {body}\n")
    assert waits(found) == [False, True]


def test_the_examples_of_a_property_are_asked_at_once_and_those_of_the_engine_one_by_one():
    properties = PLAIN + "\n@given(st.data())\ndef test_engine(data):\n    f(data.draw(st.integers()))\n"
    job = banked("", properties=properties)
    stored, engine = (Bank(job.bank).transcript_of(f"test_properties.py::test_{name}") for name in ("any", "engine"))
    assert [len(answers) > 10 for _, answers, _ in stored.parts] == [True]
    assert len(engine.parts) > 10
    assert {len(answers) for _, answers, _ in engine.parts} == {1}


@pytest.mark.parametrize(
    ("reference", "body"),
    [
        ("def f(x):\n    yield from range(x)\n", "assert list(f(3)) == [0, 1, 2]"),
        ("def f(x):\n    return 5\n", "assert f(2) == 4"),
        ("def g(x):\n    return 5\n", "assert f(2) == 4"),
    ],
)
def test_what_cannot_be_repeated_has_no_transcript(reference, body):
    assert transcript(TWO, reference=reference, examples=f"def test_two():\n    {body}\n") is None


def test_results_that_break_the_suite_or_the_reference_cost_no_transcript():
    reference = "def f(x):\n    while x < 0: pass\n    return 2 * x\n"
    found = transcript(TWO, reference=reference, examples="def test_two():\n    y = f(2)\n    f(y)\n    f(y)\n")
    assert waits(found) == [False, True, True]


def test_where_one_kind_of_wrong_result_was_not_tried_every_request_waits(monkeypatch):
    body = "def test_two():\n    f(2)\n    f(3)\n"
    assert waits(transcript(TWO, examples=body)) == [False, False]
    record = recordings._Runs.record

    def skips_one(runs, disturb=None, only=None):
        return {} if disturb is recordings.shortened else record(runs, disturb, only)

    monkeypatch.setattr(recordings._Runs, "record", skips_one)
    assert waits(transcript(TWO, examples=body)) == [False, True]


def test_a_large_answer_is_known_again_by_its_digest():
    assert sealed(Message.RETURNED, b"ab") == bytes((Message.RETURNED,)) + b"ab"
    assert len(sealed(Message.RETURNED, b"x" * 1000)) == 33
    assert sealed(Message.RETURNED, b"x" * 1000) != sealed(Message.RETURNED, b"y" * 1000)


def request(operation: Operation) -> bytes:
    return REQUEST_HEAD.pack(0, operation, 0, 0)


def test_a_large_transcript_is_sent_in_parts(monkeypatch):
    monkeypatch.setattr(transcripts, "_MAX_BATCH_BYTES", 20)
    recording = Recording()
    for _ in range(5):
        recording.note(request(Operation.CALL), Message.RETURNED, b"", [])
    assert [len(answers) for _, answers, _ in recording.transcript([recording]).parts] == [2, 2, 1]


def test_a_recording_starts_again_with_its_test():
    recording = Recording()
    recording.note(request(Operation.NEXT), Message.RETURNED, b"", [])
    assert not recording.repeatable
    recording.restart()
    assert recording.repeatable
    assert recording.transcript([]).parts == []


@pytest.mark.parametrize("disturb", [disturbance.shifted, disturbance.shortened])
@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, -3, 0, 2.5, 1j, "text", b"text", [1, 2], (1, 2), {"a": 1}, {1, 2}, np.float64(2), np.bool_(1),
        np.arange(3), np.ones((2, 2)), np.array(1.0), np.array([True]), [[1], [2]],
    ],
)  # fmt: skip
def test_a_disturbed_value_is_another_one(disturb, value):
    assert repr(disturb(value)) != repr(value)


@pytest.mark.parametrize("disturb", [disturbance.shifted, disturbance.shortened])
def test_disturbed_nodes_keep_their_links_and_lose_their_values(disturb):
    linked, tree = list_from_values([1, 2]), tree_from_levels([1, 2, 3])
    linked.next.next = linked
    assert disturb(linked) is linked
    assert linked.next.next is linked
    assert 1 not in {linked.val, linked.next.val}
    assert disturb(tree).left.val != 2
    assert isinstance(disturb([ListNode(1), ListNode(1)])[0], ListNode)


def test_what_has_no_other_value_stays():
    value = np.array(["a"])
    assert disturbance.shifted(value) is value
