from bisect import bisect_right


def longest_capped_subarray(values: list[int], cap: int) -> tuple[int, int]:
    """Sums of all beginnings never fall, so the furthest stop of each start is found by binary search."""
    stream = CappedStream(cap)
    stream.add(values)
    return stream.longest()


class CappedStream:
    """Keeps the sums of all beginnings: simple, and more memory than a stream should take."""

    def __init__(self, cap: int) -> None:
        if cap < 0:
            raise ValueError("negative cap")
        self.cap = cap
        self.sums = [0]

    def add(self, values: list[int]) -> None:
        if any(value < 0 for value in values):
            raise ValueError("negative value")
        for value in values:
            self.sums.append(self.sums[-1] + value)

    def longest(self) -> tuple[int, int]:
        best = (0, 0)
        for start, before in enumerate(self.sums):
            stop = bisect_right(self.sums, before + self.cap) - 1
            if stop - start > best[1] - best[0]:
                best = (start, stop)
        return best
