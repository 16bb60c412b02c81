from collections.abc import Iterable
from heapq import heappop, heappush

Record = tuple[int, str | None]


class MergedStream:
    """A heap holds the next record of each stream. The number of the stream settles ties, so payloads are never compared."""

    def __init__(self, streams: list[Iterable[Record]]) -> None:
        self._streams = [iter(stream) for stream in streams]
        self._heads: list[tuple[int, int, Record]] = []
        for number in range(len(streams)):
            self._read(number)

    def take(self, count: int) -> list[Record]:
        if count < 0:
            raise ValueError(f"{count} records cannot be taken")
        taken: list[Record] = []
        while self._heads and len(taken) < count:
            _, number, record = heappop(self._heads)
            taken.append(record)
            self._read(number)
        return taken

    def _read(self, number: int) -> None:
        record = next(self._streams[number], None)
        if record is not None:
            heappush(self._heads, (record[0], number, record))
