def fewest_coins(coins: list[int], amount: int) -> int:
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coins must be at least 1 and the amount at least 0")
    if amount == 0:
        return 0
    never = amount
    best = [0] + [never] * amount
    for part in range(1, amount + 1):
        for coin in coins:
            if coin <= part:
                best[part] = min(best[part], best[part - coin] + 1)
    return -1 if best[amount] == never else best[amount]
