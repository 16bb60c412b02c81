class EmbeddingCache:
    def __init__(self, capacity, fetch):
        if capacity < 1:
            raise ValueError("no room for a single embedding")
        self.capacity = capacity
        self.fetch = fetch
        self.entries = {}

    def lookup(self, ids):
        missing = [each for each in dict.fromkeys(ids) if each not in self.entries]
        if missing:
            fetched = self.fetch(missing)
            if len(fetched) != len(missing):
                raise ValueError("the store returned another number of embeddings")
            for each, vector in zip(missing, fetched, strict=True):
                self.store(each, vector)
        answer = []
        for each in ids:
            if each not in self.entries:
                self.store(each, self.fetch([each])[0])
            self.entries[each] = self.entries.pop(each)
            answer.append(self.entries[each])
        return answer

    def store(self, each, vector):
        if len(self.entries) == self.capacity:
            del self.entries[next(iter(self.entries))]
        self.entries[each] = vector

    def cached(self):
        return list(self.entries)
