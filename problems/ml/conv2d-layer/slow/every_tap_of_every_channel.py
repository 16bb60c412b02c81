"""Whole output planes at once, but for one image, filter, channel and place in the filter after the other."""

import numpy as np


def conv2d(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, *, stride: int = 1, padding: int = 0) -> np.ndarray:
    if stride < 1 or padding < 0:
        raise ValueError("stride must be at least 1 and padding at least 0")
    (images, channels), (filters, _, tall, wide) = x.shape[:2], weight.shape
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows = (padded.shape[2] - tall) // stride + 1
    columns = (padded.shape[3] - wide) // stride + 1
    if min(rows, columns) < 1:
        raise ValueError("the filter does not fit into the padded images")
    result = np.tile(bias[:, None, None].astype(np.float64), (images, 1, rows, columns))
    for n, f, k, r, c in np.ndindex(images, filters, channels, tall, wide):
        plane = padded[n, k, r : r + stride * rows : stride, c : c + stride * columns : stride]
        result[n, f] += weight[f, k, r, c] * plane
    return result
