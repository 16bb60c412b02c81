"""Time against the reference: a ratio in the same cell, never seconds, and never held against a noisy machine."""

import pytest

from rehearse_sandbox.inside.pace import Round, pace_of
from rehearse_sandbox.wire.events import SPEED, Pace, TestFinished, from_json, to_json
from rehearse_sandbox.wire.job import Job, Limits, Speed
from tests.unit.judging import judge_here, make_job

QUICK = "def f(values):\n    return sum(values)\n"
SLOW = "def f(values):\n    return sum(max(value for _ in range(40)) for value in values)\n"
SPEED_OF_SUM = Speed("n", 40_000, 8.0, QUICK)
INPUTS = """
import random
DRAWN = random.Random(7)
def sizes(n):
    return ([DRAWN.randint(0, 9) for _ in range(n)],)
"""
SUITE = {
    "inputs.py": INPUTS,
    "tests/test_examples.py": "from solution import f\ndef test_one():\n    'One.'\n    assert f([5]) == 5\n",
}


def judged(source, speed=SPEED_OF_SUM, files=None, **fields):
    return judge_here(make_job(source, suite={**SUITE, **(files or {})}, speed=speed, **fields))


def rounds(programs, references):
    return [Round(*each) for each in zip(programs, references, strict=True)]


@pytest.mark.parametrize(
    ("programs", "references", "ratio", "conclusion"),
    [
        ([2.0, 2.1, 2.2], [1.0, 1.1, 1.0], 2.0, "within"),
        ([9.0, 9.1, 9.2], [1.0, 1.0, 1.1], 9.0, "beyond"),
        ([2.0, 9.0, 9.0], [1.0, 1.0, 1.0], 2.0, "within"),
        ([9.0, 9.0, 9.0], [3.0, 1.0, 3.0], 9.0, "unclear"),
        ([99.0, None, None], [1.0, 1.1, 1.1], 99.0, "beyond"),
    ],
    ids=["quick", "slow", "one quick round is proof", "one quick reference is none", "timed once"],
)
def test_the_ratio_of_the_least_times_decides(programs, references, ratio, conclusion):
    found = pace_of(rounds(programs, references), Speed("n", 10, 3.0, QUICK))
    assert (found.ratio, found.conclusion) == (ratio, conclusion)


def test_a_job_with_a_speed_survives_the_way_into_a_cell():
    job = make_job(QUICK, speed=SPEED_OF_SUM)
    assert Job.from_bytes(job.to_bytes()) == job


def test_a_pace_survives_the_way_out():
    event = TestFinished(SPEED, "passed", 1.0, pace=Pace("n", 10, 2.0, 1.0, 2.0, (1.9, 2.1), 3.0, "within"))
    assert from_json(to_json(event)) == event


def test_a_program_as_quick_as_the_reference_passes_and_is_told_its_ratio():
    tests = judged(QUICK).tests
    assert [test.outcome for test in tests] == ["passed", "passed"]
    assert (tests[-1].pace.conclusion, tests[-1].pace.at) == ("within", 40_000)


def test_a_slow_program_is_told_how_many_times_as_long_it_takes():
    result = judged(SLOW)
    assert result.outcomes == ["passed", "time_limit"]
    assert result.tests[-1].pace.ratio > 8
    assert result.failure.why.startswith("It may take at most 8 times as long as the reference")
    assert "all results are right" in result.failure.difference


@pytest.mark.parametrize(
    ("source", "outcomes"),
    [
        ("def f(values):\n    return 0\n", ["wrong_answer", "not_run"]),
        ("def f(values):\n    return 5 if len(values) < 2 else 0\n", ["passed", "wrong_answer"]),
        ("def f(values):\n    return 5 if len(values) < 2 else values[-99999]\n", ["passed", "runtime_error"]),
        ("def f(values):\n    while len(values) > 1: pass\n    return 5\n", ["passed", "time_limit"]),
    ],
    ids=["fails a test", "quick and wrong", "raises", "never ends"],
)
def test_what_breaks_on_the_large_input_is_the_programs_failure(source, outcomes):
    assert judged(source, limits=Limits(test_s=1.0)).outcomes == outcomes


def test_a_quick_and_wrong_answer_is_told_that_it_has_to_be_right():
    failure = judged("def f(values):\n    return 5 if len(values) < 2 else 0\n").failure
    assert failure.why == "The answer to the large input that is timed has to be right, too."
    assert failure.output == "0"


def test_rounding_is_no_difference():
    files = {"inputs.py": INPUTS.replace("DRAWN.randint(0, 9)", "DRAWN.random()")}
    backwards = "def f(values):\n    return sum(reversed(values))\n"
    assert judged(backwards, files=files).outcomes == ["passed", "passed"]


def test_a_wrong_array_is_shown_where_it_differs():
    files = {
        "inputs.py": "import numpy as np\nRNG = np.random.default_rng(1)\ndef sizes(n):\n    return (RNG.random(n),)\n"
    }
    reference = "def f(values):\n    return values * 2.0 if len(values) > 1 else values[0]\n"
    wrong = "def f(values):\n    return values * 2.5 if len(values) > 1 else values[0]\n"
    result = judged(wrong, speed=Speed("n", 2000, 3.0, reference), files=files)
    assert result.outcomes == ["passed", "wrong_answer"]
    assert "[0]" in result.failure.difference


def test_arguments_that_the_reference_sorts_have_to_be_sorted():
    reference = "def f(values):\n    values.sort()\n    return values[0]\n"
    result = judged("def f(values):\n    return min(values)\n", speed=Speed("n", 2000, 50.0, reference))
    assert result.outcomes == ["passed", "wrong_answer"]


@pytest.mark.parametrize(
    ("files", "speed"),
    [
        ({"inputs.py": "def sizes(n):\n    raise KeyError(n)\n"}, SPEED_OF_SUM),
        ({"inputs.py": "def sizes(n):\n    return (list(range(n)),)\n"}, SPEED_OF_SUM),
        ({}, Speed("n", 10, 3.0, "def f(values):\n    raise ValueError\n")),
        ({}, Speed("n", 10, 3.0, "def g(values):\n    return 0\n")),
    ],
    ids=["no sizes", "the same input twice", "a reference that raises", "a reference without the function"],
)
def test_a_suite_that_cannot_be_timed_is_at_fault(files, speed):
    result = judged(QUICK, files=files, speed=speed)
    assert (result.reason, result.outcomes) == ("internal_error", ["passed", "internal_error"])


def test_a_run_of_the_examples_measures_nothing():
    assert judged(QUICK, mode="run").outcomes == ["passed"]
