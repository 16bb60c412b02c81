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
        # Units are numbered from 1, and then looked up as if they were numbered from 0.
        units = [1 + int(number * self.ends[-1]) for number in self.random(count)]
        return [min(bisect_right(self.ends, unit), len(self.ends) - 1) for unit in units]
