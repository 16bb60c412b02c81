class Node:
    def __init__(self):
        self.children = {}
        self.best = []


class Autocomplete:
    def __init__(self, entries, k):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.weights = {}
        self.root = Node()
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("the weight must be at least 1")
        self.weights[word] = self.weights.get(word, 0) + weight
        node = self.root
        self.update(node, word)
        for character in word:
            node = node.children.setdefault(character, Node())
            self.update(node, word)

    def update(self, node, word):
        if word not in node.best and len(node.best) < self.k:
            node.best.append(word)
        node.best.sort(key=lambda other: (-self.weights[other], other))

    def complete(self, prefix):
        node = self.root
        for character in prefix:
            if character not in node.children:
                return []
            node = node.children[character]
        return list(node.best)

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
