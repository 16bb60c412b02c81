import math


def beam_search(log_probs, start, end, width, max_length, alpha=0.0):
    if width < 1 or max_length < 1:
        raise ValueError("width and max_length must be positive")
    beams, done = [([start], 0.0)], []
    for _ in range(max_length):
        pool = []
        for tokens, total in beams:
            if tokens[-1] == end:
                done.append((tokens, total))
                continue
            row = log_probs[tokens[-1]].tolist()
            pool += [([*tokens, token], total + p) for token, p in enumerate(row) if p > -math.inf]
        pool.sort(key=lambda item: (-item[1], item[0]))
        beams = pool[:width]
    ranked = [(tokens[1:], total / max(1, len(tokens) - 1) ** alpha) for tokens, total in done + beams]
    ranked.sort(key=lambda item: (-item[1], item[0]))
    return ranked[:width]
