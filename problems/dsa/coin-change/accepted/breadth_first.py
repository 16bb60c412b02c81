def fewest_coins(coins: list[int], amount: int) -> int:
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coins must be at least 1 and the amount at least 0")
    kinds = sorted(set(coins))
    # Breadth first: all rests that are left after `used` coins and were not left after fewer.
    seen = [False] * (amount + 1)
    seen[amount] = True
    rests = [amount]
    used = 0
    while rests:
        if seen[0]:
            return used
        used += 1
        following = []
        for rest in rests:
            for coin in kinds:
                if coin > rest:
                    break
                if not seen[rest - coin]:
                    seen[rest - coin] = True
                    following.append(rest - coin)
        rests = following
    return -1
