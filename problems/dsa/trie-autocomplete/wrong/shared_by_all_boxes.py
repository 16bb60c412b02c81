class Autocomplete:
    weights = {}

    def __init__(self, entries, k):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("the weight must be at least 1")
        self.weights[word] = self.weights.get(word, 0) + weight

    def complete(self, prefix):
        found = [word for word in self.weights if word.startswith(prefix)]
        return sorted(found, key=lambda word: (-self.weights[word], word))[: self.k]

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
