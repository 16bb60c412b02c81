"""One array of sums for each step. The beam stands in the order of lists, so a stable sort by sums settles ties."""

import numpy as np


def beam_search(
    log_probs: np.ndarray, start: int, end: int, width: int, max_length: int, alpha: float = 0.0
) -> list[tuple[list[int], float]]:
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length must be at least 1")
    v = log_probs.shape[0]
    complete: list[tuple[list[int], float]] = []
    texts: list[list[int]] = [[]]
    sums = np.zeros(1)
    last = np.array([start])
    for step in range(1, max_length + 1):
        candidates = (sums[:, np.newaxis] + log_probs[last]).ravel()
        best = np.argsort(-candidates, kind="stable")[:width]
        stay = np.sort(best[candidates[best] > -np.inf])
        next_texts, next_sums = [], []
        for place in stay.tolist():
            parent, token = divmod(place, v)
            text, total = [*texts[parent], token], float(candidates[place])
            if token == end or step == max_length:
                complete.append((text, total / step**alpha))
            else:
                next_texts.append(text)
                next_sums.append(total)
        if not next_texts:
            break
        texts = next_texts
        sums = np.array(next_sums)
        last = np.array([text[-1] for text in texts])
    complete.sort(key=lambda pair: (-pair[1], pair[0]))
    return complete[:width]
