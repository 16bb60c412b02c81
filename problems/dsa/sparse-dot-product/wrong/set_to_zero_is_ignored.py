def sparse_dot(first, second):
    return SparseVector(first).dot(second)


class SparseVector:
    def __init__(self, pairs):
        self.entries = {}
        for index, value in pairs:
            self.add(index, value)

    def dot(self, pairs):
        if any(index < 0 for index, _ in pairs):
            raise ValueError("negative index")
        return sum(self.entries.get(index, 0) * value for index, value in pairs)

    def dot_all(self, lists):
        return [self.dot(pairs) for pairs in lists]

    def set(self, index, value):
        if index < 0:
            raise ValueError("negative index")
        if value:
            self.entries[index] = value

    def add(self, index, value):
        value += self.entries.get(index, 0)
        self.set(index, value)
        if value == 0:
            self.entries.pop(index, None)

    def nonzeros(self):
        return sorted(self.entries.items())
