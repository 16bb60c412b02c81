"""Right, but the trie keeps no answers: below the prefix it is walked through as a whole."""


class Autocomplete:
    def __init__(self, entries, k):
        if k < 1:
            raise ValueError("k is too small")
        self.k = k
        self.weights = {}
        self.root = {}
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("the weight is too small")
        self.weights[word] = self.weights.get(word, 0) + weight
        node = self.root
        for character in word:
            node = node.setdefault(character, {})

    def complete(self, prefix):
        node = self.root
        for character in prefix:
            if character not in node:
                return []
            node = node[character]
        found, stack = [], [(prefix, node)]
        while stack:
            text, node = stack.pop()
            if text in self.weights:
                found.append(text)
            stack += [(text + character, child) for character, child in node.items()]
        return sorted(found, key=lambda word: (-self.weights[word], word))[: self.k]

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
