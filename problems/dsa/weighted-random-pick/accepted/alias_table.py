"""Vose's alias method: every column is as high as the average and holds at most two indices, so a draw takes constant time.

Heights are counted in units of 1/n of a weight, which are integers.
"""


class WeightedPicker:
    def __init__(self, weights, random):
        if any(weight < 0 for weight in weights) or sum(weights) == 0:
            raise ValueError("no weights to pick by")
        self.random = random
        columns, self.full = len(weights), sum(weights)
        self.height = [weight * columns for weight in weights]
        self.alias = list(range(columns))
        low = [i for i in range(columns) if self.height[i] < self.full]
        high = [i for i in range(columns) if self.height[i] > self.full]
        while low:
            poor, rich = low.pop(), high[-1]
            self.alias[poor] = rich
            self.height[rich] -= self.full - self.height[poor]
            if self.height[rich] <= self.full:
                high.pop()
            if self.height[rich] < self.full:
                low.append(rich)

    def picks(self, count):
        if count < 0:
            raise ValueError("count is negative")
        numbers = self.random(2 * count)
        columns = len(self.height)
        found = []
        for place, level in zip(numbers[:count], numbers[count:], strict=True):
            column = int(place * columns)
            found.append(column if level * self.full < self.height[column] else self.alias[column])
        return found
