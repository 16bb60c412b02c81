"""The job that is sent, and the state of whatever judges."""

from threading import Event

import pytest

from rehearse.judging import Judging, build_fill, build_job, seed_for
from rehearse_sandbox.host import SandboxError
from tests.scripted import PROBLEM, ScriptedSandbox, no_sandbox, opening


def start(judging):
    ready = []
    judging.start(ready.append)
    while judging.state == "starting" and judging._thread.is_alive():
        judging._thread.join(0.01)
    return ready


def test_a_submission_is_judged_by_the_whole_suite_and_a_run_by_the_examples():
    assert set(build_job(PROBLEM, "x", "submit", job_id="1").suite) == set(PROBLEM.suite)
    assert set(build_job(PROBLEM, "x", "run", job_id="1").suite) == {"tests/test_examples.py"}


def test_equal_texts_have_equal_seeds_and_others_have_others():
    assert seed_for(PROBLEM, "x") == seed_for(PROBLEM, "x") != seed_for(PROBLEM, "y")
    assert 0 <= seed_for(PROBLEM, "x") < 2**32


def test_the_job_holds_no_solution():
    assert b"reference-canary" not in build_job(PROBLEM, "x", "submit", job_id="1").to_bytes()


def test_judging_is_on_once_the_sandbox_is_warm():
    judging = Judging(opening(sandbox := ScriptedSandbox()))
    assert start(judging) == [sandbox]
    assert (judging.state, judging.reason) == ("on", "Judging with scripted.")


def test_without_a_sandbox_it_is_off_and_says_what_to_do():
    judging = Judging(no_sandbox)
    assert start(judging) == []
    assert judging.state == "off"
    assert judging.reason.startswith("No Docker engine answers. Install Docker. It is tried again every minute")
    judging.close()


@pytest.mark.parametrize("reason", ["no engine", "No engine.", " no engine "])
def test_the_reason_is_a_sentence(reason):
    def opener(_progress):
        raise SandboxError(reason)

    judging = Judging(opener)
    start(judging)
    assert judging.reason == "No engine. It is tried again every minute."
    judging.close()


def test_an_engine_that_comes_back_is_found_without_a_restart(monkeypatch):
    monkeypatch.setattr("rehearse.judging.RETRY_S", (0.01, 0.02))
    answers = iter([no_sandbox, no_sandbox, opening(ScriptedSandbox())])
    judging = Judging(lambda progress: next(answers)(progress))  # noqa: PLW0108  another one each time
    judging.start(lambda _: None)
    judging._thread.join(30)
    assert judging.state == "on"


def test_a_sandbox_that_does_not_get_warm_is_warmed_again_and_not_opened_twice(monkeypatch):
    monkeypatch.setattr("rehearse.judging.RETRY_S", (0.01, 0.02))
    opened, faults = [], [SandboxError("no cell started")]

    class SlowToWarm(ScriptedSandbox):
        def warm(self):
            if faults:
                raise faults.pop()

    judging = Judging(lambda _: opened.append(1) or SlowToWarm())
    judging.start(lambda _: None)
    judging._thread.join(30)
    assert (judging.state, opened) == ("on", [1])


def test_a_stopped_server_does_not_go_on_trying():
    judging = Judging(no_sandbox)
    start(judging)
    judging.close()
    judging._thread.join(30)
    assert (judging._thread.is_alive(), judging.reason) == (False, "The server is stopping.")


def test_a_sandbox_that_breaks_in_opening_is_our_fault_and_said_so():
    def broken(_progress):
        raise ZeroDivisionError

    judging = Judging(broken)
    assert start(judging) == []
    assert "a fault of ours" in judging.reason
    judging.close()


def test_switched_off_it_never_starts():
    judging = Judging(None)
    judging.start(pytest.fail)
    assert judging.state == "off"
    assert "rehearse serve --sandbox auto" in judging.reason


def test_while_it_opens_the_step_is_shown():
    gate, told = Event(), Event()

    def slow(progress):
        progress("      building the image…\n")
        told.set()
        assert gate.wait(30)
        return ScriptedSandbox()

    judging = Judging(slow)
    judging.start(lambda _: None)
    assert told.wait(30)
    seen = (judging.state, judging.reason)
    gate.set()
    judging._thread.join(30)
    assert seen == ("starting", "building the image…")


def test_a_sandbox_that_opens_after_the_stop_is_closed_at_once():
    judging = Judging(opening(sandbox := ScriptedSandbox()))
    judging.close()
    assert start(judging) == []
    assert sandbox.closed


def test_drawing_examples_may_take_longer_than_judging():
    limits = build_fill(PROBLEM, 1).limits
    assert limits.job_s > PROBLEM.limits.job_s
    assert limits.test_s > PROBLEM.limits.test_s
