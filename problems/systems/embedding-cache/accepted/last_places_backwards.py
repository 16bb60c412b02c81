from collections import OrderedDict
from collections.abc import Callable


class EmbeddingCache:
    """Walks backwards to find the last place of each id, and puts in only those that can stay."""

    def __init__(self, capacity: int, fetch: Callable[[list[int]], list[list[float]]]) -> None:
        if capacity < 1:
            raise ValueError("the capacity must be at least 1")
        self._capacity = capacity
        self._fetch = fetch
        self._held = OrderedDict()

    def lookup(self, ids: list[int]) -> list[list[float]]:
        missing = list(dict.fromkeys(number for number in ids if number not in self._held))
        fetched = {}
        if missing:
            answer = self._fetch(missing)
            if len(answer) != len(missing):
                raise ValueError("the store returned another number of embeddings than it was asked for")
            fetched = dict(zip(missing, answer, strict=True))
        result = [fetched[number] if number in fetched else self._held[number] for number in ids]
        latest = {}
        for place in range(len(ids) - 1, -1, -1):
            if len(latest) == self._capacity:
                break
            latest.setdefault(ids[place], result[place])
        for number in reversed(latest):
            self._held[number] = latest[number]
            self._held.move_to_end(number)
        while len(self._held) > self._capacity:
            self._held.popitem(last=False)
        return result

    def cached(self) -> list[int]:
        return list(self._held)
