import math
from collections import Counter, defaultdict


class MultinomialNaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha
        self.log_prior = None

    def fit(self, texts, labels):
        if not texts or len(texts) != len(labels):
            raise ValueError("there must be texts, and one label for each")
        self.log_prior = {label: math.log(n / len(texts)) for label, n in Counter(labels).items()}
        self.counts = defaultdict(Counter)
        for text, label in zip(texts, labels):
            self.counts[label].update(text.split())
        self.vocabulary = {word for counts in self.counts.values() for word in counts}
        # The denominators hang on the label alone, so their logarithms are taken once.
        self.log_below = {}
        for label in self.log_prior:
            self.log_below[label] = math.log(sum(self.counts[label].values()) + self.alpha * len(self.vocabulary))
        return self

    def log_scores(self, text):
        if self.log_prior is None:
            raise ValueError("fit comes first")
        words = [word for word in text.split() if word in self.vocabulary]
        scores = {}
        for label, score in self.log_prior.items():
            terms = [math.log(self.counts[label][word] + self.alpha) - self.log_below[label] for word in words]
            scores[label] = score + math.fsum(terms)
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
