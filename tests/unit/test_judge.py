"""From a job to its events: what each kind of submission is told."""

import pytest

from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.wire.job import Compare
from tests.unit.judging import judge_here, make_job

EXAMPLES = '''
def test_two():
    """Doubling adds a number to itself."""
    assert f(2) == 4
'''
PROPERTIES = '''
@given(st.integers())
def test_any(n):
    """Doubling adds a number to itself."""
    check_same(f(n), n + n)
'''
RIGHT = "def f(x):\n    return 2 * x\n"


def judge(source, **fields):
    return judge_here(make_job(source, **{"examples": EXAMPLES, "properties": PROPERTIES, **fields}))


def test_a_right_solution_passes_every_test():
    judged = judge(RIGHT)
    assert (judged.reason, judged.outcomes) == ("completed", ["passed", "passed"])
    assert [test.visible for test in judged.started.tests] == [True, False]
    assert judged.ended.suite_ms > 0


def test_the_smallest_failing_input_is_shown():
    judged = judge("def f(x):\n    return 2 * x if x < 10 else 0\n")
    assert judged.outcomes == ["passed", "wrong_answer"]
    failure = judged.failure
    assert (failure.input, failure.output, failure.expected) == ("f(10)", "0", "20")
    assert failure.difference == "0 instead of 20, off by 20"
    assert failure.why == "Doubling adds a number to itself."


def test_the_same_source_gets_the_same_verdict_and_the_same_input():
    source = "def f(x):\n    return 2 * x if x % 7 != 3 or x > -20 else x\n"
    first, second = judge(source), judge(source)
    assert first.outcomes == second.outcomes
    assert first.failure.input == second.failure.input


def test_a_plain_assert_says_what_it_compared():
    failure = judge("def f(x):\n    return 3\n", properties="").failure
    assert (failure.output, failure.expected, failure.difference) == ("3", "4", "3 instead of 4, off by 1")


def test_an_exception_is_shown_with_the_learners_own_frames():
    judged = judge("def g(x):\n    return 1 / (x - 2)\n\ndef f(x):\n    return g(x)\n", properties="")
    failure = judged.failure
    assert judged.outcomes == ["runtime_error"]
    assert (failure.error, failure.input, failure.line) == ("ZeroDivisionError: division by zero", "f(2)", 2)
    assert "in f" in failure.traceback
    assert "rehearse" not in failure.traceback


def test_an_assertion_of_the_learners_own_is_a_runtime_error():
    assert judge("def f(x):\n    assert False\n").outcomes == ["runtime_error", "runtime_error"]


RAISES = '''
def test_negative():
    """Negative numbers are refused."""
    with pytest.raises(ValueError):
        f(-1)
'''


def test_an_expected_exception_passes():
    assert judge("def f(x):\n    raise ValueError('no')\n", examples=RAISES, properties="").outcomes == ["passed"]


def test_an_exception_that_was_not_raised_is_a_wrong_answer_in_words():
    failure = judge("def f(x):\n    return 3\n", examples=RAISES, properties="").failure
    assert failure.difference == "should have raised ValueError, returned 3"
    assert (failure.input, failure.why) == ("f(-1)", "Negative numbers are refused.")


def test_another_exception_than_the_expected_one_is_a_runtime_error():
    judged = judge("def f(x):\n    raise KeyError(x)\n", examples=RAISES, properties="")
    assert judged.outcomes == ["runtime_error"]
    assert judged.failure.error == "KeyError: -1"


def test_a_wrong_message_of_the_right_exception_is_a_wrong_answer():
    examples = RAISES.replace("ValueError)", "ValueError, match='negative')")
    judged = judge("def f(x):\n    raise ValueError('no')\n", examples=examples, properties="")
    assert judged.outcomes == ["wrong_answer"]
    assert judged.failure.error == "ValueError: no"


