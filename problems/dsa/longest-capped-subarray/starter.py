def longest_capped_subarray(values: list[int], cap: int) -> tuple[int, int]:
    """The longest stretch (start, stop) of the values with a sum of at most cap; of equally long ones, the first.

    (0, 0) when no value fits. Raises ValueError when cap or a value is negative.
    """
    raise NotImplementedError


class CappedStream:
    """The longest stretch with a sum of at most cap, of values that arrive in batches."""

    def __init__(self, cap: int) -> None:
        """Nothing has been read. Raises ValueError when cap is negative."""
        raise NotImplementedError

    def add(self, values: list[int]) -> None:
        """Read the next values. Raises ValueError when one of them is negative, and then reads none."""
        raise NotImplementedError

    def longest(self) -> tuple[int, int]:
        """The longest stretch (start, stop) of all values read so far, counted from the first value of the stream."""
        raise NotImplementedError
