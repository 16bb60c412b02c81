def fewest_coins(coins, amount):
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coin or amount")
    if amount and not coins:
        return -1
    best = [0] + [amount + 1] * amount
    for total in range(1, amount + 1):
        for coin in coins:
            # A coin that is too large leaves nothing to pay.
            best[total] = min(best[total], best[max(total - coin, 0)] + 1)
    return best[amount]
