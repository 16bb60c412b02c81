"""From a job to its events: what each kind of submission is told."""

import pytest

from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.wire.job import Compare, Limits
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


def test_an_endless_call_ends_the_job():
    judged = judge("def f(x):\n    while True:\n        pass\n", limits=Limits(test_s=2))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["time_limit", "not_run"])
    assert (judged.failure.input, judged.failure.why) == ("f(2)", "the test was not over after 2 s")


def test_a_job_has_a_limit_of_its_own():
    examples = EXAMPLES + "def test_slow():\n    f(None)\n"
    source = "def f(x):\n    while x is None:\n        pass\n    return 2 * x\n"
    judged = judge(source, examples=examples, limits=Limits(test_s=60, job_s=10))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["passed", "time_limit", "not_run"])
    assert judged.failure.why == "the whole suite was not over after 10 s"


def test_tests_after_the_jobs_limit_do_not_run():
    examples = "import time\ndef test_a():\n    time.sleep(8.1)\ndef test_b():\n    pass\n"
    judged = judge(RIGHT, examples=examples, properties="", limits=Limits(job_s=8))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["passed", "not_run"])


def test_a_failing_example_outlives_a_shrinking_that_takes_too_long():
    source = "def f(x):\n    while abs(x) == 1000:\n        pass\n    return 2 * x if abs(x) < 1000 else None\n"
    judged = judge(source, examples="", limits=Limits(test_s=3))
    assert judged.outcomes == ["wrong_answer"]
    assert judged.failure.output == "None"


def test_shrinking_ends_after_its_share_of_time():
    source = "import time\ndef f(x):\n    time.sleep(0.02)\n    return 2 * x if abs(x) < 9 else None\n"
    judged = judge(source, examples="", limits=Limits(test_s=30, shrink_s=0.05))
    assert judged.outcomes == ["wrong_answer"]
    assert judged.failure.output == "None"


def test_a_solution_that_changes_its_mind_is_a_wrong_answer():
    source = "calls = []\ndef f(x):\n    calls.append(x)\n    return 0 if len(calls) == 9 else 2 * x\n"
    judged = judge(source, examples="")
    assert judged.outcomes == ["wrong_answer"]
    assert "not every time" in judged.failure.difference


def test_memory_that_cannot_be_had_ends_the_job():
    judged = judge("import numpy as np\ndef f(x):\n    return np.ones((10**7, 10**7))\n")
    assert (judged.reason, judged.outcomes) == ("memory_limit", ["memory_limit", "not_run"])


def test_a_process_that_ends_itself_is_a_runtime_error():
    judged = judge("import os\ndef f(x):\n    os._exit(0)\n")
    assert (judged.reason, judged.outcomes) == ("runtime_error", ["runtime_error", "not_run"])
    assert "exit" in judged.failure.why


def test_an_object_that_cannot_be_compared_is_a_wrong_answer_and_the_rest_runs():
    source = "class Yes:\n    def __eq__(self, other):\n        return True\ndef f(x):\n    return Yes()\n"
    judged = judge(source)
    assert (judged.reason, judged.outcomes) == ("completed", ["wrong_answer", "wrong_answer"])
    assert "type Yes" in judged.failure.why


def test_a_flood_of_output_ends_the_job_and_is_cut():
    judged = judge("def f(x):\n    while True:\n        print('x' * 1000)\n", limits=Limits(output_bytes=1000))
    assert (judged.reason, judged.outcomes) == ("output_limit", ["output_limit", "not_run"])
    assert len(judged.failure.stdout) < 1100
    assert "bytes more" in judged.failure.stdout


def test_every_example_may_print_up_to_the_limit():
    judged = judge("def f(x):\n    print('x' * 400)\n    return 2 * x\n", limits=Limits(output_bytes=500))
    assert judged.outcomes == ["passed", "passed"]


def test_prints_are_shown_for_examples_only():
    judged = judge("import sys\ndef f(x):\n    print('seen', x, file=sys.stderr)\n    return 2 * x\n")
    assert [test.stdout for test in judged.tests] == ["seen 2\n", ""]


def test_prints_of_the_failing_example_are_shown_for_hidden_tests_too():
    judged = judge("def f(x):\n    print('seen', x)\n    return 2 * x if x < 10 else 0\n", examples="")
    assert judged.failure.stdout == "seen 10\n"


def test_a_syntax_error_has_its_line():
    judged = judge("x = 1\ndef f(x:\n    return\n")
    assert (judged.reason, judged.tests) == ("load_error", [])
    assert judged.failure.line == 2
    assert "SyntaxError" in judged.failure.error


def test_a_missing_name_is_named():
    judged = judge("def F(x):\n    return 2 * x\n")
    assert judged.reason == "load_error"
    assert "`f`" in judged.failure.error


@pytest.mark.parametrize("source", ["f = 3\n", "f = object()\n", "def f():\n    pass\nf = None\n"])
def test_a_name_that_cannot_be_called_is_named(source):
    judged = judge(source)
    assert (judged.reason, judged.failure.error) == ("load_error", "`f` must be a function or a class")


