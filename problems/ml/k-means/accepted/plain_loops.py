"""Plain Python: sums and counts are gathered while the rows are assigned, so each round reads the table once."""

import math

import numpy as np


def k_means(X: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    rows, places = X.tolist(), centres.tolist()
    labels, done = None, 0
    while True:
        before, labels = labels, []
        groups: list[list[list[float]]] = [[] for _ in places]
        for row in rows:
            distances = [math.fsum((a - b) ** 2 for a, b in zip(row, place, strict=True)) for place in places]
            labels.append(distances.index(min(distances)))
            groups[labels[-1]].append(row)
        if done == rounds or labels == before:
            return np.array(places), np.array(labels)
        for j, group in enumerate(groups):
            if group:
                places[j] = [math.fsum(column) / len(group) for column in zip(*group, strict=True)]
        done += 1
