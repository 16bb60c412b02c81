def sparse_dot(first, second):
    return SparseVector(first).dot(second)


class SparseVector:
    def __init__(self, pairs):
        self.entries = {}
        for index, value in pairs:
            self.set(index, value)

    def dot(self, pairs):
        if any(index < 0 for index, _ in pairs):
            raise ValueError("negative index")
        return sum(self.entries.get(index, 0) * value for index, value in pairs)

    def dot_all(self, lists):
        return [self.dot(pairs) for pairs in lists]

    def set(self, index, value):
        if index < 0:
            raise ValueError("negative index")
        self.entries.pop(index, None)
        if value:
            self.entries[index] = value

    def add(self, index, value):
        self.set(index, self.entries.get(index, 0) + value)

    def nonzeros(self):
        return sorted(self.entries.items())
