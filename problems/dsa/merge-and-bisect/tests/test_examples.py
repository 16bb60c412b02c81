"""The examples a learner sees, from a merge to the bounds of a time."""

from solution import count_between, lower_bound, merge_runs, upper_bound

from rehearse_sandbox.kit import check_same


def test_merge_by_time():
    """The merged run holds the records of both runs in order of time, also what is left when one of them has ended."""
    check_same(
        merge_runs([(1, "a"), (6, "b")], [(2, "c"), (3, "d"), (8, "e"), (9, "f")]),
        [(1, "a"), (2, "c"), (3, "d"), (6, "b"), (8, "e"), (9, "f")],
    )


def test_equal_times():
    """Of equal times, records of the first run come first, and within a run they stay as they stood, whatever their names."""
    check_same(
        merge_runs([(4, "x"), (4, "d")], [(4, "a"), (5, "b")]),
        [(4, "x"), (4, "d"), (4, "a"), (5, "b")],
    )


def test_one_run_is_empty():
    """Merged with an empty run, a run stays as it is."""
    check_same(merge_runs([], [(1, "a"), (2, "b")]), [(1, "a"), (2, "b")])
    check_same(merge_runs([(1, "a"), (2, "b")], []), [(1, "a"), (2, "b")])
    check_same(merge_runs([], []), [])


def test_bounds_of_a_time():
    """The lower bound counts the smaller times, the upper bound the equal ones as well."""
    run = [(2, "a"), (5, "b"), (5, "c"), (5, "d"), (9, "e")]
    check_same(lower_bound(run, 5), 1)
    check_same(upper_bound(run, 5), 4)


def test_bounds_of_a_time_that_no_record_has():
    """For a time that no record has, both bounds are the number of smaller ones: from 0 to the length of the run."""
    run = [(2, "a"), (5, "b")]
    check_same([lower_bound(run, 1), upper_bound(run, 1)], [0, 0])
    check_same([lower_bound(run, 4), upper_bound(run, 4)], [1, 1])
    check_same([lower_bound(run, 6), upper_bound(run, 6)], [2, 2])
    check_same([lower_bound([], 6), upper_bound([], 6)], [0, 0])


def test_spans():
    """The start of a span belongs to it, its stop does not; so a span that ends where it starts holds nothing."""
    run = [(2, "a"), (5, "b"), (5, "c"), (9, "d")]
    check_same(count_between(run, [(5, 9), (0, 5), (5, 5), (3, 20)]), [2, 1, 0, 3])
    check_same(count_between([], [(0, 5)]), [0])
    check_same(count_between(run, []), [])
