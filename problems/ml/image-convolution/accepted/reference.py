"""Add one shifted copy of the image per kernel entry, then cut out what padding and stride keep."""

import numpy as np


def convolve2d(image: np.ndarray, kernel: np.ndarray, *, padding: str = "valid", stride: int = 1) -> np.ndarray:
    (height, width), (rows, columns) = image.shape, kernel.shape
    if stride < 1:
        raise ValueError(f"stride is {stride}; it must be at least 1")
    if padding == "full":
        top, left, kept = 0, 0, (height + rows - 1, width + columns - 1)
    elif padding == "same":
        top, left, kept = (rows - 1) // 2, (columns - 1) // 2, (height, width)
    elif padding == "valid":
        top, left, kept = rows - 1, columns - 1, (height - rows + 1, width - columns + 1)
        if min(kept) < 1:
            raise ValueError(f"a kernel of shape {kernel.shape} does not fit into an image of shape {image.shape}")
    else:
        raise ValueError(f"padding is {padding!r}; it must be 'valid', 'same' or 'full'")
    full = np.zeros((height + rows - 1, width + columns - 1))
    for u in range(rows):
        for v in range(columns):
            full[u : u + height, v : v + width] += float(kernel[u, v]) * image
    return full[top : top + kept[0] : stride, left : left + kept[1] : stride]
