"""What `fewest_coins` may be called with: few kinds of small coins, for which the largest first is often not best."""

from hypothesis import strategies as st

COINS_MAX = 20
AMOUNT_MAX = 4000


def valid(coins, amount):
    """Whether these are a list of coins and an amount within the bounds. Those that must raise ValueError are allowed."""
    return (
        isinstance(coins, list)
        and len(coins) <= COINS_MAX
        and all(type(number) is int and abs(number) <= AMOUNT_MAX for number in [*coins, amount])
    )


def by_number_of_coins(coins, amount):
    """The answer by listing all sums of one coin, of two coins, and so on, until the amount is among them."""
    if amount == 0:
        return 0
    sums, number, seen = {0}, 0, {0}
    while sums:
        number += 1
        sums = {total + coin for total in sums for coin in coins if total + coin <= amount} - seen
        if amount in sums:
            return number
        seen |= sums
    return -1


@st.composite
def strategy(draw, size=3):
    """Up to `size` kinds of small coins, and an amount that takes several of them."""
    return draw(st.lists(st.integers(1, 9), max_size=size)), draw(st.integers(0, 24))


EDGE = {
    "amount 0": ([5], 0),
    "no coins": ([], 3),
    "no coins and amount 0": ([], 0),
    "one coin": ([7], 7),
    "largest first is not best": ([1, 3, 4], 6),
    "largest first gets stuck": ([3, 5], 9),
    "no coins add up": ([4, 6], 9),
    "all coins too large": ([7], 3),
    "the same kind twice": ([2, 2], 4),
    "a coin of 0": ([0, 1], 3),
    "negative amount": ([1], -1),
    "a coin of 0 and amount 0": ([0], 0),
}


def sizes(n):
    """Four kinds of coins, and the amount n."""
    return [1, 7, 12, 25], n
