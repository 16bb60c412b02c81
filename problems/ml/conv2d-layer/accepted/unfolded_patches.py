"""Unfold every patch into a column (im2col), so that the whole layer is one matrix product."""

import numpy as np


def conv2d(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, *, stride: int = 1, padding: int = 0) -> np.ndarray:
    if stride < 1 or padding < 0:
        raise ValueError("stride must be at least 1 and padding at least 0")
    images, channels, height, width = x.shape
    filters, _, tall, wide = weight.shape
    rows = (height + 2 * padding - tall) // stride + 1
    columns = (width + 2 * padding - wide) // stride + 1
    if min(rows, columns) < 1:
        raise ValueError("the filter does not fit into the padded images")
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    patches = np.empty((images, channels, tall, wide, rows, columns))
    for r, c in np.ndindex(tall, wide):
        patches[:, :, r, c] = padded[:, :, r : r + stride * rows : stride, c : c + stride * columns : stride]
    products = weight.reshape(filters, -1) @ patches.reshape(images, channels * tall * wide, rows * columns)
    return (products + bias[:, None]).reshape(images, filters, rows, columns)
