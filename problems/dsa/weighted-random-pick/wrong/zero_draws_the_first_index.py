from bisect import bisect_left
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
        return [bisect_left(self.ends, number * self.ends[-1]) for number in self.random(count)]
