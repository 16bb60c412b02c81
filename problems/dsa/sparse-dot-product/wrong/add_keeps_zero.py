def entries_of(pairs: list[tuple[int, int]]) -> dict[int, int]:
    sums: dict[int, int] = {}
    for index, value in pairs:
        if index < 0:
            raise ValueError("negative index")
        sums[index] = sums.get(index, 0) + value
    return {index: value for index, value in sums.items() if value != 0}


def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    a, b = entries_of(first), entries_of(second)
    return sum(value * b[index] for index, value in a.items() if index in b)


class SparseVector:
    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self.entries = entries_of(pairs)

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        return sum(value * self.entries.get(index, 0) for index, value in entries_of(pairs).items())

    def dot_all(self, lists):
        return [self.dot(pairs) for pairs in lists]

    def set(self, index: int, value: int) -> None:
        if index < 0:
            raise ValueError("negative index")
        if value == 0:
            self.entries.pop(index, None)
        else:
            self.entries[index] = value

    def add(self, index: int, value: int) -> None:
        if index < 0:
            raise ValueError("negative index")
        if value != 0:
            self.entries[index] = self.entries.get(index, 0) + value

    def nonzeros(self) -> list[tuple[int, int]]:
        return sorted(self.entries.items())
