import numpy as np


def conv2d(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, *, stride: int = 1, padding: int = 0) -> np.ndarray:
    """Return what a 2-D convolution layer makes of a batch of images: shape (images, filters, rows, columns).

    This is right, and slow: one output value at a time. Keep what it computes, and make it fast.
    """
    if stride < 1 or padding < 0:
        raise ValueError(f"stride is {stride} and padding {padding}; they must be at least 1 and 0")
    images, channels, height, width = x.shape
    filters, _, tall, wide = weight.shape
    padded = np.zeros((images, channels, height + 2 * padding, width + 2 * padding))
    padded[:, :, padding : padding + height, padding : padding + width] = x
    rows = (padded.shape[2] - tall) // stride + 1
    columns = (padded.shape[3] - wide) // stride + 1
    if rows < 1 or columns < 1:
        raise ValueError(f"a filter of {tall} by {wide} does not fit into images of {height} by {width}")
    result = np.zeros((images, filters, rows, columns))
    for n in range(images):
        for f in range(filters):
            for i in range(rows):
                for j in range(columns):
                    top, left = i * stride, j * stride
                    window = padded[n, :, top : top + tall, left : left + wide]
                    result[n, f, i, j] = np.sum(window * weight[f]) + bias[f]
    return result
