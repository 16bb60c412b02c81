import math
from collections import Counter


class TfIdfIndex:
    def __init__(self, documents: list[str]) -> None:
        words = [text.lower().split() for text in documents]
        total = len(documents)
        containing = Counter(word for text in words for word in set(text))
        self.idf = {word: math.log(total / n) for word, n in containing.items() if n < total}
        self.vectors = [self.vector(text) for text in documents]

    def vector(self, text: str) -> dict[str, float]:
        counts = Counter(text.lower().split())
        raw = {word: count * self.idf[word] for word, count in counts.items() if word in self.idf}
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {word: weight / length for word, weight in raw.items()}

    def search(self, query: str, k: int) -> list[tuple[int, float]]:
        if k < 1:
            raise ValueError("k must be at least 1")
        asked = self.vector(query)
        found = []
        for number, vector in enumerate(self.vectors):
            score = sum(weight * vector.get(word, 0.0) for word, weight in asked.items())
            if round(score, 6) > 0:
                found.append((number, score))
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return [(number, round(score, 6)) for number, score in found[:k]]
