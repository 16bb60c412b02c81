"""A binary tree of sums: each draw goes from the root to a leaf."""

from collections.abc import Callable


class WeightedPicker:
    """Draws indices of a list of weights, each in proportion to its weight."""

    def __init__(self, weights: list[int], random: Callable[[int], list[float]]) -> None:
        if any(weight < 0 for weight in weights):
            raise ValueError("a weight is negative")
        # A binary tree of sums in one list: the children of node k are 2k and 2k + 1, the weights are the leaves, padded with zeros.
        self.leaves = 1
        while self.leaves < len(weights):
            self.leaves *= 2
        padding = [0] * (self.leaves - len(weights))
        self.sums = [0] * self.leaves + list(weights) + padding
        for node in range(self.leaves - 1, 0, -1):
            self.sums[node] = self.sums[2 * node] + self.sums[2 * node + 1]
        if self.sums[1] == 0:
            raise ValueError("no weight is above 0")
        self.random = random

    def picks(self, count: int) -> list[int]:
        if count < 0:
            raise ValueError("the count is negative")
        return [self._pick(number) for number in self.random(count)]

    def _pick(self, number: float) -> int:
        total = self.sums[1]
        unit = min(int(number * total), total - 1)  # a product that was rounded up must not leave the list
        # Always 0 <= unit < sum of the node, so a node with the sum 0 is never entered.
        node = 1
        while node < self.leaves:
            node *= 2
            if unit >= self.sums[node]:
                unit -= self.sums[node]
                node += 1
        return node - self.leaves
