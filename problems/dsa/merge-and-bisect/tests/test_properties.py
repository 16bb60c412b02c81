"""Laws of a stable merge, and of the bounds of a time."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, SPANS, TIME_MAX, runs, strategy
from solution import count_between, lower_bound, merge_runs, upper_bound

from rehearse_sandbox.kit import check_same


def merged_by_time(first, second):
    """The answer by picking, for each time, the records of the first run and then those of the second."""
    times = sorted({time for time, _ in first + second})
    return [record for time in times for run in (first, second) for record in run if record[0] == time]


@given(strategy())
def test_merged_run(both):
    """All records are there, in order of time; at each time come those of the first run, then those of the second, as they stood."""
    first, second = both
    check_same(merge_runs(list(first), list(second)), merged_by_time(first, second))


@given(runs(), st.integers(0, 6))
def test_cut_and_merged_again(run, place):
    """A run that is cut in two and merged is itself again, so its records of equal time keep their order."""
    check_same(merge_runs(run[:place], run[place:]), run)


@given(runs(), st.integers(-1, 7))
def test_bounds_count_records(run, time):
    """The lower bound is how many records have a smaller time, the upper bound how many have this time or a smaller one."""
    check_same(lower_bound(list(run), time), sum(other < time for other, _ in run))
    check_same(upper_bound(list(run), time), sum(other <= time for other, _ in run))


@given(runs(), SPANS)
def test_counts_of_spans(run, spans):
    """Each count is how many records have a time from the span's start to before its stop, in the order of the spans."""
    expected = [sum(start <= time < stop for time, _ in run) for start, stop in spans]
    check_same(count_between(list(run), list(spans)), expected)


@given(strategy(), SPANS)
def test_lists_are_left_alone(both, spans):
    """The runs and spans that are handed in are the same after the calls."""
    first, second = both
    given_first, given_second, given_spans = list(first), list(second), list(spans)
    merge_runs(given_first, given_second)
    check_same([given_first, given_second], [first, second], why="merge_runs must leave both runs as they are.")
    lower_bound(given_first, 2)
    upper_bound(given_second, 2)
    check_same([given_first, given_second], [first, second], why="The bounds must leave the run as it is.")
    count_between(given_first, given_spans)
    check_same(
        [given_first, given_spans], [first, spans], why="count_between must leave the run and the spans as they are."
    )


def test_as_long_as_allowed():
    """The longest runs, with times as small and as large as allowed, are merged and searched like any others."""
    first = [(-TIME_MAX, "a")] * N_MAX
    second = [(place, "b") for place in range(N_MAX - 1)] + [(TIME_MAX, "c")]
    run = first + second
    check_same(merge_runs(list(second), list(first)), run)
    check_same(lower_bound(run, TIME_MAX), 2 * N_MAX - 1)
    check_same(upper_bound(run, -TIME_MAX), N_MAX)
    check_same(count_between(run, [(-TIME_MAX, TIME_MAX)] * N_MAX), [2 * N_MAX - 1] * N_MAX)
