"""All numbers of a call are sorted, and one walk along the weights serves them all; then they go back into their order."""


class WeightedPicker:
    def __init__(self, weights, random):
        if min(weights, default=0) < 0 or max(weights, default=0) == 0:
            raise ValueError("weights")
        self.weights, self.random = list(weights), random

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        total = sum(self.weights)
        points = sorted((number * total, place) for place, number in enumerate(self.random(count)))
        found = [0] * count
        index, end = 0, self.weights[0]
        for point, place in points:
            while point >= end:
                index += 1
                end += self.weights[index]
            found[place] = index
        return found
