class Autocomplete:
    def __init__(self, entries, k):
        if k < 1:
            raise ValueError("k must be at least 1")
        self.k = k
        self.weights = {}
        self.answers = {}
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("the weight must be at least 1")
        self.weights[word] = self.weights.get(word, 0) + weight

    def complete(self, prefix):
        if prefix not in self.answers:
            found = [word for word in self.weights if word.startswith(prefix)]
            found.sort(key=lambda word: (-self.weights[word], word))
            self.answers[prefix] = found[: self.k]
        return list(self.answers[prefix])

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
