"""For each word a list of the documents that have it: a query touches only those that share a word with it."""

import heapq
import math
from collections import Counter


class TfIdfIndex:
    def __init__(self, documents: list[str]) -> None:
        containing: Counter[str] = Counter()
        for text in documents:
            containing.update(set(text.lower().split()))
        total = len(documents)
        self.idf = {word: math.log(total) - math.log(n) for word, n in containing.items() if n < total}
        self.postings: dict[str, list[tuple[int, float]]] = {}
        for number, text in enumerate(documents):
            for word, weight in self.vector(text).items():
                self.postings.setdefault(word, []).append((number, weight))

    def vector(self, text: str) -> dict[str, float]:
        counts = Counter(text.lower().split())
        raw = {word: count * self.idf[word] for word, count in counts.items() if word in self.idf}
        length = math.hypot(*raw.values())
        return {word: weight / length for word, weight in raw.items()}

    def search(self, query: str, k: int) -> list[tuple[int, float]]:
        if k < 1:
            raise ValueError("k must be at least 1")
        terms: dict[int, list[float]] = {}
        for word, weight in self.vector(query).items():
            for number, other in self.postings.get(word, ()):
                terms.setdefault(number, []).append(weight * other)
        scores = ((number, round(math.fsum(products), 6)) for number, products in terms.items())
        return heapq.nsmallest(k, (pair for pair in scores if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))
