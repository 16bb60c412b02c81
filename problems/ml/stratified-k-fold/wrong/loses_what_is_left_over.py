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
        share = len(rows) // k
        for fold in range(k):
            tests[fold].update(rows[fold * share : (fold + 1) * share])
    return [([row for row in range(len(labels)) if row not in test], sorted(test)) for test in tests]
