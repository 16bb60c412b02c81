"""The examples a learner sees: one pair, where rows stand, both layouts, and what is refused."""

import math

import numpy as np
import pytest
from inputs import turned
from solution import rotary_embedding

from rehearse_sandbox.kit import check_close


def test_one_pair():
    """A pair turns by its position in radians, from its first column towards its second; at position 0 it stays as it is."""
    X = np.array([[[[1.0, 0.0], [1.0, 0.0]]]])
    check_close(rotary_embedding(X, np.array([0])), np.array([[[[1.0, 0.0], [math.cos(1), math.sin(1)]]]]))


def test_rows_behind_others():
    """Positions go on from the offset: behind three earlier rows, the first row of a call stands at position 3."""
    X = np.array([[[[0.0, 2.0]]]])
    check_close(rotary_embedding(X, np.array([3])), np.array([[[[-2 * math.sin(3), 2 * math.cos(3)]]]]))


def test_pairs_from_two_halves():
    """Column j and column j + d/2 make a pair, and each pair has a speed of its own: 1 for the first one, here 0.01 for the second."""
    X = np.array([[[[1.0, 3.0, 0.0, 0.0]]]])
    expected = [math.cos(2), 3 * math.cos(0.02), math.sin(2), 3 * math.sin(0.02)]
    check_close(rotary_embedding(X, np.array([2])), np.array([[[expected]]]))


def test_pairs_of_neighbours():
    """When interleaved, columns 2j and 2j + 1 make a pair, and both of them are turned by the angle of their pair."""
    X = np.array([[[[1.0, 0.0, 3.0, 0.0]]]])
    expected = [math.cos(2), math.sin(2), 3 * math.cos(0.02), 3 * math.sin(0.02)]
    check_close(rotary_embedding(X, np.array([2]), interleaved=True), np.array([[[expected]]]))


def test_another_base():
    """The base sets the speeds: with 16 the second of two pairs turns by 1/4 for each position."""
    X = np.array([[[[1.0, 3.0, 0.0, 0.0]]]])
    expected = [math.cos(2), 3 * math.cos(0.5), math.sin(2), 3 * math.sin(0.5)]
    check_close(rotary_embedding(X, np.array([2]), 16.0), np.array([[[expected]]]))


def test_sequences_of_different_lengths():
    """Each sequence has an offset of its own, and all heads of a sequence share it."""
    X = np.array([[[[1.0, 0.0]], [[2.0, 0.0]]], [[[1.0, 0.0]], [[2.0, 0.0]]]])
    cosine, sine = math.cos(4), math.sin(4)
    expected = np.array([[[[1.0, 0.0]], [[2.0, 0.0]]], [[[cosine, sine]], [[2 * cosine, 2 * sine]]]])
    check_close(rotary_embedding(X, np.array([0, 4])), expected)


def test_only_the_distance_counts():
    """The dot product of two turned rows depends on how far apart they stand, not on where."""
    X = np.array([[[[1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]]])
    for offset in (0, 5):
        rows = turned(rotary_embedding(X.copy(), np.array([offset])), X)[0, 0]
        check_close(float(rows[0] @ rows[2]), math.cos(2))


def test_far_along_a_text():
    """A position in the thousands multiplies every rounding of a speed, so that speeds need all digits of a float64."""
    X = np.array([[[[0.0, 1.0, 0.0, 0.0]]]])
    check_close(rotary_embedding(X, np.array([10000])), np.array([[[[0.0, math.cos(100), 0.0, math.sin(100)]]]]))


@pytest.mark.parametrize(
    ("columns", "offsets"),
    [(3, [0, 0]), (1, [0, 0]), (2, [-1, -1]), (2, [4, -1])],
    ids=["three columns", "one column", "negative offsets", "one negative offset"],
)
def test_refused_arguments(columns, offsets):
    """An odd number of columns leaves one without a partner, and no row stands before position 0: both raise ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        rotary_embedding(np.ones((2, 1, 1, columns)), np.array(offsets))
