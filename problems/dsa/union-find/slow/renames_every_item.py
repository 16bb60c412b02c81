class Groups:
    def __init__(self, count):
        if count < 0:
            raise ValueError("count")
        self.name = list(range(count))

    def check(self, *items):
        for item in items:
            if not 0 <= item < len(self.name):
                raise ValueError("item")

    def join_all(self, pairs):
        for pair in pairs:
            self.check(*pair)
        results = []
        for a, b in pairs:
            old, new = self.name[a], self.name[b]
            results.append(old != new)
            if old != new:
                self.name = [new if name == old else name for name in self.name]
        return results

    def same(self, a, b):
        self.check(a, b)
        return self.name[a] == self.name[b]

    def size(self, a):
        self.check(a)
        return self.name.count(self.name[a])

    def count(self):
        return len(set(self.name))
