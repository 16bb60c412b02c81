"""Laws of multi-head attention: what it computes, and what makes no difference to it."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import B_MAX, D_MAX, ENTRY_MAX, N_MAX, sequences, strategy
from solution import multi_head_attention

from rehearse_sandbox.kit import check_close, check_form, check_same


def attend(case):
    """What a call with these arguments returns, after a check of its form."""
    *arguments, causal = case
    answer = multi_head_attention(*arguments, causal=causal)
    return check_form(answer, shape=case[0].shape, dtype="float64", why="The result has the shape of X.")


def by_definition(X, Wq, Wk, Wv, Wo, heads, causal):
    """The four steps for one sequence, one head and one position after another."""
    result = np.zeros(X.shape)
    width = X.shape[2] // heads
    for b, sequence in enumerate(X):
        Q, K, V = sequence @ Wq, sequence @ Wk, sequence @ Wv
        joined = np.zeros(sequence.shape)
        for first in range(0, X.shape[2], width):
            columns = range(first, first + width)
            for i in range(len(sequence)):
                seen = range(i + 1 if causal else len(sequence))
                scores = [sum(Q[i, c] * K[j, c] for c in columns) / math.sqrt(width) for j in seen]
                powers = [math.exp(score - max(scores)) for score in scores]
                for c in columns:
                    joined[i, c] = sum(power * V[j, c] for j, power in zip(seen, powers, strict=True)) / sum(powers)
        result[b] = joined @ Wo
    return result


@given(strategy())
def test_small_sequences_by_definition(case):
    """The result is what the four steps say, for each sequence, head and position."""
    check_close(attend(case), by_definition(*case))


@given(strategy(extreme=True))
def test_largest_entries_by_definition(case):
    """At the ends of the range the softmax still has finite values, and the result is made of these."""
    check_close(attend(case), by_definition(*case))


@given(sequences())
def test_heads_have_no_order(case):
    """Heads in another order, their columns of Wq, Wk and Wv moved and their rows of Wo as well, give the same result."""
    X, Wq, Wk, Wv, Wo, heads, causal = case
    order = np.roll(np.arange(X.shape[2]).reshape(heads, -1), 1, axis=0).ravel()
    moved = X, Wq[:, order], Wk[:, order], Wv[:, order], Wo[order], heads, causal
    check_close(attend(moved), attend(case))


@given(sequences())
def test_positions_have_no_order(case):
    """Without a mask, positions in another order give the same rows in that order."""
    X, *others, _ = case
    order = np.roll(np.arange(X.shape[1])[::-1], 1)
    expected = attend((X, *others, False))[:, order]
    check_close(attend((X[:, order], *others, False)), expected)


@given(sequences(), st.integers(1, N_MAX), st.sampled_from([0.0, ENTRY_MAX, -ENTRY_MAX]))
def test_later_positions_make_no_difference(case, known, number):
    """With causal=True the first results stay the same, whatever is written into later positions, or if they are cut off."""
    X, *others, _ = case
    expected = attend((X, *others, True))[:, :known]
    later = X.copy()
    later[:, known:] = number
    check_close(attend((later, *others, True))[:, :known], expected)
    check_close(attend((X[:, :known].copy(), *others, True)), expected)


@given(sequences())
def test_sequences_do_not_see_each_other(case):
    """Each sequence of a batch gives what it gives alone."""
    X, *others = case
    together = attend(case)
    for b in range(len(X)):
        check_close(attend((X[b : b + 1].copy(), *others)), together[b : b + 1])


@given(strategy(size=2))
def test_arguments_are_left_alone(case):
    """The sequences and the four matrices hold the same numbers after the call as before."""
    kept = [array.copy() for array in case[:5]]
    attend(case)
    check_same(list(case[:5]), kept, why="The arguments must not change: work on arrays of your own.")


def test_the_largest_sequences():
    """Where all positions are equal each of them gets what it holds: its row times Wv times Wo, however many heads there are."""
    X, ones = np.full((B_MAX, N_MAX, D_MAX), float(ENTRY_MAX)), np.ones((D_MAX, D_MAX))
    expected = np.full(X.shape, float(ENTRY_MAX * D_MAX * D_MAX))
    check_close(multi_head_attention(X, ones, ones, ones, ones, 4), expected)
