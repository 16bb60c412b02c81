"""Laws of the smallest number of coins."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import AMOUNT_MAX, COINS_MAX, by_number_of_coins, strategy
from solution import fewest_coins

from rehearse_sandbox.kit import check_same


@given(strategy())
def test_no_smaller_number_will_do(case):
    """So many coins add up to the amount, and fewer do not; -1 only when no number of coins does."""
    coins, amount = case
    check_same(fewest_coins(list(coins), amount), by_number_of_coins(coins, amount))


@given(strategy(), st.integers(2, 100))
def test_another_currency(case, factor):
    """With all coins and the amount so many times as large, the number of coins is the same."""
    coins, amount = case
    check_same(fewest_coins([coin * factor for coin in coins], amount * factor), by_number_of_coins(coins, amount))


@given(strategy(), st.integers(1, 9))
def test_one_more_coin(case, coin):
    """With a kind more, an amount takes at most one coin more than what is left after one coin of that kind."""
    coins, amount = case
    more = [*coins, coin]
    expected = by_number_of_coins(more, amount + coin)
    check_same(fewest_coins(more, amount + coin), expected)
    check_same(fewest_coins(sorted(more, reverse=True), amount + coin), expected)


@given(strategy())
def test_coins_are_left_alone(case):
    """The list of coins is the same after the call."""
    coins, amount = case
    handed = list(coins)
    fewest_coins(handed, amount)
    check_same(handed, coins, why="The list that was handed in must not change.")


def test_as_much_as_allowed():
    """The largest amount is paid like any other, with a single coin, with coins of 1, and with all kinds that are allowed."""
    check_same(fewest_coins([AMOUNT_MAX], AMOUNT_MAX), 1)
    check_same(fewest_coins([1], AMOUNT_MAX), AMOUNT_MAX)
    kinds = [AMOUNT_MAX // 2 - place for place in range(COINS_MAX)]
    check_same(fewest_coins(kinds, AMOUNT_MAX), 2)
    check_same(fewest_coins([2, AMOUNT_MAX], AMOUNT_MAX - 1), -1)
