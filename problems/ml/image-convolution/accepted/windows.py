"""Pad first, look at all windows through one strided view, and contract them with the flipped kernel."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def borders(side: int, padding: str) -> tuple[int, int]:
    """How many zeros go before and after a side of the image for a kernel of this size."""
    before = {"valid": 0, "same": side - 1 - (side - 1) // 2, "full": side - 1}[padding]
    after = {"valid": 0, "same": (side - 1) // 2, "full": side - 1}[padding]
    return before, after


def convolve2d(image: np.ndarray, kernel: np.ndarray, *, padding: str = "valid", stride: int = 1) -> np.ndarray:
    if padding not in {"valid", "same", "full"} or stride < 1:
        raise ValueError(f"padding {padding!r} or stride {stride} is not supported")
    padded = np.pad(image.astype(np.float64), [borders(side, padding) for side in kernel.shape])
    if any(k > i for k, i in zip(kernel.shape, padded.shape, strict=True)):
        raise ValueError(f"a kernel of shape {kernel.shape} does not fit into an image of shape {image.shape}")
    windows = sliding_window_view(padded, kernel.shape)[::stride, ::stride]
    return np.einsum("ijuv,uv->ij", windows, kernel[::-1, ::-1].astype(np.float64))
