"""From events to a verdict: nothing but a complete, consistent, passing run is an accept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.submissions.verdict import OUTCOMES, REASONS, decide, expected_tests
from rehearse_sandbox.wire.events import Ended, Failure, Started, TestFinished, TestInfo

A, B = "test_examples.py::test_a", "test_properties.py::test_b"
STARTED = Started((TestInfo(A, visible=True), TestInfo(B, visible=False)))
DONE = Ended("completed", suite_ms=7.0)


def finished(name, outcome="passed", failure=None):
    return TestFinished(name, outcome, 1.0, failure)


def word(*events, expected=(A, B)):
    return decide(expected, events).word


def test_all_tests_passed_is_an_accept():
    verdict = decide({A, B}, [STARTED, finished(A), finished(B), DONE])
    assert (verdict.word, verdict.failure, verdict.passed, verdict.total, verdict.suite_ms) == (
        "accepted",
        None,
        2,
        2,
        7.0,
    )


def test_the_sentence_about_the_mistake_comes_with_a_refusal_and_never_with_an_accept():
    end, known = Ended("completed", mistake="off_by_one"), {"off_by_one": "Stops too early."}
    refused = [STARTED, finished(A, "wrong_answer"), finished(B), end]
    assert decide({A, B}, refused, known).mistake == "Stops too early."
    assert decide({A, B}, refused).mistake == decide({A, B}, refused, {"other": "x"}).mistake == ""
    assert decide({A, B}, [STARTED, finished(A), finished(B), end], known).mistake == ""


def test_the_first_failing_test_in_the_suites_order_gives_the_verdict():
    first, second = Failure(why="first"), Failure(why="second")
    events = [STARTED, finished(B, "time_limit", second), finished(A, "wrong_answer", first), DONE]
    verdict = decide({A, B}, events)
    assert (verdict.word, verdict.test, verdict.failure) == ("wrong_answer", A, first)


@pytest.mark.parametrize("outcome", sorted(OUTCOMES - {"passed", "not_run", "internal_error"}))
def test_a_tests_outcome_becomes_the_verdict(outcome):
    assert word(STARTED, finished(A), finished(B, outcome), DONE) == outcome


@pytest.mark.parametrize("reason", ["load_error", "forbidden_call"])
def test_what_stops_the_module_outranks_every_test(reason):
    verdict = decide({A, B}, [STARTED, finished(A, "wrong_answer"), Ended(reason, failure=Failure(line=3))])
    assert (verdict.word, verdict.test, verdict.failure.line) == (reason, "", 3)


def test_a_load_error_needs_no_test():
    assert word(Ended("load_error", detail="line 1")) == "load_error"


@pytest.mark.parametrize("reason", ["time_limit", "memory_limit", "output_limit", "runtime_error"])
def test_an_early_end_explains_the_missing_tests(reason):
    assert word(STARTED, finished(A), Ended(reason)) == reason
    assert word(STARTED, finished(A, "wrong_answer"), Ended(reason)) == "wrong_answer"


def test_tests_left_out_after_a_failure_are_no_fault():
    assert word(STARTED, finished(A, "wrong_answer"), finished(B, "not_run"), DONE) == "wrong_answer"


OURS = {
    "nothing came": [],
    "no end": [STARTED, finished(A), finished(B)],
    "two ends": [STARTED, finished(A), finished(B), DONE, DONE],
    "something after the end": [STARTED, finished(A), DONE, finished(B)],
    "the cell died": [STARTED, finished(A), finished(B), Ended("cell_died")],
    "the judge broke": [STARTED, finished(A, "wrong_answer"), finished(B), Ended("internal_error")],
    "a reason that does not exist": [STARTED, finished(A), finished(B), Ended("fine")],
    "an outcome that does not exist": [STARTED, finished(A), finished(B, "ok"), DONE],
    "a test broke by our fault": [STARTED, finished(A, "wrong_answer"), finished(B, "internal_error"), DONE],
    "a test is missing": [STARTED, finished(A), DONE],
    "a test came twice": [STARTED, finished(A), finished(A), finished(B), DONE],
    "a test was announced twice": [
        Started((*STARTED.tests, TestInfo(A, visible=True))),
        finished(A),
        finished(B),
        DONE,
    ],
    "two starts": [STARTED, STARTED, finished(A), finished(B), DONE],
    "no start": [finished(A), finished(B), DONE],
    "nothing was announced": [Started(()), DONE],
    "a stranger": [STARTED, finished(A), finished(B), finished("test_x.py::test_x"), DONE],
    "a test was left out": [STARTED, finished(A), finished(B, "not_run"), DONE],
    "a test of the suite was not collected": [Started(STARTED.tests[:1]), finished(A), DONE],
}


@pytest.mark.parametrize("events", OURS.values(), ids=OURS.keys())
def test_what_cannot_be_trusted_is_our_fault(events):
    verdict = decide({A, B}, events)
    assert verdict.word == "internal_error"
    assert verdict.failure is None
    assert verdict.detail


def test_a_parametrized_test_stands_for_its_name():
    tests = Started((TestInfo(f"{A}[1]", visible=True), TestInfo(f"{B}::runTest", visible=False)))
    assert word(tests, finished(f"{A}[1]"), finished(f"{B}::runTest"), DONE) == "accepted"


def test_a_longer_name_does_not_stand_for_a_shorter_one():
    tests = Started((TestInfo(f"{A}_more", visible=True),))
    assert word(tests, finished(f"{A}_more"), DONE, expected=[A]) == "internal_error"


def test_the_suites_text_tells_what_to_expect():
    suite = {
        "inputs.py": "def test_of_nothing(): ...",
        "tests/test_examples.py": "def test_a(): ...\ndef helper(): ...\nclass TestGroup:\n    x = 1\n    def test_c(self): ...",
        "tests/test_properties.py": "@given()\ndef test_b(): ...\nTestCache = Machine.TestCase\nTEST = 1",
    }
    assert expected_tests(suite) == {A, B, "test_examples.py::TestGroup::test_c", "test_properties.py::TestCache"}


EVENTS = st.one_of(
    st.just(STARTED),
    st.builds(finished, st.sampled_from([A, B, "x"]), st.sampled_from(sorted(OUTCOMES))),
    st.builds(Ended, st.sampled_from(sorted(REASONS))),
)


@given(st.lists(EVENTS, max_size=6))
def test_an_accept_means_that_every_test_passed_exactly_once(events):
    if word(*events) == "accepted":
        assert events[-1].reason == "completed"
        assert sorted(event.id for event in events if isinstance(event, TestFinished)) == [A, B]
        assert all(event.outcome == "passed" for event in events if isinstance(event, TestFinished))
