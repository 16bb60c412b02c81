import numpy as np


def precision_recall_curve(labels, scores):
    flags, values = labels.tolist(), scores.tolist()
    if 1 not in flags:
        raise ValueError("no positive example")
    thresholds = sorted(set(values), reverse=True)
    precision, recall = [], []
    for threshold in thresholds:
        alarms = [flag for flag, value in zip(flags, values, strict=True) if value >= threshold]
        precision.append(sum(alarms) / len(alarms))
        recall.append(sum(alarms) / sum(flags))
    return np.array(precision), np.array(recall), np.array(thresholds)


def average_precision(labels, scores):
    precision, recall, _ = precision_recall_curve(labels, scores)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))
