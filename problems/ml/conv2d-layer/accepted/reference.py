"""One matrix product for each place in the filter: the products of all images and output places at once."""

import numpy as np


def conv2d(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, *, stride: int = 1, padding: int = 0) -> np.ndarray:
    if stride < 1:
        raise ValueError(f"stride is {stride}; it must be at least 1")
    (images, channels), (filters, _, tall, wide) = x.shape[:2], weight.shape
    # This also refuses a negative padding.
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows = (padded.shape[2] - tall) // stride + 1
    columns = (padded.shape[3] - wide) // stride + 1
    if rows < 1 or columns < 1:
        raise ValueError(f"a filter of {tall} by {wide} does not fit into padded images of {padded.shape[2:]}")
    result = np.zeros((images, filters, rows * columns))
    for r in range(tall):
        for c in range(wide):
            seen = padded[:, :, r : r + stride * rows : stride, c : c + stride * columns : stride]
            result += weight[:, :, r, c] @ seen.reshape(images, channels, rows * columns)
    return result.reshape(images, filters, rows, columns) + bias[:, None, None]
