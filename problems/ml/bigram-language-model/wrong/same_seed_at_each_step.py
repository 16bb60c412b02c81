import random
from collections import Counter
from itertools import pairwise

START, END = "<s>", "</s>"


def most_frequent(counts: Counter[str]) -> str:
    return min(counts, key=lambda token: (-counts[token], token))


class BigramModel:

    def __init__(self, texts: list[str], alpha: float) -> None:
        if not texts or alpha < 0:
            raise ValueError("there must be texts, and alpha must not be negative")
        self._alpha = alpha
        self._overall: Counter[str] = Counter()
        self._after: dict[str, Counter[str]] = {}
        for text in texts:
            for word, following in pairwise([START, *text.split(), END]):
                self._overall[following] += 1
                self._after.setdefault(word, Counter())[following] += 1
        self._best = {word: most_frequent(counts) for word, counts in self._after.items()}
        self._best_overall = most_frequent(self._overall)

    def probabilities(self, word: str) -> dict[str, float]:
        counts, added = self._overall, 0.0
        if word in self._after:
            counts, added = self._after[word], self._alpha
        total = counts.total() + added * len(self._overall)
        return {token: (counts[token] + added) / total for token in self._overall}

    def most_likely(self, word: str) -> str:
        return self._best.get(word, self._best_overall)

    def sample(self, word: str, count: int, seed: int) -> list[str]:
        return self._draw(word, count, random.Random(seed))

    def generate(self, longest: int, seed: int) -> list[str]:
        words: list[str] = []
        word = START
        while len(words) < longest:
            [word] = self.sample(word, 1, seed)
            if word == END:
                break
            words.append(word)
        return words

    def _draw(self, word: str, count: int, rng: random.Random) -> list[str]:
        shares = self.probabilities(word)
        return rng.choices(list(shares), weights=list(shares.values()), k=count)
