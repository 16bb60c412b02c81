import random


def stratified_k_fold(labels, k, seed):
    if k < 2 or k > len(labels):
        raise ValueError("k does not fit")
    rng = random.Random(seed)
    classes = {}
    for row, label in enumerate(labels):
        classes.setdefault(label, []).append(row)
    tests = [set() for _ in range(k)]
    for rows in classes.values():
        rng.shuffle(rows)
        for place, row in enumerate(rows):
            tests[place % k].add(row)
    return [([row for row in range(len(labels)) if row not in test], sorted(test)) for test in tests]
