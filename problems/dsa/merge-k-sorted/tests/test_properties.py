"""Laws of many sorted streams that are read as one."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import COUNT_MAX, COUNTS, STREAM_MAX, STREAMS_MAX, origins, slow_stream, strategy, streams
from solution import MergedStream

from rehearse_sandbox.kit import check_operations, check_same, check_true


class Model:
    """All records in one list, sorted by time. Python's sort leaves equal times in the order in which it finds them."""

    def __init__(self, lists):
        self.left = sorted((record for records in lists for record in records), key=lambda record: record[0])

    def take(self, count):
        if count < 0:
            raise ValueError(count)
        taken, self.left = self.left[:count], self.left[count:]
        return taken


def copies(lists):
    return [list(records) for records in lists]


@given(strategy())
def test_same_as_sorting_everything(case):
    """Every call returns the next records of all streams together, sorted by time with equal times in the order of the streams."""
    lists, calls = case
    check_operations(MergedStream(copies(lists)), Model(lists), calls)


@given(streams(), COUNTS)
def test_at_most_one_record_ahead(lists, counts):
    """Whatever was taken, at most one record more has been read from each stream than was returned from it."""
    reads = [0] * len(lists)
    merged = MergedStream([slow_stream(records, reads, number) for number, records in enumerate(lists)])
    order, taken = origins(lists), 0
    for count in [0, *counts]:
        merged.take(count)
        taken += count
        for number in range(len(lists)):
            returned = order[:taken].count(number)
            why = f"Of stream {number} in {lists}, {returned} records were returned so far, and {reads[number]} were read: at most one more may be."
            check_true(reads[number] <= returned + 1, why)


@given(streams(), st.lists(st.booleans(), min_size=4, max_size=4))
def test_lists_and_iterators_alike(lists, kinds):
    """Whether a stream is a list or an iterator makes no difference to what is returned."""
    mixed = [iter(records) if kind else list(records) for records, kind in zip(lists, kinds, strict=False)]
    check_same(MergedStream(mixed).take(20), Model(lists).take(20))


@given(streams(), st.integers(-5, 5))
def test_later_in_time(lists, shift):
    """When all times are shifted alike, below zero as well, the same records come in the same order."""
    later = [[(time + shift, payload) for time, payload in records] for records in lists]
    expected = [(time + shift, payload) for time, payload in Model(lists).take(20)]
    check_same(MergedStream(later).take(20), expected)


@given(streams())
def test_lists_are_left_alone(lists):
    """The list of streams and the lists in it are the same afterwards."""
    handed = copies(lists)
    MergedStream(handed).take(20)
    check_same(
        handed, lists, why="The lists that were handed in must not change: read them, and take nothing out of them."
    )


def test_longest_streams():
    """Streams as long as allowed, and the largest count, are merged like any others."""
    lists = [[(3 * place + number, "abc"[number]) for place in range(STREAM_MAX)] for number in range(3)]
    merged = MergedStream(lists)
    expected = [(time, "abc"[time % 3]) for time in range(3 * STREAM_MAX)]
    check_same(merged.take(COUNT_MAX), expected[:COUNT_MAX])
    check_same(merged.take(COUNT_MAX), expected[COUNT_MAX:])


def test_most_streams():
    """As many streams as allowed are merged, also when the last one has the earliest record."""
    lists = [[(STREAMS_MAX - number, "first"), (STREAMS_MAX + number, "second")] for number in range(STREAMS_MAX)]
    expected = [(time, "first") for time in range(1, STREAMS_MAX + 1)]
    expected += [(time, "second") for time in range(STREAMS_MAX, 2 * STREAMS_MAX)]
    check_same(MergedStream(lists).take(COUNT_MAX), expected)
