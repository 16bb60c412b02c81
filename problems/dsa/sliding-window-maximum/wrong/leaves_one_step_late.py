from collections import deque


def window_maxima(values, width):
    if width < 1:
        raise ValueError("width")
    candidates = deque()
    maxima = []
    for i, value in enumerate(values):
        while candidates and values[candidates[-1]] <= value:
            candidates.pop()
        candidates.append(i)
        if candidates[0] < i - width:
            candidates.popleft()
        if i >= width - 1:
            maxima.append(values[candidates[0]])
    return maxima
