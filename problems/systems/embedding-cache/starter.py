from collections.abc import Callable


class EmbeddingCache:
    """Keeps the embeddings that were used last, and fetches all that a lookup misses in one call."""

    def __init__(self, capacity: int, fetch: Callable[[list[int]], list[list[float]]]) -> None:
        """An empty cache. `fetch` returns the embeddings of a list of ids. Raises ValueError when the capacity is below 1."""
        raise NotImplementedError

    def lookup(self, ids: list[int]) -> list[list[float]]:
        """The embeddings of these ids, place by place. A failing fetch leaves the cache as it was."""
        raise NotImplementedError

    def cached(self) -> list[int]:
        """The ids that are held, from the one that is unused for longest to the latest."""
        raise NotImplementedError
