def fewest_coins(coins, amount):
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coin or amount")
    number = 0
    for coin in sorted(coins, reverse=True):
        number += amount // coin
        amount %= coin
    return number if amount == 0 else -1
