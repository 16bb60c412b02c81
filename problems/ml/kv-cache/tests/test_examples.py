"""The examples a learner sees, from one step to the end of the positions."""

import math

import numpy as np
import pytest
from inputs import nothing_cached, parts
from solution import extend

from rehearse_sandbox.kit import check_close

EYE = np.eye(2)


def test_one_step():
    """A new row stands at the position behind those in the cache, and sees them and itself."""
    one, nothing = np.ones((1, 1)), np.zeros((1, 1))
    cached = np.array([[[[1.0]]]])
    positions = np.array([[0.0], [10.0], [4.0]])
    answer = extend(np.array([[[3.0]]]), (cached, cached), (nothing, one, one, one), positions, 1)
    grown = np.array([[[[1.0], [13.0]]]])
    check_close(answer, (np.array([[[7.0]]]), (grown, grown)))


def test_prefill():
    """With nothing in the cache the first row sees itself only, and each later one those before it as well."""
    one, nothing = np.ones((1, 1)), np.zeros((1, 1))
    X = np.array([[[1.0], [3.0], [8.0]]])
    answer = extend(X, nothing_cached(1, 1, 1), (nothing, one, one, one), np.zeros((4, 1)), 1)
    check_close(answer, (np.array([[[1.0], [2.0], [4.0]]]), (X[:, np.newaxis], X[:, np.newaxis])))


def test_a_piece_behind_a_cache():
    """Of several new rows each sees all that is cached and the new ones up to itself, and no later one."""
    one, nothing = np.ones((1, 1)), np.zeros((1, 1))
    cached = np.array([[[[6.0]]]])
    answer = extend(np.array([[[0.0], [6.0]]]), (cached, cached), (nothing, one, one, one), np.zeros((4, 1)), 1)
    grown = np.array([[[[6.0], [0.0], [6.0]]]])
    check_close(answer, (np.array([[[3.0], [4.0]]]), (grown, grown)))


def test_each_head_has_its_own_cache():
    """Neighbouring columns make a head, and its keys and values go behind those of the same head."""
    cached = np.array([[[[2.0]], [[7.0]]]])
    X = np.array([[[4.0, 1.0], [6.0, 4.0]]])
    answer = extend(X, (cached, cached), (0 * EYE, EYE, EYE, EYE), np.zeros((4, 2)), 2)
    grown = np.array([[[[2.0], [4.0], [6.0]], [[7.0], [1.0], [4.0]]]])
    check_close(answer, (np.array([[[3.0, 4.0], [4.0, 4.0]]]), (grown, grown)))


def test_cached_keys_decide():
    """A head compares with its own cached keys, and divides by the root of its own width, here 1 although there are 2 columns."""
    keys, values = np.array([[[[math.log(3.0)]], [[0.0]]]]), np.array([[[[4.0]], [[4.0]]]])
    answer = extend(np.array([[[1.0, 0.0]]]), (keys, values), (EYE, 0 * EYE, 0 * EYE, EYE), np.zeros((4, 2)), 2)
    grown = np.concatenate([keys, 0 * keys], axis=2), np.concatenate([values, 0 * values], axis=2)
    check_close(answer, (np.array([[[3.0, 2.0]]]), grown))


def test_last_position():
    """The last row of the positions is used: a new row that gets it is no row too many."""
    one, nothing = np.ones((1, 1)), np.zeros((1, 1))
    cached = np.array([[[[1.0], [3.0]]]])
    positions = np.array([[2.0], [4.0], [6.0]])
    answer = extend(np.array([[[5.0]]]), (cached, cached), (nothing, one, one, one), positions, 1)
    grown = np.array([[[[1.0], [3.0], [11.0]]]])
    check_close(answer, (np.array([[[5.0]]]), (grown, grown)))


@pytest.mark.parametrize(("known", "new"), [(3, 1), (2, 2), (0, 4)], ids=["3 and 1", "2 and 2", "0 and 4"])
def test_no_position_left(known, new):
    """New rows need a position each: with three of them, more than three rows in the cache and the call are refused with ValueError."""
    one, cached = np.ones((1, 1)), np.zeros((1, 1, known, 1))
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        extend(np.ones((1, new, 1)), (cached, cached), (one, one, one, one), np.zeros((3, 1)), 1)


def test_a_later_row_with_a_huge_score():
    """What a row may not see makes no difference, even if its score is 102 400 and all that the row sees have -102 400."""
    X = np.stack([[np.full(16, -10.0), np.full(16, 10.0)]])
    ones, same = np.ones((16, 16)), np.eye(16)
    cached = np.full((1, 1, 1, 16), 160.0), np.full((1, 1, 1, 16), -10.0)
    Y, _ = parts(extend(X, cached, (ones, -ones, same, same), np.zeros((4, 16)), 1), X, cached)
    check_close(Y, np.full((1, 2, 16), -10.0))
