"""What may be asked: two summaries to merge, or one stream of batches. Small whole numbers, sometimes far away from zero."""

import math
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

N_MAX = 20_000
VALUE_MAX = 2e6

#: Where the values lie; a tenth, so that their squares have to be rounded.
OFFSETS = st.sampled_from([0.0, 0.0, 1e6 + 0.1, -1e6 - 0.1])


def summary_of(values):
    """The summary of some values, computed with fractions, so that nothing is rounded before the end."""
    exact = [Fraction(value) for value in values]
    if not exact:
        return 0, 0.0, 0.0
    mean = sum(exact) / len(exact)
    return len(exact), float(mean), float(sum((value - mean) ** 2 for value in exact))


def valid(first, second):
    """Whether these are two summaries."""
    return _is_summary(first) and _is_summary(second)


def _is_summary(summary):
    if not (isinstance(summary, tuple) and list(map(type, summary)) == [int, float, float]):
        return False
    count, mean, squares = summary
    if count == 0:
        return mean == 0.0 and squares == 0.0
    return (
        1 <= count <= N_MAX
        and abs(mean) <= VALUE_MAX
        and 0.0 <= squares <= 4 * N_MAX * VALUE_MAX**2
        and (count > 1 or squares == 0.0)
    )


def valid_calls(name, arguments, operations):
    """Whether the function, or these calls of one object, may be called like this."""
    if name == "merged":
        return valid(*arguments)
    batches = [call[1] for call in operations if call[0] == "add"]
    return (
        not arguments
        and all(map(_is_batch, batches))
        and sum(map(len, batches)) <= N_MAX
        and all(call[1:] in ((), (0,), (1,)) for call in operations if call[0] == "variance")
        and all(len(call) == 1 for call in operations if call[0] in ("mean", "summary"))
    )


def _is_batch(batch):
    return (
        isinstance(batch, np.ndarray)
        and batch.dtype == np.float64
        and batch.ndim == 1
        and all(math.isfinite(value) and abs(value) <= VALUE_MAX for value in batch.tolist())
    )


@st.composite
def groups(draw, count=2, size=4):
    """So many lists of up to `size` values, some of them empty, all around one place."""
    offset = draw(OFFSETS)
    values = st.lists(st.integers(-5, 5), max_size=size)
    return [[offset + value for value in draw(values)] for _ in range(count)]


def strategy(size=4):
    """Two summaries of up to `size` values each."""
    return groups(2, size).map(lambda pair: (summary_of(pair[0]), summary_of(pair[1])))


EDGE = {
    "both empty": ((0, 0.0, 0.0), (0, 0.0, 0.0)),
    "first empty": ((0, 0.0, 0.0), (2, 3.0, 2.0)),
    "second empty": ((2, 3.0, 2.0), (0, 0.0, 0.0)),
    "one value each": ((1, 1.0, 0.0), (1, 4.0, 0.0)),
    "groups of different sizes": ((1, 0.0, 0.0), (3, 4.0, 6.0)),
    "equal means": ((2, 1.0, 2.0), (2, 1.0, 8.0)),
    "far away from zero": ((2, 1000000.0, 2.0), (2, 1000001.0, 2.0)),
}


TRY = {
    "one batch": """\
moments = RunningMoments()
moments.add(np.array([4.0, 7.0, 13.0, 16.0]))
moments.summary()
moments.variance(1)
""",
    "an empty batch": """\
moments = RunningMoments()
moments.add(np.array([]))
moments.summary()
""",
    "too few values": """\
moments = RunningMoments()
moments.add(np.array([3.0]))
moments.variance()
moments.variance(1)
""",
    "far away from zero": """\
moments = RunningMoments()
moments.add(np.array([1000000.1, 1000001.1]))
moments.add(np.array([1000002.1]))
moments.variance()
""",
}
