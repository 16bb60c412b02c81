class Groups:
    """Items 0 to count - 1 in groups that are joined."""

    def __init__(self, count: int) -> None:
        if count < 0:
            raise ValueError("count must not be negative")
        # For each item the list of all members of its group; one list object for the whole group.
        # The smaller list always goes into the larger one, so that an item changes its list at most log2(count) times.
        self._members = [[item] for item in range(count)]
        self._groups = count

    def _check(self, item: int) -> None:
        if not 0 <= item < len(self._members):
            raise ValueError(f"there is no item {item}")

    def join_all(self, pairs: list[tuple[int, int]]) -> list[bool]:
        for a, b in pairs:
            self._check(a)
            self._check(b)
        joined = []
        for a, b in pairs:
            small, large = self._members[a], self._members[b]
            if small is large:
                joined.append(False)
                continue
            if len(small) > len(large):
                small, large = large, small
            large.extend(small)
            for item in small:
                self._members[item] = large
            self._groups -= 1
            joined.append(True)
        return joined

    def same(self, a: int, b: int) -> bool:
        self._check(a)
        self._check(b)
        return self._members[a] is self._members[b]

    def size(self, a: int) -> int:
        self._check(a)
        return len(self._members[a])

    def count(self) -> int:
        return self._groups
