"""The examples a learner sees, from two streams to a count that is refused."""

import pytest
from inputs import slow_stream
from solution import MergedStream

from rehearse_sandbox.kit import check_same, check_true


def test_two_streams():
    """The records of all streams come in one order of time, and the end of a stream is not the end of the others."""
    merged = MergedStream([[(1, "a"), (4, "b")], [(2, "c")]])
    check_same(merged.take(3), [(1, "a"), (2, "c"), (4, "b")])


def test_equal_times():
    """Of records with the same time, those of the stream that stands first come first, and those of one stream keep their order."""
    merged = MergedStream([[(1, "a"), (2, "z"), (2, "b")], [(2, "m"), (3, None)]])
    check_same(merged.take(5), [(1, "a"), (2, "z"), (2, "b"), (2, "m"), (3, None)])


def test_payloads_are_not_compared():
    """Payloads decide nothing at equal times, and None cannot even be compared with a string."""
    merged = MergedStream([[(5, "b")], [(5, None)], [(5, "a")]])
    check_same(merged.take(3), [(5, "b"), (5, None), (5, "a")])


def test_take_goes_on():
    """Each call of `take` goes on where the one before has stopped; at the end there is nothing more to take."""
    merged = MergedStream([[(1, "a"), (3, "b"), (5, "c")], [(2, "d"), (4, "e")]])
    check_same(merged.take(1), [(1, "a")])
    check_same(merged.take(0), [])
    check_same(merged.take(3), [(2, "d"), (3, "b"), (4, "e")])
    check_same(merged.take(3), [(5, "c")])
    check_same(merged.take(3), [])


def test_nothing_to_merge():
    """Some streams may have no records, and there may be no streams at all."""
    check_same(MergedStream([[], [(7, "a")], []]).take(2), [(7, "a")])
    check_same(MergedStream([]).take(2), [])


def test_iterators_are_read_when_needed():
    """At most one record more has been read from each stream than was returned from it, also before the first call of `take`."""
    reads = [0, 0]
    records = [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
    merged = MergedStream([slow_stream(records, reads, 0), slow_stream([(8, "x"), (9, "y")], reads, 1)])
    why = f"Of two iterators, {reads} records were read before anything is taken: at most one of each may be."
    check_true(reads[0] <= 1 and reads[1] <= 1, why)
    check_same(merged.take(2), [(1, "a"), (2, "b")])
    why = f"Two records of the first iterator were returned and none of the second, and {reads} were read: at most [3, 1] may be."
    check_true(reads[0] <= 3 and reads[1] <= 1, why)


def test_negative_count():
    """A negative count is refused with ValueError, and no record is lost by it."""
    merged = MergedStream([[(1, "a")]])
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        merged.take(-1)
    check_same(merged.take(1), [(1, "a")])
