import random


def stratified_k_fold(labels, k, seed):
    """Shuffle all rows, then sort them by their labels: the sort is stable, so each class keeps a random order."""
    if k < 2 or k > len(labels):
        raise ValueError("k must be from 2 to the number of rows")
    order = list(range(len(labels)))
    random.Random(seed).shuffle(order)
    order.sort(key=lambda row: labels[row])
    folds = []
    for fold in range(k):
        test = sorted(order[fold::k])
        tested = set(test)
        folds.append(([row for row in range(len(labels)) if row not in tested], test))
    return folds
