from bisect import bisect_right
from itertools import accumulate


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights")
        self.random = random
        self.ends = list(accumulate(weights))

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        point = self.random(1)[0] * self.ends[-1]
        return [bisect_right(self.ends, point)] * count
