import numpy as np


def beam_search(
    log_probs: np.ndarray, start: int, end: int, width: int, max_length: int, alpha: float = 0.0
) -> list[tuple[list[int], float]]:
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length must be at least 1")
    v = log_probs.shape[0]
    complete = []
    beam = [([], 0.0)]
    for step in range(1, max_length + 1):
        candidates = []
        for text, total in beam:
            row = log_probs[text[-1] if text else start]
            for token in range(v):
                if row[token] > -np.inf:
                    candidates.append(([*text, token], total + float(row[token])))
        candidates.sort(key=lambda pair: (-pair[1], pair[0]))
        beam = []
        for text, total in candidates[:width]:
            if text[-1] == end or step == max_length:
                complete.append((text, total))
            else:
                beam.append((text, total))
        complete = sorted(complete, key=lambda pair: (-pair[1], pair[0]))[:width]
        if not beam:
            break
    scored = [(text, total / len(text) ** alpha) for text, total in complete]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))
