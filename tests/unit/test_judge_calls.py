"""How a failing input is shown: as the calls that were made, with what stands between them."""

from __future__ import annotations

from tests.unit.test_judge import RIGHT, judge


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
