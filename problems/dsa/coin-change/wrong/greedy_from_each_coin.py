def fewest_coins(coins: list[int], amount: int) -> int:
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coins must be at least 1 and the amount at least 0")
    if amount == 0:
        return 0
    kinds = sorted(set(coins), reverse=True)
    best = -1
    # Largest first; and once more without the largest coin, without the two largest, and so on.
    for begin in range(len(kinds)):
        rest = amount
        used = 0
        for coin in kinds[begin:]:
            used += rest // coin
            rest %= coin
        if rest == 0 and (best == -1 or used < best):
            best = used
    return best
