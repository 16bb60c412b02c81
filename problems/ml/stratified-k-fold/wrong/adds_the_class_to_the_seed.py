import random


def stratified_k_fold(labels, k, seed):
    if k < 2 or k > len(labels):
        raise ValueError("k must be from 2 to the number of rows")
    classes = {}
    for row, label in enumerate(labels):
        classes.setdefault(label, []).append(row)
    tests = [[] for _ in range(k)]
    fold = 0
    for number, rows in enumerate(classes.values()):
        random.Random(seed + number).shuffle(rows)
        for row in rows:
            tests[fold].append(row)
            fold = (fold + 1) % k
    folds = []
    for test in tests:
        tested = set(test)
        folds.append(([row for row in range(len(labels)) if row not in tested], sorted(test)))
    return folds
