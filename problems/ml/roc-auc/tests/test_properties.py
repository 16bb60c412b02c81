"""Laws of the curve, of its area, and of what both do with equal scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, strategy
from solution import roc_auc, roc_curve

from rehearse_sandbox.kit import check_close, check_form, check_same


def points(answer):
    """The two arrays of a curve, after a check that it has the promised form."""
    fpr, tpr = check_form(answer, kind=tuple, length=2, why="roc_curve returns the pair (fpr, tpr).")
    check_form(fpr, dtype="float64", why="The rates are two float64 arrays of equal length.")
    check_form(tpr, shape=fpr.shape, dtype="float64", why="The rates are two float64 arrays of equal length.")
    return fpr, tpr


def counted_curve(labels, scores):
    """The rates by counting at each threshold, the highest first, after one that nobody reaches."""
    pairs = list(zip(labels.tolist(), scores.tolist(), strict=True))
    rates = []
    for kind in (0, 1):
        mine = [score for label, score in pairs if label == kind]
        thresholds = sorted(set(scores.tolist()), reverse=True)
        rates.append(np.array([0.0] + [sum(score >= t for score in mine) / len(mine) for t in thresholds]))
    return tuple(rates)


def counted_pairs(labels, scores):
    """The share of pairs of a positive and a negative example that are ranked right; ties count one half."""
    pairs = [(p, q) for p in scores[labels == 1].tolist() for q in scores[labels == 0].tolist()]
    return sum(1.0 if p > q else 0.5 if p == q else 0.0 for p, q in pairs) / len(pairs)


@given(strategy())
def test_curve_by_counting(case):
    """After (0, 0) there is one point for each distinct score, with the shares of both classes that score at least as much."""
    check_close(roc_curve(*case), counted_curve(*case))


@given(strategy())
def test_area_by_counting_pairs(case):
    """The area is the share of pairs of a positive and a negative example that are ranked right; a tie counts one half."""
    check_close(roc_auc(*case), counted_pairs(*case))


@given(strategy(), st.sets(st.floats(-1e300, 1e300), min_size=5, max_size=5).map(sorted))
def test_only_the_order_counts(case, levels):
    """Any other scores in the same order, with the same ties, give the same curve and the same area."""
    labels, scores = case
    others = np.array(levels)[scores.astype(np.int64) + 2]
    check_close(roc_curve(labels, others), counted_curve(labels, scores))
    check_close(roc_auc(labels, others), counted_pairs(labels, scores))


@given(strategy(size=12))
def test_turned_around(case):
    """Changing the sign of all scores turns the area A into 1 - A: every pair that was ranked right is ranked wrong."""
    labels, scores = case
    check_close(roc_auc(labels, -scores), 1 - check_form(roc_auc(labels, scores)))


@given(strategy())
def test_order_of_the_examples(case):
    """In which order the examples come makes no difference, not even among equal scores: backwards is as good as forwards."""
    labels, scores = case
    check_close(roc_curve(labels[::-1].copy(), scores[::-1].copy()), points(roc_curve(labels, scores)))


@given(st.integers(0, 4), st.integers(0, 1))
def test_one_class_alone(count, label):
    """With examples of one class only, or with none at all, both functions raise ValueError."""
    labels, scores = np.full(count, label), np.arange(float(count))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        roc_curve(labels, scores)
    with pytest.raises(ValueError):  # noqa: PT011
        roc_auc(labels, scores)


@given(strategy(size=4))
def test_inputs_are_left_alone(case):
    """The caller's labels and scores hold the same numbers in the same order after the calls."""
    labels, scores = case
    labels_before, scores_before = labels.copy(), scores.copy()
    roc_auc(labels, scores)
    roc_curve(labels, scores)
    check_same(labels, labels_before)
    check_same(scores, scores_before, why="The scores belong to the caller: sort a copy, not in place.")


def test_as_many_as_allowed():
    """With as many examples as allowed, in turn positive and negative from the top, the curve climbs stairs along the diagonal."""
    labels, scores, half = np.arange(N_MAX) % 2, np.arange(float(N_MAX)), N_MAX // 2
    steps = np.arange(N_MAX + 1)
    check_close(roc_curve(labels, scores), ((steps // 2) / half, ((steps + 1) // 2) / half))
    check_close(roc_auc(labels, scores), (half + 1) / (2 * half))
