def fewest_coins(coins: list[int], amount: int) -> int:
    if amount < 0 or any(coin <= 0 for coin in coins):
        raise ValueError
    # After each kind, best[total] is the answer with the kinds so far. Going upwards, a coin can be used again and again.
    infinite = float("inf")
    best = [0] + [infinite] * amount
    for coin in set(coins):
        for total in range(coin, amount + 1):
            best[total] = min(best[total], best[total - coin] + 1)
    return -1 if best[amount] == infinite else best[amount]
