from collections.abc import Callable


class EmbeddingCache:

    def __init__(self, capacity: int, fetch: Callable[[list[int]], list[list[float]]]) -> None:
        if capacity < 1:
            raise ValueError(f"capacity is {capacity}, it must be at least 1")
        self._capacity = capacity
        self._fetch = fetch
        self._entries: dict[int, list[float]] = {}

    def lookup(self, ids: list[int]) -> list[list[float]]:
        missing = [each for each in dict.fromkeys(ids) if each not in self._entries]
        fresh = self._fetch(missing) if missing else []
        vectors = dict(zip(missing, fresh, strict=True))
        for each in ids:
            if each in self._entries:
                vectors[each] = self._entries[each]
            self._entries[each] = vectors[each]
        while len(self._entries) > self._capacity:
            del self._entries[next(iter(self._entries))]
        return [vectors[each] for each in ids]

    def cached(self) -> list[int]:
        return list(self._entries)
