def fewest_coins(coins: list[int], amount: int) -> int:
    """Return the smallest number of coins, each kind as often as needed, that add up to exactly amount; -1 when none do.

    Raises ValueError when a coin is less than 1 or the amount is negative.
    """
    raise NotImplementedError
