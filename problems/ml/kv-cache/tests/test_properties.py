"""Laws of a key-value cache: what a call computes, and that it makes no difference how a text is cut."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import B_MAX, CACHED_MAX, D_MAX, ENTRY_MAX, P_MAX, parts, read, strategy, texts
from solution import extend

from rehearse_sandbox.kit import check_close, check_same


def by_definition(X, cache, weights, positions, heads):
    """The five steps for one sequence, one head and one new row after another."""
    Wq, Wk, Wv, Wo = weights
    b, m, _ = X.shape
    known, width = cache[0].shape[2:]
    joined = np.zeros(X.shape)
    keys, values = (np.concatenate([part, np.zeros((b, heads, m, width))], axis=2) for part in cache)
    for s in range(b):
        H = X[s] + positions[known : known + m]
        for t in range(heads):
            columns = range(t * width, (t + 1) * width)
            keys[s, t, known:], values[s, t, known:] = (H @ Wk)[:, columns], (H @ Wv)[:, columns]
            for i in range(m):
                seen = range(known + i + 1)
                query = (H @ Wq)[i, columns]
                scores = [sum(query * keys[s, t, j]) / math.sqrt(width) for j in seen]
                powers = [math.exp(score - max(scores)) for score in scores]
                mixed = sum(power * values[s, t, j] for power, j in zip(powers, seen, strict=True))
                joined[s, i, columns] = mixed / sum(powers)
    return joined @ Wo, (keys, values)


@given(strategy())
def test_small_calls_by_definition(case):
    """Results and cache are what the five steps say, for each sequence, head and new row."""
    expected = by_definition(*case)
    check_close(extend(*case), expected)


@given(strategy(extreme=True))
def test_largest_entries_by_definition(case):
    """At the ends of the range the softmax still has finite values, and the results are made of these."""
    expected = by_definition(*case)
    check_close(extend(*case), expected)


@given(texts())
def test_any_cut_gives_the_same_rows(case):
    """Sequences that are read in pieces give the same rows and the same cache as in one call, wherever they are cut."""
    *text, cuts = case
    expected = read(*text)
    check_close(read(*text, cuts), expected)


@given(texts())
def test_row_by_row(case):
    """Decoding one row at a time gives the rows of one pass over all of them."""
    X, *others, _ = case
    expected, _ = read(X, *others)
    found, _ = read(X, *others, range(1, X.shape[1]))
    check_close(found, expected)


@given(texts(), st.lists(st.integers(0, B_MAX - 1), min_size=1, max_size=B_MAX))
def test_sequences_go_on_alone(case, order):
    """Each sequence is on its own: taken from the cache in any order, left out or taken twice, it goes on as it would have."""
    X, weights, positions, heads, cuts = case
    order = [number % len(X) for number in order]
    known = cuts[0] if cuts else 0
    cache = parts_read(X, weights, positions, heads, known)
    rest = X[:, known:].copy()
    taken, picked = rest[order].copy(), tuple(part[order].copy() for part in cache)
    together, _ = parts(extend(rest, cache, weights, positions, heads), rest, cache)
    alone, _ = parts(extend(taken, picked, weights, positions, heads), taken, picked)
    check_close(alone, together[order])


def parts_read(X, weights, positions, heads, known):
    """The cache after so many rows, by plain loops, so that only one call is looked at."""
    b, _, d = X.shape
    empty = np.zeros((b, heads, 0, d // heads))
    return by_definition(X[:, :known].copy(), (empty, empty), weights, positions, heads)[1]


@given(strategy(), st.sampled_from([0.0, ENTRY_MAX, -ENTRY_MAX]))
def test_later_rows_make_no_difference(case, number):
    """What is written into the last of several new rows changes no result before it."""
    X, *others = case
    cache = others[0]
    expected, _ = parts(extend(X.copy(), *others), X, cache)
    other = X.copy()
    other[:, -1] = number
    found, _ = parts(extend(other, *others), X, cache)
    check_close(found[:, :-1], expected[:, :-1])


@given(strategy(size=2))
def test_arguments_are_left_alone(case):
    """The rows, the cache, the weights and the positions hold the same numbers after the call; the cached ones come back exactly."""
    X, cache, weights, positions, _ = case
    kept = [array.copy() for array in (X, *cache, *weights, positions)]
    _, grown = parts(extend(*case), X, cache)
    check_same([X, *cache, *weights, positions], kept, why="The arguments must not change: work on arrays of your own.")
    known = cache[0].shape[2]
    check_same([part[:, :, :known].copy() for part in grown], kept[1:3], why="What is in the cache stays as it is.")


def test_largest_cache():
    """A step at the last position, where all positions are equal, gives each sequence the common value times Wo."""
    X, positions = np.full((B_MAX, 1, D_MAX), float(ENTRY_MAX)), np.full((P_MAX, D_MAX), float(ENTRY_MAX))
    ones, cached = np.ones((D_MAX, D_MAX)), np.full((B_MAX, 4, P_MAX - 1, D_MAX // 4), float(CACHED_MAX))
    Y, _ = parts(extend(X, (cached, cached), (ones, ones, ones, ones), positions, 4), X, (cached, cached))
    check_close(Y, np.full(X.shape, float(CACHED_MAX * D_MAX)))
