"""Right, but each draw walks along the weights from the first one."""


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights")
        self.weights, self.random = list(weights), random

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        total = sum(self.weights)
        return [self.index_at(number * total) for number in self.random(count)]

    def index_at(self, point):
        index, end = 0, self.weights[0]
        while point >= end:
            index += 1
            end += self.weights[index]
        return index
