"""What is done with a `MergedStream`: few short streams with many equal times, and how many records are taken at a time."""

from hypothesis import strategies as st
from solution import MergedStream

STREAMS_MAX = 2000
STREAM_MAX = 2000
COUNT_MAX = 5000


def valid(streams, calls):
    """Whether these streams, all of them lists, may be merged and taken from like this. A negative count is allowed: it must raise ValueError."""
    return (
        isinstance(streams, list)
        and len(streams) <= STREAMS_MAX
        and all(_is_stream(stream) for stream in streams)
        and isinstance(calls, list)
        and all(isinstance(call, tuple) and len(call) == 2 and call[0] == "take" for call in calls)
        and all(type(count) is int and count <= COUNT_MAX for _, count in calls)
    )


def _is_stream(stream):
    return (
        isinstance(stream, list)
        and len(stream) <= STREAM_MAX
        and all(isinstance(record, tuple) and len(record) == 2 for record in stream)
        and all(type(time) is int and (payload is None or isinstance(payload, str)) for time, payload in stream)
        and all(stream[place - 1][0] <= stream[place][0] for place in range(1, len(stream)))
    )


def streams(most=4, size=4):
    """Up to `most` lists of up to `size` records. Few times, so that equal ones are frequent, with payloads in any order."""
    records = st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abc")), max_size=size)
    return st.lists(records.map(lambda stream: sorted(stream, key=lambda record: record[0])), max_size=most)


#: How many are taken, call by call.
COUNTS = st.lists(st.integers(0, 5), max_size=4)


def strategy():
    """Streams, and calls of `take`, one of which may have a negative count."""
    calls = st.lists(st.tuples(st.just("take"), st.sampled_from([1, 2, 3, 5, 0, -1])), max_size=5)
    return st.tuples(streams(), calls)


def slow_stream(records, reads, number):
    """An iterator over records that counts in `reads` how many of them were read."""
    for record in records:
        reads[number] += 1
        yield record


def origins(lists):
    """The number of the stream that each record comes from, in the merged order: by time, then by stream."""
    pairs = [(time, number) for number, records in enumerate(lists) for time, _ in records]
    return [number for _, number in sorted(pairs)]


EDGE = {
    "no streams": ([], [("take", 2)]),
    "empty streams": ([[], [(7, "a")], []], [("take", 2)]),
    "one stream": ([[(1, "a"), (1, "b"), (2, "c")]], [("take", 2), ("take", 2)]),
    "all at the same time": ([[(5, "c"), (5, "a")], [(5, "b")], [(5, "a")]], [("take", 4)]),
    "one stream after the other": ([[(8, "a"), (9, "b")], [(1, "c"), (2, "d")]], [("take", 4)]),
    "no payload": ([[(1, None)], [(1, "a")], [(1, None)]], [("take", 3)]),
    "times below zero": ([[(-1, "a"), (0, "b")], [(-2, "c")]], [("take", 3)]),
    "nothing is taken": ([[(1, "a")]], [("take", 0), ("take", 1), ("take", 1)]),
    "negative count": ([[(1, "a")]], [("take", -1), ("take", 1)]),
}


def sizes(n):
    """n streams of two records each, whose times are scrambled, and as many as there are to take."""
    return [[(7919 * place % n, "x"), (n + 104729 * place % n, "y")] for place in range(n)], 2 * n


def work(lists, count):
    """What is timed: the streams are joined, and everything is taken at once."""
    MergedStream(lists).take(count)
