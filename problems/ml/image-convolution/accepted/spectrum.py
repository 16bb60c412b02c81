"""Multiply Fourier transforms, then cut: the cost does not depend on the kernel's size."""

import numpy as np


def convolve2d(image: np.ndarray, kernel: np.ndarray, *, padding: str = "valid", stride: int = 1) -> np.ndarray:
    shape = (image.shape[0] + kernel.shape[0] - 1, image.shape[1] + kernel.shape[1] - 1)
    first = {
        "full": (0, 0),
        "same": ((kernel.shape[0] - 1) // 2, (kernel.shape[1] - 1) // 2),
        "valid": (kernel.shape[0] - 1, kernel.shape[1] - 1),
    }.get(padding)
    if first is None or stride < 1:
        raise ValueError(f"padding {padding!r} or stride {stride} is not supported")
    last = {"full": shape, "same": (first[0] + image.shape[0], first[1] + image.shape[1]), "valid": image.shape}[
        padding
    ]
    if first[0] >= last[0] or first[1] >= last[1]:
        raise ValueError("the kernel does not fit into the image")
    full = np.fft.irfft2(np.fft.rfft2(image, shape) * np.fft.rfft2(kernel, shape), shape)
    return full[first[0] : last[0] : stride, first[1] : last[1] : stride]
