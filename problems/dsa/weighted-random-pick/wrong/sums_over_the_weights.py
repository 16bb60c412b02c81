from bisect import bisect_right


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights")
        self.random = random
        for index in range(1, len(weights)):
            weights[index] += weights[index - 1]
        self.ends = weights

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        return [bisect_right(self.ends, number * self.ends[-1]) for number in self.random(count)]
