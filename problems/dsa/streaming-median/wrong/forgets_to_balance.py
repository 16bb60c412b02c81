from heapq import heappop, heappush


class MedianStream:
    def __init__(self):
        self.low, self.high = [], []

    def add(self, value):
        if not self.low or value <= -self.low[0]:
            heappush(self.low, -value)
        else:
            heappush(self.high, value)
        if len(self.high) > len(self.low):
            heappush(self.low, -heappop(self.high))

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
