class Autocomplete:
    """Suggests the words of largest weight that begin with what was typed."""

    def __init__(self, entries: list[tuple[str, int]], k: int) -> None:
        if k < 1:
            raise ValueError("k is below 1")
        self.k = k
        self.weights: dict[str, int] = {}
        # In place of a trie: every prefix of every word, with its k best words in order. Weights only grow, so a word that is not
        # among the best of a prefix can come in only when its own weight is added to.
        self.best: dict[str, list[str]] = {}
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word: str, weight: int) -> None:
        if weight < 1:
            raise ValueError("a weight is below 1")
        self.weights[word] = self.weights.get(word, 0) + weight
        for end in range(len(word) + 1):
            best = self.best.setdefault(word[:end], [])
            if word not in best:
                best.append(word)
            best.sort(key=lambda other: (-self.weights[other], other))
            del best[self.k :]

    def complete(self, prefix: str) -> list[str]:
        return list(self.best.get(prefix, ()))

    def complete_all(self, prefixes: list[str]) -> list[list[str]]:
        return [self.complete(prefix) for prefix in prefixes]
