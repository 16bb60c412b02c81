"""What is done with an `EmbeddingCache`: a small capacity, and lookups of few ids, often the same and often too many to be kept."""

from hypothesis import strategies as st

CAPACITY_MAX = 1000
IDS_MAX = 2000

#: A fetch with one of the first two raises, one with the third loses an embedding, one with the fourth has one too many.
SILENT, UNKNOWN, LOSES, ADDS = -1, -2, -3, -4

CLOSED = "The cache is handed a store, which is a function and cannot be typed here."


def valid(capacity, lookups):
    """Whether the statement allows these lookups. A capacity that must be refused is allowed without any."""
    return (
        type(capacity) is int
        and capacity <= CAPACITY_MAX
        and (capacity >= 1 or not lookups)
        and all(isinstance(ids, list) and len(ids) <= IDS_MAX for ids in lookups)
        and all(type(each) is int for ids in lookups for each in ids)
    )


def store():
    """A function that fetches embeddings and can fail, and the list of all lists it was called with."""
    sent = []

    def fetch(missing):
        sent.append(list(missing))
        if SILENT in missing:
            raise TimeoutError("the store does not answer")
        if UNKNOWN in missing:
            raise KeyError(UNKNOWN)
        vectors = [embedding(each) for each in missing]
        if LOSES in missing:
            return vectors[:-1]
        return [*vectors, [0, 0]] if ADDS in missing else vectors

    return fetch, sent


def embedding(each):
    """What the store holds for an id."""
    return [each, 10 * each]


def after(held, ids, capacity):
    """The ids held after a lookup, when these were held before: all uses in one list, of which the last ones stay."""
    uses = held + ids
    order = [each for place, each in enumerate(uses) if each not in uses[place + 1 :]]
    return order[-capacity:]


def lookups(size=5):
    """Up to `size` lookups of up to five ids; few different ids, so that many are met again."""
    return st.lists(st.lists(st.integers(0, 4), max_size=5), max_size=size)


def strategy(size=5):
    """A small capacity and some lookups."""
    return st.tuples(st.integers(1, 3), lookups(size))


EDGE = {
    "nothing is looked up": (2, [[]]),
    "the same id twice": (2, [[5, 5]]),
    "more than fit": (1, [[5, 7, 9], [9]]),
    "held, and dropped by the same lookup": (2, [[5], [7, 5, 9, 8]]),
    "used again": (2, [[5, 7], [5], [9], [5]]),
    "no room at all": (0, []),
}
