from itertools import accumulate


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights):
            raise ValueError("a weight is negative")
        if sum(weights) == 0:
            raise ValueError("no weight is above 0")
        self.ends = list(accumulate(weights))
        self.random = random

    def picks(self, count):
        if count < 0:
            raise ValueError("the count is negative")
        # With the numbers in order one walk along the weights is enough.
        drawn = []
        index = 0
        for number in sorted(self.random(count)):
            unit = min(int(number * self.ends[-1]), self.ends[-1] - 1)
            while self.ends[index] <= unit:
                index += 1
            drawn.append(index)
        return drawn
