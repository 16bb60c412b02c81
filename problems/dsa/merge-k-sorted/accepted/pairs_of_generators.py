from collections.abc import Iterable, Iterator
from itertools import islice

Record = tuple[int, str | None]


def merge(left: Iterator[Record], right: Iterator[Record]) -> Iterator[Record]:
    """Two sorted iterators as one; of equal times those of the left come first. Reads the next record only when somebody asks for it."""
    a, b = next(left, None), next(right, None)
    while a is not None and b is not None:
        if a[0] <= b[0]:
            yield a
            a = next(left, None)
        else:
            yield b
            b = next(right, None)
    if a is not None:
        yield a
        yield from left
    if b is not None:
        yield b
        yield from right


class MergedStream:
    """Many sorted streams as one, which is read no further than needed."""

    def __init__(self, streams: list[Iterable[Record]]) -> None:
        # A tournament: neighbours are merged in pairs, and the pairs again, so every record passes about log2(k) merges.
        # A merge holds one record of each side, and a side stands still while its record waits: one record of each stream is held in all.
        rounds = [iter(stream) for stream in streams]
        while len(rounds) > 1:
            last = rounds[-1:] if len(rounds) % 2 else []
            rounds = [merge(a, b) for a, b in zip(rounds[::2], rounds[1::2], strict=False)] + last
        self.merged = rounds[0] if rounds else iter(())

    def take(self, count: int) -> list[Record]:
        if count < 0:
            raise ValueError("the count is negative")
        return list(islice(self.merged, count))
