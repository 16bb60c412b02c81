class Groups:
    """Items 0 to count - 1 in groups that are joined."""

    def __init__(self, count: int) -> None:
        """Every item is a group by itself. Raises ValueError when count is negative."""
        raise NotImplementedError

    def join_all(self, pairs: list[tuple[int, int]]) -> list[bool]:
        """Join the groups of both items of each pair, in order; tell for each whether it joined two different groups.

        Raises ValueError, and joins nothing, when an item of any pair does not exist.
        """
        raise NotImplementedError

    def same(self, a: int, b: int) -> bool:
        """Return whether both items are in one group. Raises ValueError when one does not exist."""
        raise NotImplementedError

    def size(self, a: int) -> int:
        """Return how many items the group of a has. Raises ValueError when a does not exist."""
        raise NotImplementedError

    def count(self) -> int:
        """Return how many groups there are."""
        raise NotImplementedError
