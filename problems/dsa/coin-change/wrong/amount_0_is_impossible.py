def fewest_coins(coins, amount):
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError("coin or amount")
    sums, number, seen = {0}, 0, set()
    while sums:
        number += 1
        sums = {total + coin for total in sums for coin in coins if total + coin <= amount} - seen
        if amount in sums:
            return number
        seen |= sums
    return -1
