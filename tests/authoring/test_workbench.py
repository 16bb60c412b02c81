"""How an author's program becomes a job, and what is kept of its events."""

import pytest

from rehearse.authoring.workbench import Program, Workbench, last_line, shortened
from rehearse.judging import seed_for, seeds_of
from rehearse_sandbox.host import SandboxError
from rehearse_sandbox.wire.events import Banked, Ended, Failure, Measured, Started, TestInfo
from rehearse_sandbox.wire.events import TestFinished as Finished
from rehearse_sandbox.wire.job import Scrutiny
from tests.scripted import LARGE, PROBLEM, SMALL, ScriptedSandbox, accepted, died, refused

SOURCE = "def double(x):\n    return x + x\n"


def judged(*scripts, source=SOURCE, **options):
    """What became of a program, and the jobs that were sent."""
    sandbox = ScriptedSandbox(*scripts)
    return Workbench(sandbox, PROBLEM).judge_one(Program("mine", source, **options)), sandbox.jobs


def test_a_program_is_judged_as_a_learners_is_unless_asked_otherwise():
    result, (job,) = judged(accepted())
    assert result.accepted
    assert (job.mode, job.seed, job.max_examples) == ("submit", seed_for(PROBLEM, SOURCE), PROBLEM.max_examples)
    assert (job.limits, job.suite, job.bank) == (PROBLEM.limits, PROBLEM.suite, b"")


def test_a_patient_look_with_other_inputs():
    _, (job,) = judged(accepted(), seed=7, examples=500, patience=3.0, suite={"tests/test_x.py": ""})
    assert (job.seed, job.max_examples, dict(job.suite)) == (7, 500, {"tests/test_x.py": ""})
    assert (job.limits.test_s, job.limits.job_s) == (3 * PROBLEM.limits.test_s, 3 * PROBLEM.limits.job_s)


def test_banked_programs_share_inputs_that_are_drawn_once():
    sandbox = ScriptedSandbox(accepted())
    bench = Workbench(sandbox, PROBLEM, at_once=2)
    assert len(bench.judge(Program(str(number), f"x = {number}", banked=True) for number in range(3))) == 3
    assert len(sandbox.fills) == 1
    assert {(job.seed, job.bank) for job in sandbox.jobs} == {(seeds_of(PROBLEM)[0], b"drawn")}


def test_programs_that_share_their_inputs_have_those_of_a_seed_drawn_once():
    drawn = [Banked.of(b"many"), Ended("completed")]
    sandbox = ScriptedSandbox(drawn, accepted())
    bench = Workbench(sandbox, PROBLEM)
    shared = {"seed": 7, "examples": 500, "patience": 3.0, "shares": True}
    results = bench.judge(Program(str(number), f"x = {number}", **shared) for number in range(3))
    draw, *judgings = sandbox.jobs
    assert [result.accepted for result in results] == [True, True, True]
    assert (draw.mode, draw.seed, draw.max_examples, draw.limits.job_s) == ("draw", 7, 500, 3 * PROBLEM.limits.job_s)
    assert {(job.mode, job.seed, job.max_examples, job.bank) for job in judgings} == {("submit", 7, 500, b"many")}


def test_another_seed_is_drawn_for_itself():
    drawn = [[Banked.of(bank), Ended("completed")] for bank in (b"one", b"two")]
    sandbox = ScriptedSandbox(drawn[0], accepted(), drawn[1], accepted())
    Workbench(sandbox, PROBLEM).judge(Program("mine", SOURCE, seed=seed, shares=True) for seed in (1, 2))
    assert [(job.mode, job.seed, job.bank) for job in sandbox.jobs if job.mode == "submit"] == [
        ("submit", 1, b"one"),
        ("submit", 2, b"two"),
    ]


def test_where_nothing_can_be_drawn_ahead_the_engine_draws():
    sandbox = ScriptedSandbox([Ended("internal_error", detail="no")], accepted())
    (result,) = Workbench(sandbox, PROBLEM).judge([Program("mine", SOURCE, shares=True)])
    assert (result.accepted, sandbox.jobs[-1].bank) == (True, b"")


