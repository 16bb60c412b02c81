import numpy as np


def rotary_embedding(
    X: np.ndarray, offsets: np.ndarray, base: float = 10000.0, *, interleaved: bool = False
) -> np.ndarray:
    """Return the rows of X, shape (b, h, n, d), each pair of columns turned by an angle that grows with the row's position.

    Row i of sequence s stands at position offsets[s] + i. Raises ValueError when d is odd or an offset is negative.
    """
    raise NotImplementedError