def test_a_missing_exception_inside_a_property_is_shrunk():
    properties = """
@given(st.integers())
def test_any(n):
    with pytest.raises(ValueError):
        f(n)
"""
    source = "def f(x):\n    if x < 5:\n        raise ValueError\n"
    failure = judge(source, examples="", properties=properties).failure
    assert (failure.input, failure.difference) == ("f(5)", "should have raised ValueError, returned None")


def test_a_check_may_say_what_is_shown_instead_of_thousands_of_calls():
    examples = """
def test_coin():
    check_distribution([f(seed) for seed in range(100)], {0: 0.5, 1: 0.5}, program="for seed in range(100): f(seed)")
"""
    failure = judge("def f(seed):\n    return 0\n", examples=examples, properties="").failure
    assert (failure.input, failure.output) == ("for seed in range(100): f(seed)", "0: 100 of 100 times")


def test_a_result_that_cannot_be_unpacked_is_a_wrong_answer():
    examples = "def test_pair():\n    weights, intercept = f(1)\n"
    judged = judge("def f(x):\n    pass\n", examples=examples, properties="")
    assert judged.outcomes == ["wrong_answer"]
    assert judged.failure.output == "None"
    assert "cannot unpack" in judged.failure.difference


@pytest.mark.parametrize(
    "examples",
    [
        "def test_a():\n    undefined\n",
        "def test_a():\n    1 / 0\n",
        "def test_a(missing_fixture):\n    pass\n",
        "def test_a():\n    pytest.skip('later')\n",
        "import nothing_of_that_name\n",
        "raise SystemExit\n",
        "x = 1\n",
        "def test_a(:\n",
    ],
)
def test_a_mistake_of_the_suite_is_never_the_learners_fault(examples):
    judged = judge(RIGHT, examples=examples, properties="")
    assert judged.reason == "internal_error"
    assert judged.ended.detail
    assert all(outcome in {"internal_error", "not_run"} for outcome in judged.outcomes)


def test_a_strategy_that_finds_nothing_is_our_fault():
    properties = "@given(st.integers().filter(lambda n: False))\ndef test_any(n):\n    f(n)\n"
    assert judge(RIGHT, properties=properties).reason == "internal_error"


def test_a_solution_that_changes_its_mind_is_a_wrong_answer():
    source = "calls = []\ndef f(x):\n    calls.append(x)\n    return 0 if len(calls) == 9 else 2 * x\n"
    judged = judge(source, examples="")
    assert judged.outcomes == ["wrong_answer"]
    assert "not every time" in judged.failure.difference


def test_an_object_that_cannot_be_compared_is_a_wrong_answer_and_the_rest_runs():
    source = "class Yes:\n    def __eq__(self, other):\n        return True\ndef f(x):\n    return Yes()\n"
    judged = judge(source)
    assert (judged.reason, judged.outcomes) == ("completed", ["wrong_answer", "wrong_answer"])
    assert "type Yes" in judged.failure.why


def test_prints_are_shown_for_examples_only():
    judged = judge("import sys\ndef f(x):\n    print('seen', x, file=sys.stderr)\n    return 2 * x\n")
    assert [test.stdout for test in judged.tests] == ["seen 2\n", ""]


def test_prints_of_the_failing_example_are_shown_for_hidden_tests_too():
    judged = judge("def f(x):\n    print('seen', x)\n    return 2 * x if x < 10 else 0\n", examples="")
    assert judged.failure.stdout == "seen 10\n"


def test_inputs_of_the_suite_can_be_imported():
    suite = {
        "inputs.py": "NUMBER = 4\n",
        "tests/test_examples.py": "from inputs import NUMBER\nfrom solution import f\ndef test_a():\n    assert f(2) == NUMBER\n",
    }
    assert judge(RIGHT, suite=suite).outcomes == ["passed"]


def test_the_problems_tolerance_is_the_default_of_checks():
    examples = "def test_a():\n    check_close(f(2.0), 4.0)\n"
    source = "def f(x):\n    return 2 * x + 0.01\n"
    assert judge(source, examples=examples, properties="").outcomes == ["wrong_answer"]
    assert judge(source, examples=examples, properties="", compare=Compare(atol=0.1)).outcomes == ["passed"]


