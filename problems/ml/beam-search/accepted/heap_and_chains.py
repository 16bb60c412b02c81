"""A heap picks the best candidates, and texts are chains of tokens that share their beginnings."""

import heapq
import math


def unwound(chain):
    """The tokens of a chain, first to last."""
    tokens = []
    while chain is not None:
        token, chain = chain
        tokens.append(token)
    return tokens[::-1]


def beam_search(log_probs, start, end, width, max_length, alpha=0.0):
    if width <= 0 or max_length <= 0:
        raise ValueError("width or max_length is too small")
    rows = log_probs.tolist()
    # The chains of the beam stand in the order of their texts, so their places compare as the texts do.
    beam, complete = [(0.0, None)], []
    for n in range(1, max_length + 1):
        candidates = (
            (-total - more, place, token)
            for place, (total, chain) in enumerate(beam)
            for token, more in enumerate(rows[start if chain is None else chain[0]])
            if more != -math.inf
        )
        staying = heapq.nsmallest(width, candidates)
        following = []
        for negative, place, token in sorted(staying, key=lambda candidate: candidate[1:]):
            chain = token, beam[place][1]
            if token == end or n == max_length:
                complete.append((unwound(chain), -negative / n**alpha))
            else:
                following.append((-negative, chain))
        beam = following
    return heapq.nsmallest(width, complete, key=lambda pair: (-pair[1], pair[0]))
