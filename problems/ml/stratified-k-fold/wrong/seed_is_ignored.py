import random


def stratified_k_fold(labels, k, seed):
    if k < 2 or k > len(labels):
        raise ValueError("k does not fit")
    classes = {}
    for row, label in enumerate(labels):
        classes.setdefault(label, []).append(row)
    line = []
    for rows in classes.values():
        random.shuffle(rows)
        line += rows
    folds = []
    for first in range(k):
        test = set(line[first::k])
        folds.append(([row for row in range(len(labels)) if row not in test], sorted(test)))
    return folds
