class Reservoir:
    """A uniform random sample of at most `k` items from a stream that never says how long it is."""

    def __init__(self, k: int, seed: int) -> None:
        """An empty sample. Raises ValueError when k is below 1. The seed fixes everything that is random."""
        raise NotImplementedError

    def add(self, items: list[int | str]) -> None:
        """Read the next items of the stream, any number of them, and leave the list as it is."""
        raise NotImplementedError

    def sample(self) -> list[int | str]:
        """The items kept at present, in any order: min(k, items read so far) of them. Asking changes nothing."""
        raise NotImplementedError
