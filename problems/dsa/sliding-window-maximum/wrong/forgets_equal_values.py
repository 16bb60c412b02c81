from collections import deque


def window_maxima(values, width):
    if width < 1:
        raise ValueError("width")
    largest = deque()
    maxima = []
    for i, value in enumerate(values):
        if i >= width and largest[0] == values[i - width]:
            largest.popleft()
        while largest and largest[-1] <= value:
            largest.pop()
        largest.append(value)
        if i >= width - 1:
            maxima.append(largest[0])
    return maxima
