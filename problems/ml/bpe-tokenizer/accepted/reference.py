"""Count, merge, and count again; encoding repeats the merges, and decoding spells each token out."""

from collections import Counter
from itertools import pairwise


def merged(tokens: list[int], pair: tuple[int, int], new: int) -> list[int]:
    """The tokens with the new one in place of each pair, from left to right."""
    result = []
    place = 0
    while place < len(tokens):
        if tuple(tokens[place : place + 2]) == pair:
            result.append(new)
            place += 2
        else:
            result.append(tokens[place])
            place += 1
    return result


def train(text: str, count: int) -> list[tuple[int, int]]:
    tokens = list(text.encode())
    merges: list[tuple[int, int]] = []
    while len(merges) < count:
        counts = Counter(pairwise(tokens))
        best = min(counts, key=lambda pair: (-counts[pair], pair), default=None)
        # Of None, which is there when no pair is, the counter has counted none.
        if counts[best] < 2:
            break
        tokens = merged(tokens, best, 256 + len(merges))
        merges.append(best)
    return merges


def encode(text: str, merges: list[tuple[int, int]]) -> list[int]:
    tokens = list(text.encode())
    for new, pair in enumerate(merges, start=256):
        tokens = merged(tokens, pair, new)
    return tokens


def decode(tokens: list[int], merges: list[tuple[int, int]]) -> str:
    spelled = [bytes([byte]) for byte in range(256)]
    for first, second in merges:
        spelled.append(spelled[first] + spelled[second])
    if any(not 0 <= token < len(spelled) for token in tokens):
        raise ValueError(f"the tokens are 0 to {len(spelled) - 1}")
    # All bytes together: a letter may be spread over several tokens.
    return b"".join(spelled[token] for token in tokens).decode(errors="replace")