def test_parameters_are_tests_of_their_own():
    examples = "@pytest.mark.parametrize('n', [1, 2])\ndef test_a(n):\n    assert f(n) == 2\n"
    judged = judge(RIGHT, examples=examples, properties="")
    assert [test.id for test in judged.tests] == ["test_examples.py::test_a[1]", "test_examples.py::test_a[2]"]
    assert judged.outcomes == ["passed", "wrong_answer"]


@pytest.mark.parametrize(
    ("condition", "difference", "why"),
    [
        ("f(1) > 5", "2 > 5 is false", ""),
        ("f(1) != 2, 'two is taken'", "2 != 2 is false", "two is taken"),
        ("f(1) is None", "returned an int, expected None", ""),
        ("f(1) == 2.5", "returned an int, expected a float", ""),
        ("0 <= f(1) <= 1, 'between'", "between", ""),
    ],
)
def test_an_assert_says_what_does_not_hold(condition, difference, why):
    examples = f'"""A suite."""\nfrom __future__ import annotations\nfrom solution import f\ndef test_a():\n    assert {condition}\n'
    failure = judge(RIGHT, suite={"tests/test_examples.py": examples}).failure
    assert (failure.difference, failure.why) == (difference, why)


def test_one_of_several_exceptions_may_be_expected():
    examples = "def test_a():\n    with pytest.raises((ValueError, TypeError)):\n        f(1)\n"
    failure = judge(RIGHT, examples=examples, properties="").failure
    assert failure.difference == "should have raised ValueError or TypeError, returned 2"


def test_a_test_that_fails_by_name_is_a_wrong_answer():
    failure = judge(RIGHT, examples="def test_a():\n    f(1)\n    pytest.fail('no good')\n", properties="").failure
    assert failure.difference == "no good"


def test_very_long_texts_are_cut():
    source = "def f(x):\n    raise ValueError\n"
    examples = "def test_a():\n    check_true(False, 'long ' * 2000)\n"
    assert len(judge(source, examples=examples, properties="").failure.why) <= 4000


def test_assumptions_are_no_failures():
    properties = "@given(st.integers())\ndef test_any(n):\n    assume(n % 2)\n    check_same(f(n), 2 * n)\n"
    assert judge(RIGHT, examples="", properties=properties).outcomes == ["passed"]


def test_a_property_stops_at_an_object_that_cannot_be_compared():
    source = "def f(x):\n    return 2 * x if x < 10 else object()\n"
    judged = judge(source, examples="")
    assert judged.outcomes == ["wrong_answer"]
    assert "type object" in judged.failure.why


LEVELS = {
    "tests/test_examples.py": "from solution import f\ndef test_one():\n    'One.'\n    assert f(1) == 2\n",
    "tests/test_properties.py": "from solution import f\ndef test_two():\n    'Two.'\n    assert f(2) == 4\n",
    "tests/level2_examples.py": "from solution import f\ndef test_three():\n    'Three.'\n    assert f(3) == 6\n",
    "tests/level2_properties.py": "from solution import f\ndef test_four():\n    'Four.'\n    assert f(4) == 8\n",
}
LEVEL_IDS = [
    "test_examples.py::test_one",
    "test_properties.py::test_two",
    "level2_examples.py::test_three",
    "level2_properties.py::test_four",
]


def test_levels_are_judged_one_after_the_other_and_only_examples_are_shown():
    judged = judge_here(make_job(RIGHT, suite=LEVELS))
    assert judged.started is not None
    assert [(test.id, test.visible) for test in judged.started.tests] == [
        (name, "examples" in name) for name in LEVEL_IDS
    ]
    assert judged.outcomes == ["passed"] * 4


def test_a_bank_of_all_levels_serves_the_lower_ones():
    first = dict(list(LEVELS.items())[:2])
    judged = judge_here(make_job(RIGHT, suite=first, bank=Bank.pack(LEVEL_IDS, {}, {})))
    assert [test.id for test in judged.tests] == LEVEL_IDS[:2]
