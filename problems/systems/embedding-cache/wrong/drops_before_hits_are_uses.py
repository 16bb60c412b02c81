from collections import OrderedDict
from collections.abc import Callable


class EmbeddingCache:
    def __init__(self, capacity: int, fetch: Callable[[list[int]], list[list[float]]]) -> None:
        if capacity < 1:
            raise ValueError("the capacity must be at least 1")
        self.capacity = capacity
        self.fetch = fetch
        self.held = OrderedDict()

    def lookup(self, ids: list[int]) -> list[list[float]]:
        missing = list(dict.fromkeys(number for number in ids if number not in self.held))
        fetched = {}
        if missing:
            answer = self.fetch(list(missing))
            if len(answer) != len(missing):
                raise ValueError("the store returned another number of embeddings")
            fetched = dict(zip(missing, answer))
        result = [fetched[number] if number in fetched else self.held[number] for number in ids]
        while self.held and len(self.held) + len(missing) > self.capacity:
            self.held.popitem(last=False)
        for number in ids:
            if number in fetched:
                self.held[number] = fetched[number]
            if number in self.held:
                self.held.move_to_end(number)
        while len(self.held) > self.capacity:
            self.held.popitem(last=False)
        return result

    def cached(self) -> list[int]:
        return list(self.held)