@pytest.mark.parametrize(("source", "line"), [("x = 1\nx / 0\n", 2), ("import sys\nsys.exit(0)\n", 2)])
def test_a_module_that_cannot_be_imported_has_the_line_that_stopped_it(source, line):
    judged = judge("print('before')\n" + source)
    assert (judged.reason, judged.failure.line) == ("load_error", line + 1)
    assert judged.failure.stdout == "before\n"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("while True:\n    pass\n", "time_limit"),
        ("import os\nos._exit(0)\n", "runtime_error"),
        ("raise MemoryError\n", "memory_limit"),
        ("while True:\n    print('x' * 1000)\n", "output_limit"),
    ],
)
def test_a_fault_while_importing_is_the_jobs_end(source, reason):
    judged = judge(source, limits=Limits(import_s=2, output_bytes=10_000))
    assert judged.reason == reason
    assert judged.failure.why.startswith("While the module was imported: ")


def test_a_forbidden_call_is_cited_and_nothing_runs():
    judged = judge("import numpy as np\ndef f(x):\n    return np.sum([x, x])\n", banned=("numpy.sum",))
    assert (judged.reason, judged.tests) == ("forbidden_call", [])
    assert judged.failure.line == 3
    assert judged.failure.error == "line 3: return np.sum([x, x])"


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


def test_a_class_keeps_its_state_and_the_calls_are_shown_as_a_program():
    source = "class Counter:\n    def __init__(self):\n        self.n = 0\n    def add(self, k):\n        self.n += k\n        return self.n if self.n < 3 else 0\n"
    properties = """
@given(st.lists(st.integers(1, 1), max_size=5))
def test_sum(steps):
    counter = Counter()
    for i, step in enumerate(steps):
        check_same(counter.add(step), i + 1)
"""
    judged = judge(source, examples="", properties=properties, symbols=("Counter",))
    assert judged.failure.input == "counter = Counter()\ncounter.add(1)\ncounter.add(1)\ncounter.add(1)"


def test_callbacks_and_changes_in_place_cross():
    source = "def f(items, key):\n    items.sort(key=key)\n"
    examples = """
def test_sorted():
    items = [3, 1, 2]
    f(items, lambda n: -n)
    assert items == [3, 2, 1]
"""
    assert judge(source, examples=examples, properties="").outcomes == ["passed"]


def test_a_generator_is_asked_for_its_items():
    source = "def f(n):\n    while True:\n        yield n\n        n += 1\n"
    examples = "def test_a():\n    items = f(3)\n    assert [next(items), next(items)] == [3, 4]\n"
    assert judge(source, examples=examples, properties="").outcomes == ["passed"]


def test_each_test_starts_from_the_freshly_imported_module():
    source = "seen = []\ndef f(x):\n    seen.append(x)\n    return len(seen)\n"
    examples = "def test_a():\n    assert f(1) == 1\ndef test_b():\n    assert f(1) == 1\n"
    assert judge(source, examples=examples, properties="").outcomes == ["passed", "passed"]


def test_very_many_calls_are_shown_without_their_middle():
    examples = "def test_a():\n    for n in range(100):\n        f(n)\n    assert f(1) == 3\n"
    text = judge(RIGHT, examples=examples, properties="").failure.input
    assert "41 more calls" in text
    assert text.endswith("f(99)\nf(1)")


def test_calls_that_were_not_kept_are_counted():
    examples = "def test_a():\n    for n in range(2499):\n        f(n)\n    assert f(1) == 3\n"
    lines = judge(RIGHT, examples=examples, properties="").failure.input.split("\n")
    assert (lines[:2], lines[2:4], len(lines)) == (["f(0)", "# … 2469 more calls …"], ["f(2470)", "f(2471)"], 32)


def test_what_a_suite_does_with_its_clocks_stands_between_the_calls():
    source = "class Watch:\n    def __init__(self, clock):\n        self.clock = clock\n    def now(self):\n        return int(self.clock())\n"
    examples = """
def test_a():
    early, late = VirtualClock(), VirtualClock(2.5)
    watches = [Watch(early), Watch(late)]
    early.advance(0)
    early.advance(1)
    watches[0].now()
    late.advance(0.25)
    check_same(watches[1].now(), 3)
"""
    assert judge(source, examples=examples, properties="", symbols=("Watch",)).failure.input.split("\n") == [
        "clock = VirtualClock()",
        "clock_2 = VirtualClock(2.5)",
        "watch = Watch(clock)",
        "watch_2 = Watch(clock_2)",
        "clock.advance(1)",
        "watch.now()",
        "clock_2.advance(0.25)",
        "watch_2.now()",
    ]


def test_a_stream_of_operations_does_not_list_what_the_clock_shows_already():
    source = "class Watch:\n    def __init__(self, clock):\n        self.clock = clock\n    def now(self):\n        return 0.0\n"
    body = "    clock = VirtualClock()\n    check_operations(Watch(clock), clock, [('advance', 1.0), ('now',)], shared={'advance': clock.advance})\n"
    failure = judge(source, examples=f"def test_a():\n{body}", properties="", symbols=("Watch",)).failure
    assert "before it" not in failure.difference
    assert "clock.advance(1.0)" in failure.input


def test_an_assert_of_one_value_shows_the_last_answer():
    failure = judge("def f(x):\n    return 0\n", examples="def test_a():\n    assert f(1)\n", properties="").failure
    assert (failure.input, failure.output, failure.expected) == ("f(1)", "0", "")


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
