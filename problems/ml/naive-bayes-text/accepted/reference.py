"""Count once per label, keep logarithms, add them up; before an exponential is taken, the highest score is subtracted."""

import math
from collections import Counter


class MultinomialNaiveBayes:
    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha
        self.log_priors: dict[str, float] = {}

    def fit(self, texts: list[str], labels: list[str]) -> "MultinomialNaiveBayes":
        if not texts:
            raise ValueError("fit needs at least one text")
        counts: dict[str, Counter[str]] = {label: Counter() for label in labels}
        # Lists of different lengths raise ValueError here, before anything is kept.
        for text, label in zip(texts, labels, strict=True):
            counts[label].update(text.split())
        vocabulary = {word for count in counts.values() for word in count}
        self.log_priors = {label: math.log(number / len(labels)) for label, number in Counter(labels).items()}
        self.log_likelihoods = {}
        for label, count in counts.items():
            total = count.total() + self.alpha * len(vocabulary)
            self.log_likelihoods[label] = {word: math.log((count[word] + self.alpha) / total) for word in vocabulary}
        return self

    def log_scores(self, text: str) -> dict[str, float]:
        if not self.log_priors:
            raise ValueError("call fit first")
        words = text.split()
        scores = {}
        for label, likelihoods in self.log_likelihoods.items():
            scores[label] = self.log_priors[label] + sum(likelihoods[word] for word in words if word in likelihoods)
        return scores

    def probabilities(self, text: str) -> dict[str, float]:
        scores = self.log_scores(text)
        highest = max(scores.values())
        weights = {label: math.exp(score - highest) for label, score in scores.items()}
        total = sum(weights.values())
        return {label: weight / total for label, weight in weights.items()}

    def predict(self, text: str) -> str:
        scores = self.log_scores(text)
        # Equal scores may differ in their last digits, which depend on the order of addition.
        enough = max(scores.values()) - 1e-9
        return min(label for label, score in scores.items() if score >= enough)
