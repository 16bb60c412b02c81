from bisect import bisect_right
from itertools import accumulate


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights):
            raise ValueError("weights")
        self.random = random
        self.ends = list(accumulate(weights))

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        return [bisect_right(self.ends, number * sum(self.ends[-1:])) for number in self.random(count)]
