"""One list of candidates for each step, sorted; what has ended is set aside."""

import math

import numpy as np


def beam_search(
    log_probs: np.ndarray, start: int, end: int, width: int, max_length: int, alpha: float = 0.0
) -> list[tuple[list[int], float]]:
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length have to be at least 1")
    table = log_probs.tolist()
    beam: list[tuple[list[int], float]] = [([], 0.0)]
    complete: list[tuple[list[int], float]] = []
    while beam:
        candidates = []
        for text, total in beam:
            last = text[-1] if text else start
            for token, log_prob in enumerate(table[last]):
                if log_prob > -math.inf:
                    candidates.append(([*text, token], total + log_prob))
        candidates.sort(key=_rank)
        beam = []
        for text, total in candidates[:width]:
            if text[-1] == end or len(text) == max_length:
                complete.append((text, total / len(text) ** alpha))
            else:
                beam.append((text, total))
    return sorted(complete, key=_rank)[:width]


def _rank(pair: tuple[list[int], float]) -> tuple[float, list[int]]:
    """What decides who goes first: the larger number, then the text that comes first as a list."""
    text, number = pair
    return -number, text
