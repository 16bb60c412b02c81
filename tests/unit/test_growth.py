"""How the time of a solution grows: judged by its slope, never by seconds, and never held against a noisy machine."""

import math

import pytest

from rehearse_sandbox.inside.growth import BY_PROCESSOR_TIME, BY_WALL_TIME, Point, growth_of, points_of
from rehearse_sandbox.wire.events import GROWTH, Growth, TestFinished, from_json, to_json
from rehearse_sandbox.wire.job import Job, Scaling
from tests.unit.judging import judge_here, make_job

LINEAR = Scaling("n", (1000, 2000, 4000, 8000), exponent=1.0, slack=0.5)
SUITE = {
    "inputs.py": "def sizes(n):\n    return (list(range(n)),)\n",
    "tests/test_examples.py": "from solution import f\ndef test_one():\n    'One.'\n    assert f([5]) == 5\n",
}
SUM = "def f(values):\n    total = 0\n    for value in values:\n        total += value\n    return total\n"
QUADRATIC = "def f(values):\n    for i in values:\n        sum(values)\n    return sum(values)\n"


def points(time_of, sizes=LINEAR.sizes):
    return [Point(size, time_of(size)) for size in sizes]


def judged(source, scaling=LINEAR, **fields):
    return judge_here(make_job(source, suite={**SUITE, **fields.pop("files", {})}, scaling=scaling, **fields))


@pytest.mark.parametrize(
    ("time_of", "exponent", "conclusion"),
    [
        (lambda n: 1e-5 * n, 1.0, "within"),
        (lambda n: 1e-6 * n * math.log(n), 1.12, "within"),
        (lambda n: 1e-8 * n**2, 2.0, "beyond"),
        (lambda n: 1e-8 * n**1.45, 1.45, "within"),
        (lambda n: 1e-8 * n**1.6, 1.6, "beyond"),
    ],
)
def test_the_slope_decides(time_of, exponent, conclusion):
    growth = growth_of(points(time_of), LINEAR)
    assert (growth.exponent, growth.conclusion) == (pytest.approx(exponent, abs=0.02), conclusion)


def test_a_slope_that_one_disturbed_size_makes_is_unclear():
    growth = growth_of(points(lambda n: 1e-5 * n * (9 if n == 8000 else 1)), LINEAR)
    assert (growth.exponent > 1.5, growth.conclusion) == (True, "unclear")


def test_what_is_over_before_the_clock_can_tell_has_not_grown():
    growth = growth_of(points(lambda n: 1e-12 * n**2), LINEAR)
    assert (growth.exponent, growth.interval, growth.conclusion) == (None, None, "within")


def test_one_size_says_nothing():
    assert growth_of([Point(1000, 9.0)], LINEAR).conclusion == "unclear"


def test_a_disturbance_of_one_round_is_not_held_against_anybody():
    times = iter([0.001, 0.002, 0.004, 0.080] + [0.001, 0.002, 0.004, 0.008] * (BY_PROCESSOR_TIME.rounds - 1))
    assert points_of(lambda _: next(times), LINEAR.sizes) == points(lambda n: 1e-6 * n)


def test_no_size_is_tried_that_would_take_long():
    tried = points_of(lambda n: 5e-10 * n**2.5, LINEAR.sizes)
    assert [point.size for point in tried] == [1000, 2000, 4000]
    assert growth_of(tried, LINEAR).conclusion == "beyond"


def test_one_size_tells_no_growth_so_a_second_is_tried_however_long_the_first_took():
    assert [point.size for point in points_of(lambda n: 1e-3 * n, LINEAR.sizes)] == [1000, 2000]


@pytest.mark.parametrize(("unit_s", "rounds"), [(1e-6, BY_PROCESSOR_TIME.rounds), (1e-4, 1)])
def test_a_round_that_takes_long_is_not_repeated(unit_s, rounds):
    asked = []
    points_of(lambda n: asked.append(n) or unit_s * n, LINEAR.sizes)
    assert asked.count(1000) == rounds


def test_wall_time_is_taken_more_often_because_others_are_in_it():
    disturbed = iter([0.001, 9.0, *([0.009] * 40)])
    asked = []
    found = points_of(
        lambda n: asked.append(n) or (next(disturbed) if n == 1000 else 1e-6 * n), LINEAR.sizes, BY_WALL_TIME
    )
    assert found == points(lambda n: 1e-6 * n)
    assert asked.count(1000) == BY_WALL_TIME.rounds - 1 + BY_WALL_TIME.in_a_row


def test_nothing_is_repeated_when_the_learner_has_waited_long_enough():
    asked, now = [], iter(range(100))
    points_of(lambda n: asked.append(n) or 1e-6 * n, LINEAR.sizes, BY_WALL_TIME, clock=lambda: next(now))
    assert asked.count(8000) == 1


def test_a_job_with_a_target_survives_the_way_into_a_cell():
    job = make_job(SUM, scaling=LINEAR)
    assert Job.from_bytes(job.to_bytes()) == job


def test_a_growth_survives_the_way_out():
    growth = Growth("n", (1, 2), (0.5, 1.0), 1.0, (0.9, 1.1), 1.0, 0.5, "within")
    event = TestFinished(GROWTH, "passed", 1.0, growth=growth)
    assert from_json(to_json(event)) == event


def test_a_right_growth_passes_and_is_told():
    tests = judged(SUM).tests
    assert [test.outcome for test in tests] == ["passed", "passed"]
    assert tests[-1].growth.sizes == LINEAR.sizes
    assert tests[-1].growth.conclusion == "within"


def test_a_quadratic_growth_is_too_slow_and_says_so():
    result = judged(QUADRATIC)
    assert result.outcomes == ["passed", "time_limit"]
    assert result.tests[-1].growth.exponent > 1.5
    assert "n = 1000: " in result.failure.output
    assert result.failure.why == "The time may grow about like n, not faster."


def test_a_solution_that_fails_a_test_is_not_measured():
    assert judged("def f(values):\n    return 0\n").outcomes == ["wrong_answer", "not_run"]


def test_a_run_of_the_examples_measures_nothing():
    assert judged(SUM, mode="run").outcomes == ["passed"]


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("def f(values):\n    return 5 if len(values) < 2 else values[-99999]\n", "runtime_error"),
        ("def f(values):\n    while len(values) > 1: pass\n    return 5\n", "time_limit"),
    ],
)
def test_a_large_input_that_breaks_the_solution_is_its_failure(source, outcome):
    from rehearse_sandbox.wire.job import Limits

    assert judged(source, limits=Limits(test_s=1.0)).outcomes == ["passed", outcome]


def test_a_suite_that_cannot_make_its_sizes_is_at_fault():
    files = {"inputs.py": "def sizes(n):\n    raise KeyError(n)\n"}
    result = judged(SUM, files=files)
    assert (result.reason, result.outcomes) == ("internal_error", ["passed", "internal_error"])


def test_inputs_may_say_what_is_timed():
    files = {
        "inputs.py": "from solution import f\ndef sizes(n):\n    return (n,)\n"
        "def work(n):\n    for _ in range(10):\n        f(list(range(n)))\n"
    }
    assert judged(SUM, files=files).tests[-1].growth.conclusion == "within"
