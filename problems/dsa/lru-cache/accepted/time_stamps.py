from collections import deque


class LRUCache:
    """Each use gets a number; a queue of uses is cleaned lazily, so that old numbers are skipped when room is needed."""

    def __init__(self, capacity: int) -> None:
        if capacity <= 0:
            raise ValueError("no room for a single entry")
        self.capacity = capacity
        self.now = 0
        self.values: dict[object, object] = {}
        self.last_use: dict[object, int] = {}
        self.uses: deque[tuple[int, object]] = deque()

    def __len__(self) -> int:
        return len(self.values)

    def get(self, key: object) -> object:
        if key in self.values:
            self._use(key)
        return self.values.get(key)

    def put(self, key: object, value: object) -> None:
        if key not in self.values and len(self.values) == self.capacity:
            self._drop_oldest()
        self.values[key] = value
        self._use(key)

    def _use(self, key: object) -> None:
        self.now += 1
        self.last_use[key] = self.now
        self.uses.append((self.now, key))
        while self.uses and self.last_use.get(self.uses[0][1]) != self.uses[0][0]:
            self.uses.popleft()

    def _drop_oldest(self) -> None:
        while True:
            when, key = self.uses.popleft()
            if self.last_use.get(key) == when:
                del self.values[key], self.last_use[key]
                return
