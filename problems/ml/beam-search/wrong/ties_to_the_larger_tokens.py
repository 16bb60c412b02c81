import math


def beam_search(log_probs, start, end, width, max_length, alpha=0.0):
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length must be positive")
    beams, done = [(0.0, [])], []
    for _ in range(max_length):
        pool = []
        for total, tokens in beams:
            row = log_probs[tokens[-1] if tokens else start].tolist()
            pool += [(total + p, [*tokens, token]) for token, p in enumerate(row) if p > -math.inf]
        pool.sort(reverse=True)
        beams = []
        for total, tokens in pool[:width]:
            (done if tokens[-1] == end else beams).append((total, tokens))
    ranked = sorted(((total / len(tokens) ** alpha, tokens) for total, tokens in done + beams), reverse=True)
    return [(tokens, score) for score, tokens in ranked[:width]]
