class Groups:
    """Each group is a tree of items that lead to its root; the smaller tree is hung below the root of the larger one."""

    def __init__(self, count: int) -> None:
        if count < 0:
            raise ValueError(f"count is {count}, it must not be negative")
        self._parent = list(range(count))
        self._size = [1] * count
        self._count = count

    def join_all(self, pairs: list[tuple[int, int]]) -> list[bool]:
        for a, b in pairs:
            self._check(a)
            self._check(b)
        return [self._join(a, b) for a, b in pairs]

    def same(self, a: int, b: int) -> bool:
        self._check(a)
        self._check(b)
        return self._root(a) == self._root(b)

    def size(self, a: int) -> int:
        self._check(a)
        return self._size[self._root(a)]

    def count(self) -> int:
        return self._count

    def _check(self, item: int) -> None:
        if not 0 <= item < len(self._parent):
            raise ValueError(f"there is no item {item}")

    def _root(self, item: int) -> int:
        while self._parent[item] != item:
            item = self._parent[item]
        return item

    def _join(self, a: int, b: int) -> bool:
        small, large = sorted((self._root(a), self._root(b)), key=self._size.__getitem__)
        if small == large:
            return False
        self._parent[small] = large
        self._size[large] += self._size[small]
        self._count -= 1
        return True
