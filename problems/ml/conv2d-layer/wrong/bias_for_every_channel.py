import numpy as np


def conv2d(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, *, stride: int = 1, padding: int = 0) -> np.ndarray:
    if stride < 1 or padding < 0:
        raise ValueError("stride must be at least 1 and padding at least 0")
    filters, _, tall, wide = weight.shape
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows = (padded.shape[2] - tall) // stride + 1
    columns = (padded.shape[3] - wide) // stride + 1
    if min(rows, columns) < 1:
        raise ValueError("the filter does not fit into the padded images")
    result = np.zeros((len(x), filters, rows * columns))
    for r in range(tall):
        for c in range(wide):
            seen = padded[:, :, r : r + stride * rows : stride, c : c + stride * columns : stride]
            result += weight[:, :, r, c] @ seen.reshape(*seen.shape[:2], -1)
    return result.reshape(len(x), filters, rows, columns) + x.shape[1] * bias[:, None, None]
