class LRUCache:
    """A store of at most `capacity` entries that drops the least recently used one to make room."""

    def __init__(self, capacity: int) -> None:
        """An empty cache. Raises ValueError when the capacity is below 1."""
        raise NotImplementedError

    def get(self, key: str | int) -> int | None:
        """The value under the key, which counts as use; None when there is none."""
        raise NotImplementedError

    def put(self, key: str | int, value: int) -> None:
        """Store the value, which counts as use. A new key in a full cache drops the least recently used entry."""
        raise NotImplementedError

    def __len__(self) -> int:
        """How many entries there are."""
        raise NotImplementedError
