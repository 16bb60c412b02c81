import random
from collections import Counter
from itertools import pairwise

START, END = "<s>", "</s>"


class BigramModel:
    """Keeps every follower in a list: a pick from the list is a draw by counts, and now and then smoothing picks from the vocabulary."""

    def __init__(self, texts: list[str], alpha: float) -> None:
        if not texts:
            raise ValueError("there are no texts")
        if alpha < 0:
            raise ValueError("alpha must not be negative")
        self.alpha = alpha
        self.followers = {}
        self.ends = []
        for text in texts:
            tokens = [START, *text.split(), END]
            self.ends += tokens[1:]
            for word, following in pairwise(tokens):
                self.followers.setdefault(word, []).append(following)
        self.vocabulary = sorted(set(self.ends))
        self.best = {word: self._top(after) for word, after in self.followers.items()}
        self.best_unseen = self._top(self.ends)

    @staticmethod
    def _top(tokens: list[str]) -> str:
        return min(Counter(tokens).items(), key=lambda item: (-item[1], item[0]))[0]

    def _known(self, word: str) -> tuple[list[str], float]:
        """The tokens to draw from after the word, and the alpha that is added."""
        if word in self.followers:
            return self.followers[word], self.alpha
        return self.ends, 0

    def probabilities(self, word: str) -> dict[str, float]:
        after, alpha = self._known(word)
        counts = Counter(after)
        total = len(after) + alpha * len(self.vocabulary)
        return {token: (counts[token] + alpha) / total for token in self.vocabulary}

    def most_likely(self, word: str) -> str:
        return self.best.get(word, self.best_unseen)

    def _draw(self, word: str, rng: random.Random) -> str:
        after, alpha = self._known(word)
        if alpha == 0 or rng.random() * (len(after) + alpha * len(self.vocabulary)) < len(after):
            return rng.choice(after)
        return rng.choice(self.vocabulary)

    def sample(self, word: str, count: int, seed: int) -> list[str]:
        rng = random.Random(seed)
        return [self._draw(word, rng) for _ in range(count)]

    def generate(self, longest: int, seed: int) -> list[str]:
        rng = random.Random(seed)
        words = []
        token = START
        while len(words) < longest:
            token = self._draw(token, rng)
            if token == END:
                break
            words.append(token)
        return words
