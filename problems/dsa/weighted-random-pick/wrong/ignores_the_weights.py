class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights")
        self.random = random
        self.possible = [index for index, weight in enumerate(weights) if weight]

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        return [self.possible[int(number * len(self.possible))] for number in self.random(count)]
