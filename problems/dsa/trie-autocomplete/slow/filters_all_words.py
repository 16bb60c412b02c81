"""Right, but each prefix is compared with every word."""

from collections import Counter


class Autocomplete:
    def __init__(self, entries, k):
        if k < 1 or any(weight < 1 for _, weight in entries):
            raise ValueError("too small")
        self.k = k
        self.weights = Counter()
        for word, weight in entries:
            self.weights[word] += weight

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("too small")
        self.weights[word] += weight

    def complete(self, prefix):
        found = [word for word in self.weights if word.startswith(prefix)]
        return sorted(found, key=lambda word: (-self.weights[word], word))[: self.k]

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
