"""The examples a learner sees, from scores without ties to a class that is missing."""

import numpy as np
import pytest
from solution import average_precision, precision_recall_curve

from rehearse_sandbox.kit import check_close, check_same


def test_distinct_scores():
    """Each distinct score is a threshold, also after recall has reached 1; recall never falls, precision goes up and down."""
    labels = np.array([1, 0, 1, 1, 0])
    scores = np.array([0.2, 0.4, 0.9, 0.6, 0.1])
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    check_close(precision, np.array([1.0, 1.0, 2 / 3, 3 / 4, 3 / 5]))
    check_close(recall, np.array([1 / 3, 2 / 3, 2 / 3, 1.0, 1.0]))
    check_same(thresholds, np.array([0.9, 0.6, 0.4, 0.2, 0.1]))
    why = "Average precision adds up rectangles, the first one from recall 0: each as wide as the recall that a score adds, and as high as its precision."
    check_close(average_precision(labels, scores), 11 / 12, why=why)


def test_a_tie_between_the_classes():
    """Equal scores pass the threshold together and make one point, whatever their order in the input."""
    labels = np.array([0, 1, 1, 0, 1])
    scores = np.array([0.9, 0.8, 0.5, 0.5, 0.1])
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    check_close(precision, np.array([0.0, 1 / 2, 1 / 2, 3 / 5]))
    check_close(recall, np.array([0.0, 1 / 3, 2 / 3, 1.0]))
    check_same(thresholds, np.array([0.9, 0.8, 0.5, 0.1]))
    check_close(average_precision(labels, scores), 8 / 15)


def test_all_scores_equal():
    """A model that cannot tell anything apart has one point, and its average precision is the share of positives."""
    labels = np.array([1, 0, 0, 0])
    scores = np.array([0.5, 0.5, 0.5, 0.5])
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    check_close(precision, np.array([0.25]))
    check_close(recall, np.array([1.0]))
    check_same(thresholds, np.array([0.5]))
    check_close(average_precision(labels, scores), 0.25)


def test_nearly_equal_scores():
    """Scores are tied only when they are equal: 0.1 + 0.2 is a little more than 0.3, and ranks above it."""
    labels = np.array([0, 1])
    scores = np.array([0.3, 0.1 + 0.2])
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    check_close(precision, np.array([1.0, 0.5]))
    check_close(recall, np.array([1.0, 1.0]))
    check_same(thresholds, np.array([0.1 + 0.2, 0.3]))
    check_close(average_precision(labels, scores), 1.0)


def test_no_negative_examples():
    """Without a negative example no alarm is false, so precision is 1 at every threshold."""
    labels = np.array([1, 1])
    scores = np.array([-0.5, 2.0])
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    check_close(precision, np.array([1.0, 1.0]))
    check_close(recall, np.array([0.5, 1.0]))
    check_same(thresholds, np.array([2.0, -0.5]))
    check_close(average_precision(labels, scores), 1.0)


def test_no_positive_example():
    """Without a positive example recall is 0/0, so the call raises ValueError; so it does without any example."""
    for labels in (np.array([0, 0]), np.array([], dtype=np.int64)):
        scores = np.arange(float(len(labels)))
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            precision_recall_curve(labels, scores)
        with pytest.raises(ValueError):  # noqa: PT011
            average_precision(labels, scores)
