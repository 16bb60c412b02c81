import random


def stratified_k_fold(labels: list[str] | list[int], k: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """Shuffle each class, lay the classes one behind the other, and deal the rows out like cards."""
    if k < 2 or k > len(labels):
        raise ValueError(f"k is {k}, it must be at least 2 and at most {len(labels)}, the number of rows")
    rng = random.Random(seed)
    rows_of: dict[object, list[int]] = {}
    for row, label in enumerate(labels):
        rows_of.setdefault(label, []).append(row)
    line: list[int] = []
    for rows in rows_of.values():
        rng.shuffle(rows)
        line += rows
    folds = []
    for first in range(k):
        test = set(line[first::k])
        train = [row for row in range(len(labels)) if row not in test]
        folds.append((train, sorted(test)))
    return folds
