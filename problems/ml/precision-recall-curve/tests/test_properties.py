"""Laws of the curve, of its average, and of what both do with equal scores."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, strategy
from solution import average_precision, precision_recall_curve

from rehearse_sandbox.kit import check_close, check_form, check_same


def points(answer):
    """The three arrays of a curve, after a check that it has the promised form."""
    why = "precision_recall_curve returns three float64 arrays of equal length: precision, recall and thresholds."
    precision, recall, thresholds = check_form(answer, kind=tuple, length=3, why=why)
    check_form(precision, dtype="float64", why=why)
    check_form(recall, shape=precision.shape, dtype="float64", why=why)
    check_form(thresholds, shape=precision.shape, dtype="float64", why=why)
    return precision, recall, thresholds


def counted(labels, scores):
    """Precision and recall as fractions, by counting at each distinct score, the highest first."""
    pairs = list(zip(labels.tolist(), scores.tolist(), strict=True))
    found = []
    for threshold in sorted(set(scores.tolist()), reverse=True):
        alarms = [label for label, score in pairs if score >= threshold]
        found.append((Fraction(sum(alarms), len(alarms)), Fraction(sum(alarms), int(labels.sum()))))
    return found


def counted_curve(labels, scores):
    """The three arrays, by counting."""
    precision, recall = (np.array([float(pair[side]) for pair in counted(labels, scores)]) for side in (0, 1))
    return precision, recall, np.array(sorted(set(scores.tolist()), reverse=True))


def counted_average(labels, scores):
    """The sum of the rectangles in exact fractions."""
    total, before = Fraction(0), Fraction(0)
    for precision, recall in counted(labels, scores):
        total += (recall - before) * precision
        before = recall
    return float(total)


@given(strategy())
def test_curve_by_counting(case):
    """There is one point for each distinct score, from the highest to the lowest, with the alarms counted that score at least as much."""
    expected = counted_curve(*case)
    answer = points(precision_recall_curve(*case))
    check_close(answer, expected)
    check_same(answer[2], expected[2], why="The thresholds are the scores themselves.")


@given(strategy())
def test_average_by_counting(case):
    """Average precision adds up rectangles: at each distinct score its precision, times the recall that this score adds."""
    check_close(average_precision(*case), counted_average(*case))


@given(strategy(), st.sets(st.floats(-1e300, 1e300), min_size=5, max_size=5).map(sorted))
def test_only_the_order_counts(case, levels):
    """Any other scores in the same order, with the same ties, give the same precisions, recalls and average."""
    labels, scores = case
    others = np.array(levels)[scores.astype(np.int64) + 2]
    check_close(points(precision_recall_curve(labels, others))[:2], counted_curve(labels, scores)[:2])
    check_close(average_precision(labels, others), counted_average(labels, scores))


@given(strategy())
def test_order_of_the_examples(case):
    """In which order the examples come makes no difference, not even among equal scores: backwards is as good as forwards."""
    labels, scores = case
    forwards = points(precision_recall_curve(labels, scores))
    check_close(precision_recall_curve(labels[::-1].copy(), scores[::-1].copy()), forwards)
    check_close(average_precision(labels[::-1].copy(), scores[::-1].copy()), counted_average(labels, scores))


@given(strategy(size=4), st.integers(2, 3))
def test_every_example_several_times(case, times):
    """Precision and recall are shares: taking every example several times changes no point of the curve."""
    labels, scores = (np.repeat(each, times) for each in case)
    check_close(points(precision_recall_curve(labels, scores)), counted_curve(*case))
    check_close(average_precision(labels, scores), counted_average(*case))


@given(strategy(size=4), st.integers(1, 5))
def test_negatives_below_everybody(case, more):
    """Negatives that score below everybody add one last point, whose recall is 1, and leave the average precision as it is."""
    labels, scores = np.append(case[0], [0] * more), np.append(case[1], [-9.0] * more)
    precision, recall, _ = points(precision_recall_curve(labels, scores))
    before = counted_curve(*case)
    check_close(precision, np.append(before[0], case[0].sum() / len(labels)))
    check_close(recall, np.append(before[1], 1.0))
    check_close(average_precision(labels, scores), counted_average(*case))


@given(st.integers(0, 4))
def test_negatives_alone(count):
    """Without a positive example, however many others there are, both functions raise ValueError."""
    labels, scores = np.zeros(count, dtype=np.int64), np.arange(float(count))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        precision_recall_curve(labels, scores)
    with pytest.raises(ValueError):  # noqa: PT011
        average_precision(labels, scores)


@given(strategy(size=4))
def test_inputs_are_left_alone(case):
    """The caller's labels and scores hold the same numbers in the same order after the calls."""
    labels, scores = case
    labels_before, scores_before = labels.copy(), scores.copy()
    average_precision(labels, scores)
    precision_recall_curve(labels, scores)
    check_same(labels, labels_before)
    check_same(scores, scores_before, why="The scores belong to the caller: sort a copy, not in place.")


def test_as_many_as_allowed():
    """With as many examples as allowed, in turn positive and negative from the top, precision sinks towards one half."""
    labels, scores, half = np.arange(N_MAX) % 2, np.arange(float(N_MAX)), N_MAX // 2
    alarms = np.arange(1, N_MAX + 1)
    hits = (alarms + 1) // 2
    check_close(precision_recall_curve(labels, scores), (hits / alarms, hits / half, scores[::-1].copy()))
    check_close(average_precision(labels, scores), float(np.mean((hits / alarms)[::2])))
