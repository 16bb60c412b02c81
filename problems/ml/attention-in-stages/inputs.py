"""What attention may be called with: a few small whole numbers under any mask, the ends of the range, and plain floats."""

import math

import numpy as np
from hypothesis import strategies as st

N_MAX = 5000
M_MAX = 64
D_MAX = 16
E_MAX = 16
ENTRY_MAX = 100

_timed = np.random.default_rng(21)


def valid(queries, keys, values, causal=False, mask=None):  # noqa: FBT002 - the parameters of attend
    """Whether the statements, taken together, allow these arguments of `attend`."""
    if not (_is_table(keys, M_MAX, D_MAX) and _is_table(values, M_MAX, E_MAX) and len(keys) == len(values)):
        return False
    table = queries[np.newaxis] if isinstance(queries, np.ndarray) and queries.ndim == 1 else queries
    return (
        _is_table(table, N_MAX, D_MAX)
        and table.shape[1] == keys.shape[1]
        and type(causal) is bool
        and (not causal or len(table) <= len(keys))
        and (mask is None or _is_mask(mask, (*queries.shape[:-1], len(keys))))
    )


def valid_calls(name, arguments, operations):
    """Whether the function may be called like this, or a reader with these queries in this way."""
    if name == "attend":
        return valid(*arguments)
    (queries,) = arguments
    widths = [call[2].shape[1] for call in operations if call[0] == "read"]
    begun = [call[0] for call in operations if call[0] in ("read", "output")][:1] != ["output"]
    return queries.ndim == 2 and begun and len(set(widths)) <= 1 and all(_fits(queries, *call) for call in operations)


def _fits(queries, method, *arguments):
    if method == "output":
        return arguments == ()
    keys, values, *rest = arguments
    if method == "gradients":
        upstream, *rest = rest
        if not (_is_table(upstream, N_MAX, E_MAX) and upstream.shape == (len(queries), values.shape[1])):
            return False
    return len(rest) <= 1 and valid(queries, keys, values, False, *rest)


def _is_table(array, most, widest):
    return (
        isinstance(array, np.ndarray)
        and array.dtype == np.float64
        and array.ndim == 2
        and 1 <= array.shape[0] <= most
        and 1 <= array.shape[1] <= widest
        and bool((np.abs(array) <= ENTRY_MAX).all())
    )


def _is_mask(mask, shape):
    return isinstance(mask, np.ndarray) and mask.dtype == np.bool_ and mask.shape == shape


def seen_by(n, m, mask, *, causal=False):
    """For each of n queries the numbers of the keys that it sees."""
    return [
        [j for j in range(m) if (not causal or j <= m - n + i) and (mask is None or bool(mask[i, j]))] for i in range(n)
    ]


def weights_by_definition(queries, keys, seen):
    """The weights by the formula, one number at a time, over the keys that each query sees."""
    weights = np.zeros((len(queries), len(keys)))
    for i, visible in enumerate(seen):
        scores = {j: math.fsum((queries[i] * keys[j]).tolist()) / math.sqrt(keys.shape[1]) for j in visible}
        top = max(scores.values(), default=0.0)
        total = math.fsum(math.exp(score - top) for score in scores.values())
        for j, score in scores.items():
            weights[i, j] = math.exp(score - top) / total
    return weights


def by_definition(queries, keys, values, causal=False, mask=None):  # noqa: FBT002 - the parameters of attend
    """What each query reads, by the formula."""
    weights = weights_by_definition(queries, keys, seen_by(len(queries), len(keys), mask, causal=causal))
    return np.array([[math.fsum((row * column).tolist()) for column in values.T] for row in weights])


SMALL = st.integers(-2, 2)
# Twice the ends, so that scores are often far below 0 as well.
EXTREME = st.sampled_from([0, 1, ENTRY_MAX, -ENTRY_MAX, ENTRY_MAX, -ENTRY_MAX])


def table(draw, *shape, entries=SMALL):
    """An array of whole numbers, as floats."""
    count = math.prod(shape)
    return np.array(draw(st.lists(entries, min_size=count, max_size=count)), dtype=np.float64).reshape(shape)


