from functools import cache


def fewest_coins(coins, amount):
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coin or amount")

    @cache
    def best(total):
        if total == 0:
            return 0
        return min((best(total - coin) + 1 for coin in coins if coin <= total), default=float("inf"))

    number = best(amount)
    return -1 if number == float("inf") else number
