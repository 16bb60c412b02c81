from collections import deque


def window_maxima(values: list[int], width: int) -> list[int]:
    """Keep only positions that may still become the maximum: later ones in the window, with ever smaller values."""
    if width < 1:
        raise ValueError(f"width is {width}, it must be at least 1")
    candidates: deque[int] = deque()
    maxima = []
    for position, value in enumerate(values):
        while candidates and values[candidates[-1]] < value:
            candidates.pop()
        candidates.append(position)
        if candidates[0] <= position - width:
            candidates.popleft()
        if position >= width - 1:
            maxima.append(values[candidates[0]])
    return maxima
