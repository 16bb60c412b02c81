import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve2d(image: np.ndarray, kernel: np.ndarray, *, padding: str = "valid", stride: int = 1) -> np.ndarray:
    if padding not in ("valid", "same", "full") or stride < 1:
        raise ValueError("unknown padding or stride")
    h, w = kernel.shape
    before, after = (0, 0), (0, 0)
    if padding == "full":
        before, after = (h - 1, w - 1), (h - 1, w - 1)
    if padding == "same":
        after = ((h - 1) // 2, (w - 1) // 2)
        before = (h - 1 - after[0], w - 1 - after[1])
    padded = np.pad(image.astype(float), list(zip(before, after)))
    if h > padded.shape[0] or w > padded.shape[1]:
        raise ValueError("the kernel is larger than the image")
    rows = (padded.shape[0] - h + 1) // stride
    columns = (padded.shape[1] - w + 1) // stride
    windows = sliding_window_view(padded, (h, w))[::stride, ::stride][:rows, :columns]
    return np.einsum("ijuv,uv->ij", windows, kernel[::-1, ::-1].astype(float))
