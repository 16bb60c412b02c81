from collections import Counter


def merged(tokens, pair, new):
    tokens = list(tokens)
    for i in range(len(tokens) - 2, -1, -1):
        if tuple(tokens[i : i + 2]) == pair:
            tokens[i : i + 2] = [new]
    return tokens


def train(text, count):
    tokens = list(text.encode("utf-8"))
    merges = []
    for i in range(count):
        counts = Counter(zip(tokens, tokens[1:]))
        if not counts:
            break
        pair = min(counts, key=lambda p: (-counts[p], p))
        if counts[pair] < 2:
            break
        merges.append(pair)
        tokens = merged(tokens, pair, 256 + i)
    return merges


def encode(text, merges):
    tokens = list(text.encode("utf-8"))
    for i, pair in enumerate(merges):
        tokens = merged(tokens, pair, 256 + i)
    return tokens


def decode(tokens, merges):
    pieces = {i: bytes([i]) for i in range(256)}
    for i, (a, b) in enumerate(merges):
        pieces[256 + i] = pieces[a] + pieces[b]
    if any(token not in pieces for token in tokens):
        raise ValueError("unknown token")
    return b"".join(pieces[token] for token in tokens).decode("utf-8", errors="replace")
