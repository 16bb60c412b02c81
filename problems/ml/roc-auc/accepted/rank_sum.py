"""The area without a curve: add up the ranks of the positives, where equal scores share their middle rank; and plain Python throughout."""

import numpy as np


def tallies(labels: np.ndarray, scores: np.ndarray) -> list[list[int]]:
    """How many negatives and positives have each distinct score, lowest score first."""
    counts: dict[float, list[int]] = {}
    for label, score in zip(labels.tolist(), scores.tolist(), strict=True):
        counts.setdefault(score, [0, 0])[label] += 1
    totals = [sum(pair[kind] for pair in counts.values()) for kind in (0, 1)]
    if 0 in totals:
        raise ValueError("one of the classes is missing")
    return [counts[score] for score in sorted(counts)]


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    rank_sum, passed, positives = 0.0, 0, 0
    for low, high in tallies(labels, scores):
        # The ranks passed + 1 to passed + low + high are shared evenly.
        rank_sum += high * (passed + (low + high + 1) / 2)
        passed += low + high
        positives += high
    return (rank_sum - positives * (positives + 1) / 2) / (positives * (passed - positives))


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    groups = tallies(labels, scores)
    lows, highs = [0], [0]
    for low, high in reversed(groups):
        lows.append(lows[-1] + low)
        highs.append(highs[-1] + high)
    return np.array(lows) / lows[-1], np.array(highs) / highs[-1]
