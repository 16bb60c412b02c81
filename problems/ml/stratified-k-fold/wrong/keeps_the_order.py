def stratified_k_fold(labels, k, seed):
    if k < 2 or k > len(labels):
        raise ValueError("k does not fit")
    line = sorted(range(len(labels)), key=labels.__getitem__)
    folds = []
    for first in range(k):
        test = set(line[first::k])
        folds.append(([row for row in range(len(labels)) if row not in test], sorted(test)))
    return folds
