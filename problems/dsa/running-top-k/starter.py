class RunningTopK:
    """The best k runs of a stream: larger scores are better, and of equal scores the earlier run."""

    def __init__(self, k: int) -> None:
        """Raises ValueError when k is negative."""
        raise NotImplementedError

    def add(self, name: str, score: int) -> bool:
        """One more run arrives. True if it is among the best k of all runs so far."""
        raise NotImplementedError

    def add_all(self, runs: list[tuple[str, int]]) -> list[bool]:
        """Adds the runs in their order, and returns what add says for each."""
        raise NotImplementedError

    def top(self) -> list[tuple[str, int]]:
        """The best k runs so far, or all if there are fewer, the best one first."""
        raise NotImplementedError
