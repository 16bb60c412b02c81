import numpy as np


def beam_search(
    log_probs: np.ndarray, start: int, end: int, width: int, max_length: int, alpha: float = 0.0
) -> list[tuple[list[int], float]]:
    """Return up to `width` complete texts with their scores, best first, that a beam of this width finds.

    log_probs, shape (v, v), has the log-probability of each token behind each token. Raises ValueError when `width` or
    `max_length` is below 1.
    """
    raise NotImplementedError
