from heapq import heappop, heappush, heappushpop


class MedianStream:
    low = []
    high = []

    def add(self, value):
        heappush(self.high, -heappushpop(self.low, -value))
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
