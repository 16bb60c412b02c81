"""Laws of rotary positions: what a turn keeps, what a dot product sees, and how calls and layouts fit together."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import B_MAX, D_MAX, ENTRY_MAX, H_MAX, N_MAX, OFFSET_MAX, strategy, texts, turned
from solution import rotary_embedding

from rehearse_sandbox.kit import check_close, check_same


def by_definition(X, offsets, base, interleaved):
    """The four steps for one row and one pair after another."""
    d = X.shape[3]
    result = np.zeros(X.shape)
    for s, head, i in np.ndindex(X.shape[:3]):
        before, after = X[s, head, i], result[s, head, i]
        for j in range(d // 2):
            u, v = (2 * j, 2 * j + 1) if interleaved else (j, j + d // 2)
            angle = (int(offsets[s]) + i) / base ** (2 * j / d)
            after[u] = before[u] * math.cos(angle) - before[v] * math.sin(angle)
            after[v] = before[u] * math.sin(angle) + before[v] * math.cos(angle)
    return result


@given(strategy())
def test_each_pair_by_definition(case):
    """Each pair of each row is turned by its own angle, as the four steps say."""
    X, offsets, base, interleaved = case
    expected = by_definition(*case)
    check_close(rotary_embedding(X, offsets, base, interleaved=interleaved), expected)


@given(texts())
def test_lengths_are_kept(case):
    """A turn moves numbers between the columns of a pair and changes no row's length."""
    X, offsets, base, interleaved, _ = case
    lengths = np.sqrt((X**2).sum(axis=3))
    found = turned(rotary_embedding(X.copy(), offsets, base, interleaved=interleaved), X)
    check_close(np.sqrt((found**2).sum(axis=3)), lengths)


@given(
    st.lists(st.integers(-3, 3), min_size=8, max_size=8),
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.sampled_from([1, 7, 1000]),
    st.booleans(),
)
def test_scores_see_the_distance_only(cells, places, shift, interleaved):
    """Moving a query and a key along the text by the same number of positions leaves their dot product as it was."""
    X = np.array(cells, dtype=np.float64).reshape(2, 1, 1, 4)

    def score(offsets):
        query, key = turned(rotary_embedding(X.copy(), offsets, 100.0, interleaved=interleaved), X)[:, 0, 0]
        return float(query @ key)

    check_close(score(np.array(places) + shift), score(np.array(places)))


@given(texts())
def test_any_cut_gives_the_same_rows(case):
    """Rows that are read in two calls are turned as in one, when the offsets of the second call count those of the first."""
    X, offsets, base, interleaved, cut = case
    expected = turned(rotary_embedding(X.copy(), offsets.copy(), base, interleaved=interleaved), X)
    later = X[:, :, cut:].copy()
    found = turned(rotary_embedding(later, offsets + cut, base, interleaved=interleaved), later)
    check_close(found, expected[:, :, cut:])


@given(texts())
def test_two_layouts_of_the_same_pairs(case):
    """The layouts differ in where the columns stand: rearranged, the same pairs are turned by the same angles."""
    X, offsets, base, _, _ = case
    order = np.arange(X.shape[3]).reshape(2, -1).T.ravel()
    expected = turned(rotary_embedding(X.copy(), offsets.copy(), base), X)[..., order]
    found = rotary_embedding(X[..., order].copy(), offsets.copy(), base, interleaved=True)
    check_close(found, expected)


@given(strategy(size=1))
def test_arguments_are_left_alone(case):
    """The rows and the offsets hold the same numbers after the call as before."""
    X, offsets, base, interleaved = case
    kept = X.copy(), offsets.copy()
    rotary_embedding(X, offsets, base, interleaved=interleaved)
    check_same((X, offsets), kept, why="The rows and the offsets must not change: write into a new array.")


def test_far_from_the_beginning():
    """The largest input, at the last positions that are allowed, is turned like any other."""
    X, offsets = np.full((B_MAX, H_MAX, N_MAX, D_MAX), float(ENTRY_MAX)), np.full(B_MAX, OFFSET_MAX)
    check_close(rotary_embedding(X, offsets), by_definition(X, offsets, 10000.0, interleaved=False))
