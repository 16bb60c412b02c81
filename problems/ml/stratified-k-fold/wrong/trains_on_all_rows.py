import random


def stratified_k_fold(labels, k, seed):
    if k < 2 or k > len(labels):
        raise ValueError("k does not fit")
    rng = random.Random(seed)
    classes = {}
    for row, label in enumerate(labels):
        classes.setdefault(label, []).append(row)
    line = []
    for rows in classes.values():
        rng.shuffle(rows)
        line += rows
    return [(list(range(len(labels))), sorted(line[first::k])) for first in range(k)]
