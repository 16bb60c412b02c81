def fewest_coins(coins: list[int], amount: int) -> int:
    # Bit s of `sums` says that the present number of coins can add up to s. One more coin shifts the bits.
    if amount < 0 or min(coins, default=1) < 1:
        raise ValueError("no coin below 1, no negative amount")
    mask = (1 << (amount + 1)) - 1
    sums, seen, number = 1, 1, 0
    while sums:
        if sums >> amount & 1:
            return number
        following = 0
        for coin in coins:
            following |= sums << coin
        sums = following & mask & ~seen
        seen |= sums
        number += 1
    return -1
