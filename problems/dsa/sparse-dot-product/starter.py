def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """The dot product of two vectors given as pairs (index, value); values at the same index are added.

    Raises ValueError when an index is negative.
    """
    raise NotImplementedError


class SparseVector:
    """A vector of integers whose entries change, almost all of them 0."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        """The vector that these pairs (index, value) give. Raises ValueError when an index is negative."""
        raise NotImplementedError

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        """The dot product with the vector that these pairs give. Raises ValueError when an index is negative."""
        raise NotImplementedError

    def dot_all(self, lists: list[list[tuple[int, int]]]) -> list[int]:
        """The dot product with each of these vectors. Raises ValueError when an index is negative."""
        raise NotImplementedError

    def set(self, index: int, value: int) -> None:
        """Make this the entry at the index. Raises ValueError when the index is negative."""
        raise NotImplementedError

    def add(self, index: int, value: int) -> None:
        """Add this to the entry at the index. Raises ValueError when the index is negative."""
        raise NotImplementedError

    def nonzeros(self) -> list[tuple[int, int]]:
        """The pairs (index, entry) of all entries that are not 0, sorted by index."""
        raise NotImplementedError
