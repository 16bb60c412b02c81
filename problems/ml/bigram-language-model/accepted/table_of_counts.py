import random
from bisect import bisect_right
from itertools import accumulate


class BigramModel:
    """A table with a row for each token that something followed, and a column for each token that can come next."""

    def __init__(self, texts, alpha):
        if not texts or alpha < 0:
            raise ValueError("no texts, or a negative alpha")
        framed = [["<s>", *text.split(), "</s>"] for text in texts]
        self.tokens = sorted({word for words in framed for word in words[1:]})
        column = {token: place for place, token in enumerate(self.tokens)}
        table = {}
        sums = [0] * len(self.tokens)
        for words in framed:
            for place in range(1, len(words)):
                row = table.setdefault(words[place - 1], [0] * len(self.tokens))
                row[column[words[place]]] += 1
                sums[column[words[place]]] += 1
        self.rows = {word: [count + alpha for count in row] for word, row in table.items()}
        self.unknown = sums
        self.best = {word: self.tokens[row.index(max(row))] for word, row in table.items()}
        self.best_unknown = self.tokens[sums.index(max(sums))]

    def row(self, word):
        return self.rows.get(word, self.unknown)

    def probabilities(self, word):
        total = sum(self.row(word))
        return {token: weight / total for token, weight in zip(self.tokens, self.row(word), strict=True)}

    def most_likely(self, word):
        return self.best.get(word, self.best_unknown)

    def draws(self, word, count, rng):
        sums = list(accumulate(self.row(word)))
        last = max(place for place, weight in enumerate(self.row(word)) if weight > 0)
        return [self.tokens[min(bisect_right(sums, rng.random() * sums[-1]), last)] for _ in range(count)]

    def sample(self, word, count, seed):
        return self.draws(word, count, random.Random(seed))

    def generate(self, longest, seed):
        rng = random.Random(seed)
        words = ["<s>"]
        while len(words) <= longest and words[-1] != "</s>":
            words += self.draws(words[-1], 1, rng)
        return [word for word in words[1:] if word != "</s>"]
