import math


def beam_search(log_probs, start, end, width, max_length, alpha=0.0):
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length must be positive")
    beams, done = [([], 0.0)], []
    for _ in range(max_length):
        pool = []
        for tokens, total in beams:
            row = log_probs[tokens[-1] if tokens else start].tolist()
            pool += [([*tokens, token], total + p) for token, p in enumerate(row) if p > -math.inf]
        pool.sort(key=lambda item: (-item[1], item[0]))
        beams = []
        for tokens, total in pool:
            if len(beams) == width:
                break
            (done if tokens[-1] == end else beams).append((tokens, total))
    ranked = [(tokens, total / len(tokens) ** alpha) for tokens, total in done + beams]
    ranked.sort(key=lambda item: (-item[1], item[0]))
    return ranked[:width]