@pytest.mark.parametrize(
    ("source", "place"),
    [("x = 1\n", 0), ("from __future__ import annotations\nx = 1\n", 1)],
)
def test_strict_programs_turn_warnings_into_errors_as_early_as_they_can(source, place):
    _, (job,) = judged(accepted(), source=source, scrutiny=Scrutiny(strict=True))
    assert "simplefilter('error')" in job.source.splitlines()[place]
    compile(job.source, "strict", "exec")


def test_results_come_in_the_order_of_the_programs_and_each_is_heard_of():
    heard = []
    bench = Workbench(ScriptedSandbox(accepted()), PROBLEM, at_once=2, on_judged=heard.append)
    results = bench.judge([Program("a", "x = 1"), Program("b", "x = 2")])
    assert [result.program.name for result in results] == ["a", "b"]
    assert sorted(heard) == ["a", "b"]


def test_a_fault_of_ours_is_tried_once_more():
    assert judged(died(), accepted())[0].accepted
    result, jobs = judged(died())
    assert (result.verdict.word, len(jobs)) == ("internal_error", 2)


def test_what_used_up_its_time_is_not_tried_again():
    times = iter([0.0, PROBLEM.limits.job_s])
    sandbox = ScriptedSandbox(died())
    result = Workbench(sandbox, PROBLEM, clock=lambda: next(times)).judge_one(Program("mine", SOURCE))
    assert (result.verdict.word, len(sandbox.jobs)) == ("internal_error", 1)


@pytest.mark.parametrize(("longest_s", "job_s"), [(3.0, 3.0), (1e9, PROBLEM.limits.job_s)])
def test_a_judging_may_be_shorter_than_the_problem_allows(longest_s, job_s):
    _, (job,) = judged(accepted(), longest_s=longest_s)
    assert (job.limits.job_s, job.limits.test_s) == (job_s, PROBLEM.limits.test_s)


def test_without_a_cell_nothing_is_said_of_the_program():
    with pytest.raises(SandboxError, match="the engine is gone"):
        judged([Ended("no_cell", detail="the engine is gone")])


def test_what_was_measured_and_announced_is_kept():
    measured = Measured({"test_small": 0.5}, {"n_max": 9.0})
    result, _ = judged([*accepted()[:-1], measured, accepted()[-1]])
    assert (result.measured, result.announced) == (measured, 2)


def test_a_story_is_the_verdict_the_test_and_the_reason():
    result, _ = judged(refused())
    assert result.story == "wrong answer in test_large: 3 is 1 more than 2, with double(1)"
    assert judged(died())[0].story == "internal error: cell_died: exit code 137"
    assert judged(accepted())[0].story == "accepted"
    broken = [Ended("internal_error", detail="Traceback:\n  a line\nKeyError: 3")]
    assert judged(broken)[0].story == "internal error: KeyError: 3"


def test_a_test_with_parameters_failed_when_one_of_them_did():
    names = [f"{SMALL}[{number}]" for number in range(3)]
    outcomes = ("passed", "runtime_error", "passed")
    started = Started(tuple(TestInfo(name, visible=True) for name in names))
    finished = [Finished(name, outcome, 1.0) for name, outcome in zip(names, outcomes, strict=True)]
    result, _ = judged([started, *finished, Ended("completed")])
    assert result.outcomes == {"test_small": "runtime_error"}


def test_everything_that_a_learner_would_read_is_collected():
    small = Finished(SMALL, "wrong_answer", 1.0, Failure(why="Never falls.", error="KeyError"))
    large = Finished(LARGE, "runtime_error", 1.0, Failure(traceback="line 3"))
    result, _ = judged([accepted()[0], small, large, Ended("completed")])
    text = "\n".join(result.texts)
    assert all(words in text for words in ("Never falls.", "KeyError", "line 3"))


def test_long_texts_become_one_short_line():
    assert shortened("a\n  b", 10) == "a b"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"
    assert last_line("one\ntwo\n") == "two"
