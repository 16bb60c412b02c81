"""Running sums of the weights cut the line from 0 to the total into pieces; a random point is looked up by binary search."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate


class WeightedPicker:
    def __init__(self, weights: list[int], random: Callable[[int], list[float]]) -> None:
        if any(weight < 0 for weight in weights) or not any(weights):
            raise ValueError("weights must not be negative, and one must be above 0")
        self.random = random
        self.ends = list(accumulate(weights))

    def picks(self, count: int) -> list[int]:
        if count < 0:
            raise ValueError(f"count is {count}, it must not be negative")
        total = self.ends[-1]
        return [bisect_right(self.ends, number * total) for number in self.random(count)]
