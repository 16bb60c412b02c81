"""The examples a learner sees."""

import pytest
from solution import fewest_coins

from rehearse_sandbox.kit import check_same


def test_several_of_a_kind():
    """Each kind may be used as often as needed, in any mixture."""
    check_same(fewest_coins([1, 5, 10], 27), 5)
    check_same(fewest_coins([4], 12), 3)


def test_largest_first_is_not_best():
    """The smallest number counts, also when it does without the largest coin."""
    check_same(fewest_coins([1, 3, 4], 6), 2)
    check_same(fewest_coins([1, 5, 7], 17), 3)


def test_largest_first_gets_stuck():
    """When the largest coins leave a rest that cannot be paid, smaller ones may still pay the amount."""
    check_same(fewest_coins([5, 3], 9), 3)


def test_no_coins_add_up():
    """When no coins add up to exactly the amount, the answer is -1."""
    check_same(fewest_coins([4, 6], 9), -1)
    check_same(fewest_coins([7], 3), -1)
    check_same(fewest_coins([], 3), -1)


def test_amount_0():
    """The amount 0 takes no coins, whatever the kinds are."""
    check_same(fewest_coins([5, 2], 0), 0)
    check_same(fewest_coins([], 0), 0)


def test_order_and_repetition_of_kinds():
    """Kinds may stand in any order, and twice."""
    check_same(fewest_coins([4, 1, 3], 6), 2)
    check_same(fewest_coins([2, 7, 2], 11), 3)


@pytest.mark.parametrize(
    ("coins", "amount"),
    [([1, 0], 3), ([-2, 1], 3), ([1], -1), ([0], 0), ([], -4)],
    ids=["a coin of 0", "a negative coin", "a negative amount", "a coin of 0, amount 0", "no coins, negative amount"],
)
def test_refused(coins, amount):
    """A coin below 1 and a negative amount raise ValueError, whatever the other argument is."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        fewest_coins(coins, amount)
