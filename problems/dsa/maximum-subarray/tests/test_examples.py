"""The examples a learner sees."""

import pytest
from solution import best_stretch

from rehearse_sandbox.kit import check_same


def test_losses_in_between():
    """A stretch goes on through a loss when what follows is worth it, and not otherwise."""
    check_same(best_stretch([3, -9, 4, -2, 5, -1]), (7, 2, 5))


def test_only_losses():
    """When all numbers are negative, the best stretch is the single smallest loss."""
    check_same(best_stretch([-4, -2, -5]), (-2, 1, 2))
    check_same(best_stretch([-7]), (-7, 0, 1))


def test_the_whole_list():
    """The best stretch may be the whole list, or a single day."""
    check_same(best_stretch([1, 2, 3]), (6, 0, 3))
    check_same(best_stretch([-1, 8, -1]), (8, 1, 2))


def test_the_first_of_equal_totals():
    """Of several stretches with the largest total, the one that begins first is taken."""
    check_same(best_stretch([2, -5, 2, -5, 2]), (2, 0, 1))
    check_same(best_stretch([-2, -3, -2]), (-2, 0, 1))


def test_zeros():
    """Zeros in front belong to the stretch that begins first; zeros behind make it no better, and the shortest is taken."""
    check_same(best_stretch([-1, 0, 0, 4, 0]), (4, 1, 4))
    check_same(best_stretch([0, 0]), (0, 0, 1))
    check_same(best_stretch([3, -3, 5]), (5, 0, 3))


def test_no_days():
    """Without any day there is no stretch, and ValueError is raised."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        best_stretch([])
