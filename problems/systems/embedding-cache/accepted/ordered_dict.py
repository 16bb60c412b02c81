from collections import OrderedDict


class EmbeddingCache:
    """Copies what the lookup needs first, and then lets an OrderedDict drop whatever is oldest at each step."""

    def __init__(self, capacity, fetch):
        if capacity <= 0:
            raise ValueError("no room for a single embedding")
        self.capacity, self.fetch = capacity, fetch
        self.entries = OrderedDict()

    def lookup(self, ids):
        needed = {each: self.entries.get(each) for each in ids}
        missing = [each for each, vector in needed.items() if vector is None]
        if missing:
            fetched = self.fetch(missing)
            if len(fetched) != len(missing):
                raise ValueError("the store returned another number of embeddings")
            needed.update(zip(missing, fetched, strict=True))
        for each in ids:
            self.entries[each] = needed[each]
            self.entries.move_to_end(each)
            if len(self.entries) > self.capacity:
                self.entries.popitem(last=False)
        return [needed[each] for each in ids]

    def cached(self):
        return list(self.entries)
