"""The examples a learner sees, from a board of two to boards that stay empty."""

import pytest
from solution import RunningTopK

from rehearse_sandbox.kit import check_same


def test_best_first():
    """`top` gives the best k of all runs so far, the best one first."""
    board = RunningTopK(3)
    board.add("small", 5)
    board.add("wide", 8)
    board.add("deep", 6)
    board.add("flat", 7)
    check_same(board.top(), [("wide", 8), ("flat", 7), ("deep", 6)])


def test_told_at_once():
    """`add` tells whether the run is among the best k of all runs so far, itself included."""
    board = RunningTopK(2)
    check_same(board.add("small", 5), True)
    check_same(board.add("tiny", -3), True)
    check_same(board.add("deep", 4), True)
    check_same(board.add("flat", 3), False)


def test_equal_scores():
    """Of equal scores the run that arrived earlier is better, so a later one does not push it out."""
    board = RunningTopK(2)
    check_same(board.add("red", 7), True)
    check_same(board.add("blue", 7), True)
    check_same(board.add("green", 7), False)
    check_same(board.top(), [("red", 7), ("blue", 7)])


def test_a_better_one_among_equals():
    """When a better run arrives, it is the latest of the worst runs that has to go."""
    board = RunningTopK(2)
    board.add("blue", 7)
    board.add("red", 7)
    check_same(board.add("green", 8), True)
    check_same(board.top(), [("green", 8), ("blue", 7)])


def test_equal_scores_on_a_full_board():
    """Of equal scores the earlier one stands first, also among runs that came when the board was full."""
    board = RunningTopK(2)
    board.add("red", 5)
    board.add("blue", 5)
    check_same(board.add("green", 7), True)
    check_same(board.add("white", 7), True)
    check_same(board.top(), [("green", 7), ("white", 7)])


def test_asked_in_between():
    """With fewer runs than k all are on the board, and reading it changes nothing."""
    board = RunningTopK(3)
    check_same(board.top(), [])
    board.add("small", 2)
    check_same(board.top(), [("small", 2)])
    check_same(board.top(), [("small", 2)])
    board.add("wide", 4)
    check_same(board.top(), [("wide", 4), ("small", 2)])


def test_the_same_name_again():
    """Each arrival is a run of its own, also under a name that has been there before."""
    board = RunningTopK(2)
    board.add("wide", 4)
    board.add("wide", 6)
    check_same(board.top(), [("wide", 6), ("wide", 4)])


def test_many_at_once():
    """`add_all` says for each run what `add` would say, and runs that arrived before count as well."""
    board = RunningTopK(1)
    board.add("small", 5)
    check_same(board.add_all([("tiny", 5), ("wide", 9), ("deep", 7), ("vast", 12)]), [False, True, False, True])
    check_same(board.add_all([]), [])
    check_same(board.top(), [("vast", 12)])


def test_a_board_for_nothing():
    """A board for 0 runs stays empty, and says False to every run."""
    board = RunningTopK(0)
    check_same(board.add("small", 5), False)
    check_same(board.add_all([("wide", 8)]), [False])
    check_same(board.top(), [])


def test_negative_k():
    """There is no board for fewer than 0 runs: a negative k raises ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        RunningTopK(-1)
