class Groups:
    def __init__(self, count):
        if count < 0:
            raise ValueError("count")
        self.parent = list(range(count))

    def check(self, *items):
        for item in items:
            if not 0 <= item < len(self.parent):
                raise ValueError("item")

    def find(self, item):
        while self.parent[item] != item:
            item = self.parent[item]
        return item

    def join_all(self, pairs):
        for pair in pairs:
            self.check(*pair)
        results = []
        for a, b in pairs:
            low, high = self.find(a), self.find(b)
            results.append(low != high)
            self.parent[low] = high
        return results

    def same(self, a, b):
        self.check(a, b)
        return self.find(a) == self.find(b)

    def size(self, a):
        self.check(a)
        root = self.find(a)
        return sum(self.find(item) == root for item in range(len(self.parent)))

    def count(self):
        return sum(parent == item for item, parent in enumerate(self.parent))
