import random
from collections import Counter, defaultdict
from itertools import pairwise

START, END = "<s>", "</s>"


class BigramModel:
    def __init__(self, texts: list[str], alpha: float) -> None:
        if not texts:
            raise ValueError("there are no texts")
        if alpha < 0:
            raise ValueError("alpha must not be negative")
        self.alpha = alpha
        self.counts = defaultdict(Counter)
        self.ends = Counter()
        words = {END}
        for text in texts:
            tokens = [START, *text.split(), END]
            if len(tokens) == 2:
                continue
            words.update(tokens[1:])
            for first, second in pairwise(tokens):
                self.counts[first][second] += 1
                self.ends[second] += 1
        self.vocabulary = sorted(words)
        self.best = {word: self._top(counts) for word, counts in self.counts.items()}
        self.best_unseen = self._top(self.ends)

    def _top(self, counts: Counter) -> str:
        return min(counts.items(), key=lambda item: (-item[1], item[0]), default=(END, 0))[0]

    def probabilities(self, word: str) -> dict[str, float]:
        if word in self.counts:
            counts, alpha = self.counts[word], self.alpha
        else:
            counts, alpha = self.ends, 0
        total = sum(counts.values()) + alpha * len(self.vocabulary)
        if total == 0:
            return {END: 1.0}
        return {token: (counts[token] + alpha) / total for token in self.vocabulary}

    def most_likely(self, word: str) -> str:
        return self.best.get(word, self.best_unseen)

    def sample(self, word: str, count: int, seed: int) -> list[str]:
        shares = {token: share for token, share in self.probabilities(word).items() if share > 0}
        return random.Random(seed).choices(list(shares), weights=list(shares.values()), k=count)

    def generate(self, longest: int, seed: int) -> list[str]:
        rng = random.Random(seed)
        words = []
        token = START
        while len(words) < longest:
            shares = {following: share for following, share in self.probabilities(token).items() if share > 0}
            token = rng.choices(list(shares), weights=list(shares.values()))[0]
            if token == END:
                break
            words.append(token)
        return words
