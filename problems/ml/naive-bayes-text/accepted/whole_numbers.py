"""No logarithm before the end: products of fractions are exact, however small, and two of them are equal or not."""

import math
from fractions import Fraction


class MultinomialNaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = Fraction(alpha)
        self.pairs = None

    def fit(self, texts, labels):
        if len(texts) != len(labels) or len(texts) == 0:
            raise ValueError("as many labels as texts, and at least one")
        self.pairs = [(text.split(), label) for text, label in zip(texts, labels, strict=True)]
        return self

    def products(self, text):
        if self.pairs is None:
            raise ValueError("nothing learned yet")
        vocabulary = {word for words, _ in self.pairs for word in words}
        known = [word for word in text.split() if word in vocabulary]
        found = {}
        for label in {label for _, label in self.pairs}:
            own = [words for words, its in self.pairs if its == label]
            everything = [word for words in own for word in words]
            upper, lower = len(own), len(self.pairs)
            for word in set(known):
                share = (everything.count(word) + self.alpha) / (len(everything) + self.alpha * len(vocabulary))
                upper *= share.numerator ** known.count(word)
                lower *= share.denominator ** known.count(word)
            found[label] = upper, lower
        return found

    def log_scores(self, text):
        return {label: math.log(upper) - math.log(lower) for label, (upper, lower) in self.products(text).items()}

    def probabilities(self, text):
        weights = {label: Fraction(upper, lower) for label, (upper, lower) in self.products(text).items()}
        total = sum(weights.values())
        return {label: float(weight / total) for label, weight in weights.items()}

    def predict(self, text):
        weights = {label: Fraction(upper, lower) for label, (upper, lower) in self.products(text).items()}
        return min(weights, key=lambda label: (-weights[label], label))
