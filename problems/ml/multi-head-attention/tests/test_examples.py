"""The examples a learner sees, from equal weights to refused numbers of heads."""

import math

import numpy as np
import pytest
from solution import multi_head_attention

from rehearse_sandbox.kit import check_close

EYE = np.eye(2)


def test_equal_weights_average():
    """Where all scores are equal, each head averages its own columns of the values over the positions."""
    X = np.array([[[1.0, 10.0], [3.0, 30.0]]])
    nothing, same = np.zeros((2, 2)), np.eye(2)
    result = multi_head_attention(X, nothing, same, same, same, heads=2)
    check_close(result, np.array([[[2.0, 20.0], [2.0, 20.0]]]))


def test_each_head_has_weights_of_its_own():
    """A head's scores come from its own columns only: here head 0 tells position 0 apart, and head 1 position 1."""
    x = math.sqrt(math.log(3.0))
    X = np.array([[[x, 0.0], [0.0, x]]])
    result = multi_head_attention(X, EYE, EYE, EYE, EYE, heads=2)
    check_close(result, np.array([[[0.75 * x, 0.5 * x], [0.5 * x, 0.75 * x]]]))


def test_scores_are_divided_by_the_root_of_a_heads_width():
    """The scale is the root of a head's width, here of 4 although there are 8 columns."""
    X = np.zeros((1, 2, 8))
    X[0, 0, 0] = 2.0 * math.sqrt(math.log(3.0))
    Wq = np.diag([0.5] + [0.0] * 7)
    expected = np.zeros((1, 2, 8))
    expected[0, :, 0] = np.array([0.75, 0.5]) * X[0, 0, 0]
    check_close(multi_head_attention(X, Wq, np.eye(8), np.eye(8), np.eye(8), heads=2), expected)


def test_heads_take_neighbouring_columns():
    """Of four columns the first two belong to head 0 and the last two to head 1, and they come back in this order."""
    X = np.array([[[10.0, 1.0, 0.0, 5.0], [0.0, 3.0, 0.0, 7.0]]])
    Wq, Wk = np.zeros((4, 4)), np.zeros((4, 4))
    Wq[0, 0] = Wk[0, 0] = 1.0
    expected = np.array([[[10.0, 1.0, 0.0, 6.0], [5.0, 2.0, 0.0, 6.0]]])
    check_close(multi_head_attention(X, Wq, Wk, np.eye(4), np.eye(4), heads=2), expected)


def test_causal_positions_see_themselves_and_what_came_before():
    """With causal=True the first position sees itself only, and the second one both."""
    X, one = np.array([[[1.0], [3.0]]]), np.ones((1, 1))
    result = multi_head_attention(X, 0 * one, one, one, one, heads=1, causal=True)
    check_close(result, np.array([[[1.0], [2.0]]]))


def test_a_later_position_with_a_huge_score():
    """A later position makes no difference, even if its score is 102 400 and that of the position itself is -102 400."""
    X = np.stack([[np.full(16, -10.0), np.full(16, 10.0)]])
    ones, same = np.ones((16, 16)), np.eye(16)
    result = multi_head_attention(X, ones, -ones, same, same, heads=1, causal=True)
    check_close(result, np.full((1, 2, 16), -10.0))


@pytest.mark.parametrize("heads", [3, 8, 0, -2])
def test_refused_numbers_of_heads(heads):
    """Four columns cannot be shared out among 3 or 8 heads, nor among none or fewer: ValueError."""
    same = np.eye(4)
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        multi_head_attention(np.ones((1, 2, 4)), same, same, same, same, heads)
