class Node:
    def __init__(self):
        self.children = {}
        self.best = []


class Autocomplete:
    def __init__(self, entries, k):
        if k < 1:
            raise ValueError("k is below 1")
        self.k = k
        self.weights = {}
        self.root = Node()
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("a weight is below 1")
        new = word not in self.weights
        self.weights[word] = self.weights.get(word, 0) + weight
        node = self.root
        self.update(node, word, new)
        for letter in word:
            node = node.children.setdefault(letter, Node())
            self.update(node, word, new)

    def update(self, node, word, new):
        if new:
            node.best.append(word)  # a known word stands in the lists already
        node.best.sort(key=lambda other: (-self.weights[other], other))
        del node.best[self.k :]

    def complete(self, prefix):
        node = self.root
        for letter in prefix:
            if letter not in node.children:
                return []
            node = node.children[letter]
        return list(node.best)

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