def mask_for(draw, n, m):
    """Which of m keys each of n queries may look at, or None."""
    if draw(st.booleans()):
        return None
    return np.array(draw(st.lists(st.booleans(), min_size=n * m, max_size=n * m))).reshape(n, m)


@st.composite
def singles(draw):
    """One query, up to four keys, and their values."""
    m, d, e = draw(st.integers(1, 4)), draw(st.integers(1, 3)), draw(st.integers(1, 2))
    return table(draw, d), table(draw, m, d), table(draw, m, e)


@st.composite
def strategy(draw, size=3, *, entries=SMALL, masked=True, causal=True):
    """Up to `size` queries and `size` + 1 keys of whole numbers with their values, whether it is causal, and a mask or none."""
    n, d, e = draw(st.integers(1, size)), draw(st.integers(1, 2)), draw(st.integers(1, 2))
    ahead = causal and draw(st.booleans())
    m = draw(st.integers(n if ahead else 1, size + 1))
    arrays = (table(draw, *shape, entries=entries) for shape in ((n, d), (m, d), (m, e)))
    return *arrays, ahead, mask_for(draw, n, m) if masked else None


@st.composite
def sequences(draw):
    """Plain floats with every size drawn by itself, and a mask that hides a third of the keys: (queries, keys, values, mask)."""
    n, m, d, e = (draw(st.integers(1, most)) for most in (12, 12, D_MAX, E_MAX))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    queries, keys, values = (rng.normal(size=shape) for shape in ((n, d), (m, d), (m, e)))
    return queries, keys, values, rng.random((n, m)) < 2 / 3


def blocks_of(draw, keys, values, mask):
    """The same keys, values and columns of the mask in blocks of one key and more."""
    cuts = sorted(draw(st.sets(st.integers(1, len(keys) - 1)))) if len(keys) > 1 else []
    masks = [None] * (len(cuts) + 1) if mask is None else [part.copy() for part in np.split(mask, cuts, axis=1)]
    return [
        (k.copy(), v.copy(), m) for k, v, m in zip(np.split(keys, cuts), np.split(values, cuts), masks, strict=True)
    ]


@st.composite
def cut_strategy(draw, size=3, *, entries=SMALL):
    """Queries, keys, values, a mask or none, and the keys in blocks: (queries, keys, values, mask, blocks)."""
    queries, keys, values, _, mask = draw(strategy(size, entries=entries, causal=False))
    return queries, keys, values, mask, blocks_of(draw, keys, values, mask)


EDGE = {
    "one of everything": (np.array([2.0]), np.array([[3.0]]), np.array([[5.0]])),
    "equal scores": (np.zeros(2), np.ones((4, 2)), np.array([[0.0], [1.0], [2.0], [3.0]])),
    "a table of one query": (np.zeros((1, 1)), np.zeros((2, 1)), np.array([[4.0], [8.0]])),
    "the last of three positions": (np.zeros((1, 1)), np.zeros((3, 1)), np.array([[3.0], [6.0], [9.0]]), True),
    "as many queries as keys": (np.zeros((2, 1)), np.zeros((2, 1)), np.array([[4.0], [8.0]]), True),
    "a query that sees nothing": (
        np.zeros((2, 1)),
        np.zeros((2, 1)),
        np.array([[4.0], [8.0]]),
        False,
        np.array([[False, False], [True, False]]),
    ),
    "largest scores": (np.full(16, 100.0), np.full((1, 16), -100.0), np.array([[1.0]])),
}

TRY = {
    "gradients of one query": """\
reader = AttentionReader(np.array([[0.0]]))
reader.gradients(np.array([[1.0], [-1.0]]), np.array([[4.0], [8.0]]), np.array([[1.0]]))
""",
    "two blocks": """\
reader = AttentionReader(np.array([[0.0]]))
reader.read(np.array([[1.0]]), np.array([[3.0]]))
reader.read(np.array([[0.0], [0.0]]), np.array([[6.0], [9.0]]))
reader.output()
""",
}


def sizes(n):
    """n queries and few keys, where a loop over the queries stands out most. Each call draws others."""
    return _timed.normal(size=(n, 4)), _timed.normal(size=(8, 4)), _timed.normal(size=(8, 4))
