from heapq import heappush


class MedianStream:
    def __init__(self):
        self.low, self.high = [], []

    def add(self, value):
        if len(self.low) > len(self.high):
            heappush(self.high, value)
        else:
            heappush(self.low, -value)

    def median(self):
        if not self.low:
            raise ValueError("no numbers yet")
        if len(self.low) > len(self.high):
            return float(-self.low[0])
        return (self.high[0] - self.low[0]) / 2

    def add_all(self, values):
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians
