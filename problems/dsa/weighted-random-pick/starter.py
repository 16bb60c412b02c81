from collections.abc import Callable


class WeightedPicker:
    """Draws indices of a list of weights, each in proportion to its weight."""

    def __init__(self, weights: list[int], random: Callable[[int], list[float]]) -> None:
        """random(size) gives a list of size numbers, uniform on [0, 1). Raises ValueError for a negative weight, or if none is above 0."""
        raise NotImplementedError

    def picks(self, count: int) -> list[int]:
        """count indices, drawn independently. Raises ValueError when count is negative."""
        raise NotImplementedError
