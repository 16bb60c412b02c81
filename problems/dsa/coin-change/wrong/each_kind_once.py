def fewest_coins(coins, amount):
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coin or amount")
    infinite = amount + 1
    best = [0] + [infinite] * amount
    for coin in coins:
        # Downwards, so that a coin is never used a second time.
        for total in range(amount, coin - 1, -1):
            best[total] = min(best[total], best[total - coin] + 1)
    return best[amount] if best[amount] < infinite else -1
