class Groups:
    def __init__(self, count: int) -> None:
        if count < 0:
            raise ValueError("count must not be negative")
        self._parent = list(range(count))
        self._size = [1] * count
        self._groups = count

    def _root(self, item: int) -> int:
        if not 0 <= item < len(self._parent):
            raise ValueError("no such item")
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join_all(self, pairs: list[tuple[int, int]]) -> list[bool]:
        for pair in pairs:
            for item in pair:
                if not 0 <= item < len(self._parent):
                    raise ValueError("no such item")
        return [self._join(a, b) for a, b in pairs]

    def _join(self, a: int, b: int) -> bool:
        a, b = self._root(a), self._root(b)
        if a == b:
            return False
        if self._size[a] > self._size[b]:
            a, b = b, a
        self._parent[a] = b
        self._size[b] += self._size[a]
        self._groups -= 1
        return True

    def same(self, a: int, b: int) -> bool:
        if a == b:
            return True
        return self._root(a) == self._root(b)

    def size(self, a: int) -> int:
        return self._size[self._root(a)]

    def count(self) -> int:
        return self._groups
