import math
from collections import Counter, defaultdict


class MultinomialNaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha
        self.counts = None

    def fit(self, texts, labels):
        if not texts or len(texts) != len(labels):
            raise ValueError("there must be texts, and one label for each")
        self.counts = defaultdict(Counter)
        for text, label in zip(texts, labels):
            self.counts[label].update(text.split())
        self.vocabulary = set().union(*self.counts.values())
        self.total = {label: sum(counts.values()) for label, counts in self.counts.items()}
        words = sum(self.total.values())
        if words > 0 and min(self.total.values()) > 0:
            self.prior = {label: total / words for label, total in self.total.items()}
        else:
            self.prior = {label: labels.count(label) / len(labels) for label in self.total}
        return self

    def log_scores(self, text):
        if self.counts is None:
            raise ValueError("fit comes first")
        words = [word for word in text.split() if word in self.vocabulary]
        scores = {}
        for label, counts in self.counts.items():
            below = self.total[label] + self.alpha * len(self.vocabulary)
            scores[label] = math.log(self.prior[label]) + sum(math.log((counts[word] + self.alpha) / below) for word in words)
        return scores

    def probabilities(self, text):
        scores = self.log_scores(text)
        highest = max(scores.values())
        parts = {label: math.exp(score - highest) for label, score in scores.items()}
        return {label: part / sum(parts.values()) for label, part in parts.items()}

    def predict(self, text):
        scores = self.log_scores(text)
        highest = max(scores.values())
        return min(label for label, score in scores.items() if score >= highest - 1e-9)
