"""The examples a learner sees, from scores without ties to a class that is missing."""

import numpy as np
import pytest
from solution import roc_auc, roc_curve

from rehearse_sandbox.kit import check_close


def test_distinct_scores():
    """Each example passes the threshold in turn: a positive one moves the curve up, a negative one to the right."""
    labels = np.array([1, 0, 1, 1, 0])
    scores = np.array([0.2, 0.4, 0.9, 0.6, 0.1])
    fpr, tpr = roc_curve(labels, scores)
    check_close(fpr, np.array([0.0, 0.0, 0.0, 0.5, 0.5, 1.0]))
    check_close(tpr, np.array([0.0, 1 / 3, 2 / 3, 2 / 3, 1.0, 1.0]))
    check_close(roc_auc(labels, scores), 5 / 6)


def test_a_tie_between_the_classes():
    """Equal scores pass the threshold together, so the curve goes diagonally, and the tied pair counts one half."""
    labels = np.array([1, 0, 1, 0])
    scores = np.array([0.9, 0.6, 0.6, 0.1])
    fpr, tpr = roc_curve(labels, scores)
    check_close(fpr, np.array([0.0, 0.0, 0.5, 1.0]))
    check_close(tpr, np.array([0.0, 0.5, 1.0, 1.0]))
    check_close(roc_auc(labels, scores), 0.875)


def test_all_scores_equal():
    """A model that cannot tell anything apart has one step from (0, 0) to (1, 1), and an area of one half."""
    labels = np.array([1, 0, 0])
    scores = np.array([0.5, 0.5, 0.5])
    fpr, tpr = roc_curve(labels, scores)
    check_close(fpr, np.array([0.0, 1.0]))
    check_close(tpr, np.array([0.0, 1.0]))
    check_close(roc_auc(labels, scores), 0.5)


def test_nearly_equal_scores():
    """Scores are tied only when they are equal: 0.1 + 0.2 is a little more than 0.3, and ranks above it."""
    labels = np.array([0, 1])
    scores = np.array([0.3, 0.1 + 0.2])
    fpr, tpr = roc_curve(labels, scores)
    check_close(fpr, np.array([0.0, 0.0, 1.0]))
    check_close(tpr, np.array([0.0, 1.0, 1.0]))
    check_close(roc_auc(labels, scores), 1.0)


def test_a_class_is_missing():
    """Without a positive or without a negative example one of the rates is 0/0, so the call raises ValueError."""
    for labels in (np.array([1, 1]), np.array([0, 0])):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            roc_curve(labels, np.array([0.2, 0.7]))
        with pytest.raises(ValueError):  # noqa: PT011
            roc_auc(labels, np.array([0.2, 0.7]))
