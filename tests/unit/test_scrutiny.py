"""What an author's check may ask of a judging beyond what a learner gets."""

import warnings

import numpy as np
import pytest

from rehearse_sandbox.inside.measuring import magnitudes
from rehearse_sandbox.kit import list_from_values, tree_from_levels
from rehearse_sandbox.wire.events import Measured, from_json, to_json
from rehearse_sandbox.wire.job import Job, Scrutiny, is_reached
from tests.unit.judging import judge_here, make_job
from tests.unit.test_bank_judging import fill_here

PROPERTIES = '''
@given(st.lists(st.integers(0, 99), max_size=7))
def test_total(values):
    """The sum of the values."""
    check_close(f(values), float(sum(values)), rtol=0, atol=0.5)

@given(st.integers())
def test_nothing(n):
    """No value, no sum."""
    check_same(f([]), 0.0)
'''
EXAMPLE = "def test_six():\n    'Six.'\n    assert f([1, 2, 3]) == 6.0\n"
RIGHT = "def f(values):\n    return float(sum(values))\n"
WRONG = "def f(values):\n    return float(sum(values)) + (sum(values) > 20)\n"


def scrutinised(source: str, **options):
    return judge_here(make_job(source, properties=PROPERTIES, scrutiny=Scrutiny(**options)))


def test_a_scrutiny_survives_the_way_into_a_cell():
    job = make_job(RIGHT, scrutiny=Scrutiny(shrinks=False, order=3, bounds={"n_max": 4}))
    assert Job.from_bytes(job.to_bytes()) == job


def test_what_was_measured_survives_the_way_out():
    event = Measured({"test_a.py::test_total": 0.25}, {"n_max": 4.0})
    assert from_json(to_json(event)) == event


def test_without_shrinking_the_verdict_is_the_same_and_the_input_may_be_large():
    small, large = scrutinised(WRONG), scrutinised(WRONG, shrinks=False)
    assert small.outcomes == large.outcomes == ["wrong_answer", "passed"]
    assert small.failure.input == "f([21])" != large.failure.input


def test_without_shrinking_a_stored_example_that_fails_is_the_failure(monkeypatch):
    job = make_job(WRONG, properties=PROPERTIES, scrutiny=Scrutiny(shrinks=False))
    bank, _ = fill_here(job, RIGHT)
    monkeypatch.setattr("rehearse_sandbox.inside.running.Run._with_engine", None)
    judged = judge_here(make_job(WRONG, properties=PROPERTIES, scrutiny=Scrutiny(shrinks=False), bank=bank))
    assert judged.outcomes == ["wrong_answer", "passed"]


def test_another_order_runs_the_same_tests():
    names = {tuple(test.id for test in scrutinised(RIGHT, order=order).tests) for order in range(1, 9)}
    assert len(names) == 2
    assert len({frozenset(each) for each in names}) == 1


def test_a_strict_judging_refuses_a_suite_that_warns():
    warning = "import warnings\ndef test_old():\n    'Old.'\n    warnings.warn('old', DeprecationWarning)\n"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        lenient, strict = (
            judge_here(make_job(RIGHT, examples=warning, scrutiny=Scrutiny(strict=strict))) for strict in (False, True)
        )
    assert lenient.outcomes == ["passed"]
    assert (strict.reason, "DeprecationWarning: old" in strict.ended.detail) == ("internal_error", True)


def test_the_largest_error_of_each_test_is_told_as_a_share_of_what_is_tolerated():
    judged = scrutinised("def f(values):\n    return float(sum(values)) + 0.1 * bool(values)\n", measures=True)
    (measured,) = [event for event in judged.events if isinstance(event, Measured)]
    assert measured.errors == {"test_properties.py::test_total": pytest.approx(0.2)}


def test_how_near_to_its_bounds_the_solution_was_called_is_told():
    judged = scrutinised(RIGHT, measures=True, bounds={"n_max": 7, "value_max": 95, "never": 0.5})
    (measured,) = [event for event in judged.events if isinstance(event, Measured)]
    assert (measured.reached["n_max"], measured.reached["never"]) == (7.0, 0.0)
    assert 80 < measured.reached["value_max"] <= 95


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (-3, {3.0}),
        (True, set()),
        ("abc", {3.0}),
        (np.float64(2.5), {2.5}),
        (np.array([[1.0, -8.0, 2.0]]), {1.0, 2.0, 3.0, 8.0}),
        (np.array(["a"]), {1.0}),
        ({"key": [5]}, {1.0, 3.0, 5.0}),
        ((), {0.0}),
        (None, set()),
        (list_from_values([7, 7, 7, 7]), {7.0, 4.0}),
        (tree_from_levels([9, 8, None]), {9.0, 8.0, 2.0}),
        (object(), set()),
    ],
)
def test_lengths_sides_and_absolute_values_are_magnitudes(value, expected):
    assert set(magnitudes((value,))) == expected


def test_a_loop_of_nodes_is_counted_once():
    node = list_from_values([1, 2])
    node.next.next = node
    assert set(magnitudes((node,))) == {1.0, 2.0}


def test_a_size_that_cannot_be_seen_is_told_by_the_suite():
    inputs = 'def measures(values):\n    return {"total_max": float(sum(values)), "other": 1.0}\n'
    suite = {"inputs.py": inputs, "tests/test_examples.py": "import inputs\nfrom solution import f\n" + EXAMPLE}
    judged = judge_here(make_job(RIGHT, suite=suite, scrutiny=Scrutiny(measures=True, bounds={"total_max": 6.03})))
    (measured,) = [event for event in judged.events if isinstance(event, Measured)]
    assert measured.reached == {"total_max": 6.0}


@pytest.mark.parametrize(
    ("bound", "measured", "reached"), [(7, 7.0, True), (7, 6.99, False), (1e6, 999_000, True), (1e6, 1.02e6, False)]
)
def test_a_whole_bound_is_reached_exactly_and_a_float_nearly(bound, measured, reached):
    assert is_reached(bound, measured) is reached
