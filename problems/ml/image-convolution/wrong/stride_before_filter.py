import numpy as np


def convolve2d(image: np.ndarray, kernel: np.ndarray, *, padding: str = "valid", stride: int = 1) -> np.ndarray:
    if padding not in ("valid", "same", "full") or stride < 1:
        raise ValueError("unknown padding or stride")
    if padding == "valid" and (kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]):
        raise ValueError("the kernel is larger than the image")
    image = image[::stride, ::stride].astype(float)
    (H, W), (h, w) = image.shape, kernel.shape
    full = np.zeros((H + h - 1, W + w - 1))
    for u in range(h):
        for v in range(w):
            full[u : u + H, v : v + W] += kernel[u, v] * image
    if padding == "same":
        return full[(h - 1) // 2 :, (w - 1) // 2 :][:H, :W]
    return full[h - 1 : H, w - 1 : W] if padding == "valid" else full
