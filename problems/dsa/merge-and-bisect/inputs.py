"""What the three functions may be called with: short runs with many equal times, and times between and beyond them."""

import random

from hypothesis import strategies as st
from solution import count_between, merge_runs

N_MAX = 2000
TIME_MAX = 10**9


def valid(first, second):
    """Whether these are two runs within the bounds."""
    return _is_run(first, N_MAX) and _is_run(second, N_MAX)


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this."""
    if name == "merge_runs":
        return valid(*arguments)
    run, asked = arguments
    if name == "count_between":
        return _is_run(run, 2 * N_MAX) and _are_spans(asked)
    return _is_run(run, 2 * N_MAX) and _is_time(asked)


def _are_spans(spans):
    return (
        isinstance(spans, list)
        and len(spans) <= N_MAX
        and all(isinstance(span, tuple) and len(span) == 2 and all(map(_is_time, span)) for span in spans)
        and all(start <= stop for start, stop in spans)
    )


def _is_run(run, most):
    return (
        isinstance(run, list)
        and len(run) <= most
        and all(isinstance(record, tuple) and len(record) == 2 for record in run)
        and all(_is_time(time) and isinstance(name, str) for time, name in run)
        and all(run[place - 1][0] <= run[place][0] for place in range(1, len(run)))
    )


def _is_time(time):
    return type(time) is int and abs(time) <= TIME_MAX


#: Few times, so that equal ones are frequent, and gaps between them.
TIMES = st.sampled_from([0, 2, 4, 6])


def runs(size=6):
    """A run of up to `size` records. Their names are drawn, so equal times have names in any order, and records may repeat."""
    records = st.lists(st.tuples(TIMES, st.sampled_from("abc")), max_size=size)
    return records.map(lambda run: sorted(run, key=lambda record: record[0]))


def strategy(size=6):
    """Two runs."""
    return st.tuples(runs(size), runs(size))


#: A few spans, some of them empty, in any order.
SPANS = st.lists(st.tuples(st.integers(-1, 7), st.integers(0, 5)).map(lambda part: (part[0], sum(part))), max_size=4)


EDGE = {
    "both empty": ([], []),
    "first empty": ([], [(1, "a"), (2, "b")]),
    "second empty": ([(1, "a"), (2, "b")], []),
    "all of one before the other": ([(5, "a"), (6, "b")], [(1, "c"), (2, "d")]),
    "equal times": ([(4, "x"), (4, "d")], [(4, "a"), (5, "b")]),
    "the same record on both sides": ([(4, "a")], [(4, "a")]),
}


TRY = {
    "equal times": 'merge_runs([(4, "x"), (4, "d")], [(4, "a"), (5, "b")])',
    "first empty": 'merge_runs([], [(1, "a"), (2, "b")])',
    "bounds of equal times": 'lower_bound([(5, "a"), (5, "b")], 5)\nupper_bound([(5, "a"), (5, "b")], 5)',
    "beyond the end": 'lower_bound([(5, "a")], 9)\nupper_bound([(5, "a")], 9)',
    "empty run": "lower_bound([], 5)\nupper_bound([], 5)",
    "spans": 'count_between([(2, "a"), (5, "b"), (5, "c")], [(2, 5), (5, 6), (5, 5)])',
}


def sizes(n):
    """Two runs of n / 2 records, and n / 2 spans in a scrambled order."""
    numbers = random.Random(n)

    def run():
        return [(time, "a") for time in sorted(numbers.randrange(n) for _ in range(n // 2))]

    starts = [numbers.randrange(-1, n + 1) for _ in range(n // 2)]
    return run(), run(), [(start, start + numbers.randrange(n)) for start in starts]


def work(first, second, spans):
    """What is timed: both runs are merged, and the records of each span are counted."""
    return count_between(merge_runs(first, second), spans)
