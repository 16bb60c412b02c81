"""Plain Python: a dictionary from each score to how many examples have it, and how many of them are positive."""

import math

import numpy as np


def groups(labels: np.ndarray, scores: np.ndarray) -> list[tuple[float, int, int]]:
    """For each distinct score, highest first: the score, its examples, its positives."""
    tally: dict[float, list[int]] = {}
    for label, score in zip(labels.tolist(), scores.tolist(), strict=True):
        entry = tally.setdefault(score, [0, 0])
        entry[0] += 1
        entry[1] += label
    if not any(hits for _, hits in tally.values()):
        raise ValueError("there is no positive example")
    return [(score, *tally[score]) for score in sorted(tally, reverse=True)]


def precision_recall_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    alarms, hits = [0], [0]
    rows = groups(labels, scores)
    for _, count, positive in rows:
        alarms.append(alarms[-1] + count)
        hits.append(hits[-1] + positive)
    precision = [hit / alarm for hit, alarm in zip(hits[1:], alarms[1:], strict=True)]
    return np.array(precision), np.array(hits[1:]) / hits[-1], np.array([score for score, _, _ in rows])


def average_precision(labels: np.ndarray, scores: np.ndarray) -> float:
    alarms, hits, terms = 0, 0, []
    for _, count, positive in groups(labels, scores):
        alarms += count
        hits += positive
        terms.append(positive * hits / alarms)
    return math.fsum(terms) / hits
