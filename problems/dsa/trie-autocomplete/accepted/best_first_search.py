"""Each beginning knows only the largest weight below it. An answer is searched from there, the most promising beginning first."""

from heapq import heappop, heappush


class Autocomplete:
    def __init__(self, entries, k):
        if k < 1:
            raise ValueError("no room for suggestions")
        self.k = k
        self.weights = {}
        self.largest = {}
        self.following = {}
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word, weight):
        if weight < 1:
            raise ValueError("weight too small")
        total = self.weights[word] = self.weights.get(word, 0) + weight
        for length in range(len(word) + 1):
            beginning = word[:length]
            self.largest[beginning] = max(total, self.largest.get(beginning, 0))
            self.following.setdefault(beginning, set()).update(word[length : length + 1])

    def complete(self, prefix):
        if prefix not in self.largest:
            return []
        # A beginning comes before all words below it in the order of strings, so equal weights are settled rightly, too.
        heap = [(-self.largest[prefix], prefix, True)]
        found = []
        while heap and len(found) < self.k:
            _, text, is_beginning = heappop(heap)
            if not is_beginning:
                found.append(text)
                continue
            if text in self.weights:
                heappush(heap, (-self.weights[text], text, False))
            for character in self.following[text]:
                longer = text + character
                heappush(heap, (-self.largest[longer], longer, True))
        return found

    def complete_all(self, prefixes):
        return [self.complete(prefix) for prefix in prefixes]
