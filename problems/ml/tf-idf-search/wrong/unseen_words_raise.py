import math
from collections import Counter


class TfIdfIndex:
    def __init__(self, documents):
        found_in = Counter(word for text in documents for word in set(text.lower().split()))
        total = len(documents)
        self.idf = {word: math.log(total / count) for word, count in found_in.items()}
        self.vectors = [self.vector(text) for text in documents]

    def vector(self, text):
        counts = Counter(text.lower().split())
        weights = {word: count * self.idf[word] for word, count in counts.items() if self.idf[word] > 0}
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}

    def search(self, query, k):
        if k < 1:
            raise ValueError("k must be at least 1")
        wanted = self.vector(query)
        found = []
        for number, vector in enumerate(self.vectors):
            score = round(sum(weight * vector[word] for word, weight in wanted.items() if word in vector), 6)
            if score > 0:
                found.append((number, score))
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found[:k]
