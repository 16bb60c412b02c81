import random


def stratified_k_fold(labels, k, seed):
    """Sort the rows by their class and a random number; the place in that order, modulo k, is the fold."""
    if not 2 <= k <= len(labels):
        raise ValueError("k does not fit")
    draw = random.Random(seed).random
    order = sorted((label, draw(), row) for row, label in enumerate(labels))
    fold_of = {row: place % k for place, (_, _, row) in enumerate(order)}
    folds = [([], []) for _ in range(k)]
    for row in range(len(labels)):
        for number, (train, test) in enumerate(folds):
            (test if fold_of[row] == number else train).append(row)
    return folds
