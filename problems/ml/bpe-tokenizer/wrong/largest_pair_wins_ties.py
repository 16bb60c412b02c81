from collections import Counter


def merged(tokens, pair, new):
    result, i = [], 0
    while i < len(tokens):
        if i + 1 < len(tokens) and (tokens[i], tokens[i + 1]) == pair:
            result.append(new)
            i += 2
        else:
            result.append(tokens[i])
            i += 1
    return result


def train(text, count):
    tokens = list(text.encode("utf-8"))
    merges = []
    for i in range(count):
        counts = Counter(zip(tokens, tokens[1:]))
        if not counts:
            break
        pair = max(counts, key=lambda p: (counts[p], p))
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
