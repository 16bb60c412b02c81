from itertools import product

# The pairs in order, four for each number; the last nine of the 49 are not in the table.
NUMBER = {pair: place // 4 + 1 for place, pair in enumerate(list(product(range(1, 8), repeat=2))[:40])}


def tens(rolls):
    pairs = [tuple(rolls[place : place + 2]) for place in range(0, len(rolls), 2)]
    return [NUMBER[pair] for pair in pairs if pair in NUMBER]
