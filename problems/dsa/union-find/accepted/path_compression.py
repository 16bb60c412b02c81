class Groups:
    # No care is taken which root is hung below which; every search shortens the way that it has gone.
    def __init__(self, count: int) -> None:
        if count < 0:
            raise ValueError("negative count")
        self.up = list(range(count))
        self.members = [1] * count
        self.number = count

    def _find(self, item: int) -> int:
        if item < 0 or item >= len(self.up):
            raise ValueError(f"no item {item}")
        root = item
        while self.up[root] != root:
            root = self.up[root]
        while self.up[item] != root:
            self.up[item], item = root, self.up[item]
        return root

    def join_all(self, pairs: list[tuple[int, int]]) -> list[bool]:
        for pair in pairs:
            for item in pair:
                if not 0 <= item < len(self.up):
                    raise ValueError(f"no item {item}")
        joined = []
        for a, b in pairs:
            low, high = self._find(a), self._find(b)
            joined.append(low != high)
            if low != high:
                self.up[low] = high
                self.members[high] += self.members[low]
                self.number -= 1
        return joined

    def same(self, a: int, b: int) -> bool:
        return self._find(a) == self._find(b)

    def size(self, a: int) -> int:
        return self.members[self._find(a)]

    def count(self) -> int:
        return self.number
