class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights")
        self.random = random
        self.places = [index for index, weight in enumerate(weights) for _ in range(weight)]

    def picks(self, count):
        if count < 0:
            raise ValueError("count")
        return [self.places[int(number * len(self.places))] for number in self.random(count)]
