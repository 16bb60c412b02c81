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
        self.weights[word] = self.weights.get(word, 0) + weight
        node = self.root
        self.enter(node, word)
        for letter in word:
            node = node.children.setdefault(letter, Node())
            self.enter(node, word)

    def enter(self, node, word):
        if word not in node.best:
            node.best.append(word)
        if len(node.best) > self.k:
            node.best.remove(min(node.best, key=lambda other: (self.weights[other], other)))

    def complete(self, prefix):
        node = self.root
        for letter in prefix:
            if letter not in node.children:
                return []
            node = node.children[letter]
        return sorted(node.best, key=lambda word: (-self.weights[word], word))

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
