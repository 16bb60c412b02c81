import math


def beam_search(log_probs, start, end, width, max_length, alpha=0.0):
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length must be positive")
    beams = [([], 0.0)]
    for _ in range(max_length):
        pool = []
        for tokens, total in beams:
            if tokens and tokens[-1] == end:
                pool.append((tokens, total))
                continue
            row = log_probs[tokens[-1] if tokens else start].tolist()
            pool += [([*tokens, token], total + p) for token, p in enumerate(row) if p > -math.inf]
        pool.sort(key=lambda item: (-item[1], item[0]))
        beams = pool[:width]
    ranked = [(tokens, total / len(tokens) ** alpha) for tokens, total in beams]
    ranked.sort(key=lambda item: (-item[1], item[0]))
    return ranked
