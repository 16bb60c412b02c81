def longest_capped_subarray(values, cap):
    if cap < 0 or any(value < 0 for value in values):
        raise ValueError("negative")
    best = (0, 0)
    for start in range(len(values)):
        total = 0
        stop = start
        while stop < len(values) and total + values[stop] <= cap:
            total += values[stop]
            stop += 1
        if stop - start > best[1] - best[0]:
            best = (start, stop)
    return best


class CappedStream:
    def __init__(self, cap):
        if cap < 0:
            raise ValueError("negative cap")
        self.cap = cap
        self.values = []

    def add(self, values):
        if any(value < 0 for value in values):
            raise ValueError("negative value")
        self.values += values

    def longest(self):
        return longest_capped_subarray(self.values, self.cap)
