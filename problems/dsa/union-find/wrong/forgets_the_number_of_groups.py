class Groups:
    def __init__(self, count):
        if count < 0:
            raise ValueError("count")
        self.parent = list(range(count))
        self.members = [1] * count
        self.groups = count

    def check(self, *items):
        for item in items:
            if not 0 <= item < len(self.parent):
                raise ValueError("item")

    def find(self, item):
        while self.parent[item] != item:
            item = self.parent[item]
        return item

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        self.groups -= 1
        if a == b:
            return False
        if self.members[a] > self.members[b]:
            a, b = b, a
        self.parent[a] = b
        self.members[b] += self.members[a]
        return True

    def join_all(self, pairs):
        for pair in pairs:
            self.check(*pair)
        return [self.join(a, b) for a, b in pairs]

    def same(self, a, b):
        self.check(a, b)
        return self.find(a) == self.find(b)

    def size(self, a):
        self.check(a)
        return self.members[self.find(a)]

    def count(self):
        return self.groups
