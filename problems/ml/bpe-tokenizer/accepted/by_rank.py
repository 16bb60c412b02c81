"""Pairs are looked up by their rank, and texts have one character for each token, so that `replace` does the merging."""

from itertools import pairwise


def train(text, count):
    letters, merges = text.encode().decode("latin-1"), []
    while len(merges) < count:
        places = {}
        for pair in pairwise(letters):
            places[pair] = places.get(pair, 0) + 1
        most = max(places.values(), default=0)
        if most < 2:
            break
        first, second = min(pair for pair, often in places.items() if often == most)
        letters = letters.replace(first + second, chr(256 + len(merges)))
        merges.append((ord(first), ord(second)))
    return merges


def encode(text, merges):
    """A merge makes only pairs of a higher rank, so taking the lowest rank that is there is taking them in order."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    letters = text.encode().decode("latin-1")
    while True:
        pairs = ((ord(first), ord(second)) for first, second in pairwise(letters))
        rank = min((ranks[pair] for pair in pairs if pair in ranks), default=None)
        if rank is None:
            return list(map(ord, letters))
        first, second = merges[rank]
        letters = letters.replace(chr(first) + chr(second), chr(256 + rank))


def decode(tokens, merges):
    if tokens and not (min(tokens) >= 0 and max(tokens) < 256 + len(merges)):
        raise ValueError("no such token")
    spelled, waiting = bytearray(), tokens[::-1]
    while waiting:
        token = waiting.pop()
        if token < 256:
            spelled.append(token)
        else:
            waiting += merges[token - 256][::-1]
    return bytes(spelled).decode("utf-8", errors="replace")
