import math
from collections import Counter


class MultinomialNaiveBayes:
    """A text classifier that counts words and smooths the counts by alpha."""

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha
        self.prior: dict[str, float] | None = None

    def fit(self, texts: list[str], labels: list[str]) -> "MultinomialNaiveBayes":
        if len(texts) == 0 or len(texts) != len(labels):
            raise ValueError("there must be texts, and one label for each")
        # An index from each word to its counts by label. Its keys are the vocabulary.
        self.index: dict[str, Counter[str]] = {}
        self.total: Counter[str] = Counter()
        for text, label in zip(texts, labels, strict=True):
            words = text.split()
            self.total[label] += len(words)
            for word in words:
                self.index.setdefault(word, Counter())[label] += 1
        self.prior = {label: n / len(texts) for label, n in Counter(labels).items()}
        return self

    def log_scores(self, text: str) -> dict[str, float]:
        if self.prior is None:
            raise ValueError("fit comes first")
        known = [(n, self.index[word]) for word, n in Counter(text.split()).items() if word in self.index]
        scores = {}
        for label, prior in self.prior.items():
            below = self.total[label] + self.alpha * len(self.index)
            # fsum adds exactly: scores that are equal in theory stay within rounding of each other, however long the text.
            terms = [n * math.log((counts[label] + self.alpha) / below) for n, counts in known]
            scores[label] = math.fsum([math.log(prior), *terms])
        return scores

    def probabilities(self, text: str) -> dict[str, float]:
        scores = self.log_scores(text)
        highest = max(scores.values())
        parts = {label: math.exp(score - highest) for label, score in scores.items()}
        whole = math.fsum(parts.values())
        return {label: part / whole for label, part in parts.items()}

    def predict(self, text: str) -> str:
        scores = self.log_scores(text)
        highest = max(scores.values())
        return min(label for label, score in scores.items() if score >= highest - 1e-9)
