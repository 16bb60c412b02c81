from heapq import heappop, heappush


def window_maxima(values: list[int], width: int) -> list[int]:
    if width < 1:
        raise ValueError("width must be at least 1")
    heap = []
    maxima = []
    for i, value in enumerate(values):
        heappush(heap, (-value, i))
        if heap[0][1] <= i - width:
            heappop(heap)
        if i >= width - 1:
            maxima.append(-heap[0][0])
    return maxima
