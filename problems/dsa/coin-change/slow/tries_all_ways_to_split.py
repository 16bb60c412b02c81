def fewest_coins(coins, amount):
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coin or amount")
    infinite = amount + 1
    best = [0] + [1 if total in coins else infinite for total in range(1, amount + 1)]
    for total in range(2, amount + 1):
        for part in range(1, total // 2 + 1):
            best[total] = min(best[total], best[part] + best[total - part])
    return best[amount] if best[amount] < infinite else -1
