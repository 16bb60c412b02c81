import random


def stratified_k_fold(labels, k, seed):
    if k < 2 or k > len(labels):
        raise ValueError("k must be from 2 to the number of rows")
    rng = random.Random(seed)
    classes = {}
    for row, label in enumerate(labels):
        classes.setdefault(label, []).append(row)
    tests = [[] for _ in range(k)]
    dealt = 0
    for rows in classes.values():
        rng.shuffle(rows)
        for row in rows:
            turn, place = divmod(dealt, k)
            tests[place if turn % 2 == 0 else k - 1 - place].append(row)
            dealt += 1
    folds = []
    for test in tests:
        tested = set(test)
        folds.append(([row for row in range(len(labels)) if row not in tested], sorted(test)))
    return folds
