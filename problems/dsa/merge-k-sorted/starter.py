from collections.abc import Iterable

Record = tuple[int, str | None]


class MergedStream:
    """Many sorted streams as one, which is read no further than needed."""

    def __init__(self, streams: list[Iterable[Record]]) -> None:
        """Joins lists and iterators of records (time, payload). The times of each never fall."""
        raise NotImplementedError

    def take(self, count: int) -> list[Record]:
        """The next records in order of time, at most `count`; of equal times, those of the earlier stream first.

        Raises ValueError when `count` is negative.
        """
        raise NotImplementedError
