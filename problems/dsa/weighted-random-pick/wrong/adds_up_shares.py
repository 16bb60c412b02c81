from bisect import bisect_right
from itertools import accumulate


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights")
        self.random = random
        total = sum(weights)
        self.ends = list(accumulate(weight / total for weight in weights))

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        return [bisect_right(self.ends, number) for number in self.random(count)]
