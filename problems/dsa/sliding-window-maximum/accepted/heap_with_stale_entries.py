from heapq import heappop, heappush


def window_maxima(values: list[int], width: int) -> list[int]:
    # What has left the window stays in the heap until it comes to the top.
    if width < 1:
        raise ValueError("a window holds at least one value")
    heap: list[tuple[int, int]] = []
    maxima = []
    for i, value in enumerate(values):
        heappush(heap, (-value, i))
        if i + 1 < width:
            continue
        while heap[0][1] + width <= i:
            heappop(heap)
        maxima.append(-heap[0][0])
    return maxima
