import numpy as np


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if not (labels == 1).any() or not (labels == 0).any():
        raise ValueError("one of the classes is missing")
    order = np.argsort(-scores, kind="stable")
    labels, scores = labels[order], scores[order]
    last = np.append(scores[1:] != scores[:-1], True)
    tp = np.append(0, np.cumsum(labels)[last])
    fp = np.append(0, np.cumsum(1 - labels)[last])
    # keep the corners only
    corner = np.append(True, np.append((np.diff(tp, 2) != 0) | (np.diff(fp, 2) != 0), True))
    tp, fp = tp[corner], fp[corner]
    return fp / fp[-1], tp / tp[-1]


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    fpr, tpr = roc_curve(labels, scores)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1])) / 2)

