import random
from collections import defaultdict


def stratified_k_fold(labels, k, seed):
    """Every fold gets the same share of a class; the rows left over go to the folds that are smallest so far."""
    if k < 2 or k > len(labels):
        raise ValueError("k does not fit")
    rng = random.Random(seed)
    classes = defaultdict(list)
    for row, label in enumerate(labels):
        classes[label].append(row)
    tests = [[] for _ in range(k)]
    for rows in classes.values():
        mixed = rng.sample(rows, len(rows))
        share, rest = divmod(len(mixed), k)
        smallest = sorted(range(k), key=lambda fold: len(tests[fold]))[:rest]
        for fold in range(k):
            for _ in range(share + (fold in smallest)):
                tests[fold].append(mixed.pop())
    everything = set(range(len(labels)))
    return [(sorted(everything - set(test)), sorted(test)) for test in tests]
