from math import inf


def fewest_coins(coins: list[int], amount: int) -> int:
    """Answer for every smaller amount first: the last coin leaves one of them."""
    if amount < 0 or any(coin < 1 for coin in coins):
        raise ValueError(f"amount {amount} with coins {coins}: no coin below 1 and no negative amount")
    fewest: list[float] = [0]
    for total in range(1, amount + 1):
        rests = (fewest[total - coin] for coin in coins if coin <= total)
        fewest.append(min(rests, default=inf) + 1)
    return int(fewest[-1]) if fewest[-1] < inf else -1
