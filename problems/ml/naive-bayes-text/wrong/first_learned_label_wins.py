import math


class MultinomialNaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha
        self.classes = []

    def fit(self, texts, labels):
        if len(texts) == 0 or len(texts) != len(labels):
            raise ValueError("texts and labels do not match")
        self.classes = list(dict.fromkeys(labels))
        self.n_texts = len(texts)
        self.class_texts = {c: 0 for c in self.classes}
        self.word_counts = {c: {} for c in self.classes}
        self.vocabulary = set()
        for text, c in zip(texts, labels):
            self.class_texts[c] += 1
            for word in text.split():
                self.vocabulary.add(word)
                self.word_counts[c][word] = self.word_counts[c].get(word, 0) + 1
        return self

    def word_probability(self, word, c):
        counts = self.word_counts[c]
        return (counts.get(word, 0) + self.alpha) / (sum(counts.values()) + self.alpha * len(self.vocabulary))

    def log_scores(self, text):
        if not self.classes:
            raise ValueError("not fitted")
        known = [word for word in text.split() if word in self.vocabulary]
        scores = {}
        for c in self.classes:
            score = math.log(self.class_texts[c] / self.n_texts)
            for word in known:
                score += math.log(self.word_probability(word, c))
            scores[c] = score
        return scores

    def probabilities(self, text):
        scores = self.log_scores(text)
        top = max(scores.values())
        exps = {c: math.exp(s - top) for c, s in scores.items()}
        return {c: e / sum(exps.values()) for c, e in exps.items()}

    def predict(self, text):
        scores = self.log_scores(text)
        return max(scores, key=scores.get)
