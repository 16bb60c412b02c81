def sparse_dot(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    if any(index < 0 for index, _ in first + second):
        raise ValueError("negative index")
    a, b = sorted(first), sorted(second)
    i = j = total = 0
    while i < len(a) and j < len(b):
        if a[i][0] < b[j][0]:
            i += 1
        elif a[i][0] > b[j][0]:
            j += 1
        else:
            total += a[i][1] * b[j][1]
            i += 1
            j += 1
    return total


class SparseVector:
    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self.entries: dict[int, int] = {}
        for index, value in pairs:
            self.add(index, value)

    def dot(self, pairs: list[tuple[int, int]]) -> int:
        total = 0
        for index, value in pairs:
            if index < 0:
                raise ValueError("negative index")
            total += self.entries.get(index, 0) * value
        return total

    def dot_all(self, lists):
        return [self.dot(pairs) for pairs in lists]

    def set(self, index: int, value: int) -> None:
        if index < 0:
            raise ValueError("negative index")
        self.entries[index] = value

    def add(self, index: int, value: int) -> None:
        self.set(index, self.entries.get(index, 0) + value)

    def nonzeros(self) -> list[tuple[int, int]]:
        return [(index, self.entries[index]) for index in sorted(self.entries) if self.entries[index]]
