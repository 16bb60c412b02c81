class MedianStream:
    """The median of all numbers that have arrived so far."""

    def __init__(self) -> None:
        """No number has arrived yet."""
        raise NotImplementedError

    def add(self, value: int) -> None:
        """One more number arrives."""
        raise NotImplementedError

    def median(self) -> float:
        """The median of all numbers so far, always a float. Raises ValueError when there are none. Changes nothing."""
        raise NotImplementedError

    def add_all(self, values: list[int]) -> list[float]:
        """Add the numbers one after the other; the medians after each of them, as a new list. `values` stays as it is."""
        raise NotImplementedError
