"""The examples a learner sees, from one call for two misses to a store that fails."""

import pytest
from inputs import ADDS, LOSES, SILENT, UNKNOWN, store
from solution import EmbeddingCache

from rehearse_sandbox.kit import check_same


def test_one_call_for_all_misses():
    """All misses of a lookup are fetched in one call, and ids that are held need none."""
    fetch, sent = store()
    cache = EmbeddingCache(3, fetch)
    check_same(cache.lookup([5, 7]), [[5, 50], [7, 70]])
    check_same(sent, [[5, 7]])
    check_same(cache.lookup([7, 5]), [[7, 70], [5, 50]])
    check_same(sent, [[5, 7]])


def test_repeated_ids():
    """An id that occurs twice is fetched once, and answered at both places."""
    fetch, sent = store()
    cache = EmbeddingCache(3, fetch)
    check_same(cache.lookup([5, 7, 5]), [[5, 50], [7, 70], [5, 50]])
    check_same(sent, [[5, 7]])


def test_only_misses_are_fetched():
    """Only ids that the cache does not hold are fetched, in the order in which they first occur."""
    fetch, sent = store()
    cache = EmbeddingCache(4, fetch)
    cache.lookup([5, 7])
    check_same(cache.lookup([9, 7, 8]), [[9, 90], [7, 70], [8, 80]])
    check_same(sent, [[5, 7], [9, 8]])
    check_same(cache.cached(), [5, 9, 7, 8], why="Each place is a use, from left to right: 7 was used after 9.")


def test_least_recently_used_goes():
    """The id whose last use is longest ago makes room, and finding an id in the cache is a use of it."""
    fetch, sent = store()
    cache = EmbeddingCache(2, fetch)
    cache.lookup([5, 7])
    cache.lookup([5])
    cache.lookup([9])
    check_same(cache.cached(), [5, 9])
    check_same(cache.lookup([5]), [[5, 50]])
    check_same(sent, [[5, 7], [9]])


def test_last_place_counts():
    """Every place is a use, from left to right: an id is as recent as its last place."""
    fetch, _ = store()
    cache = EmbeddingCache(3, fetch)
    cache.lookup([5, 7, 5])
    check_same(cache.cached(), [7, 5])


def test_repeated_ids_take_one_place():
    """An id that is looked up over and over takes the place of one: the cache holds the last ids that differ."""
    fetch, _ = store()
    cache = EmbeddingCache(3, fetch)
    cache.lookup([5, 7, 9, 9, 9])
    check_same(cache.cached(), [5, 7, 9])


def test_more_ids_than_fit():
    """A lookup is answered in full although not all of it fits: an id that was held when it began is not fetched, and the last ids stay."""
    fetch, sent = store()
    cache = EmbeddingCache(2, fetch)
    cache.lookup([5])
    check_same(cache.lookup([7, 9, 8, 5, 6]), [[7, 70], [9, 90], [8, 80], [5, 50], [6, 60]])
    check_same(sent, [[5], [7, 9, 8, 6]])
    check_same(cache.cached(), [5, 6])


def test_nothing_to_fetch():
    """Without a miss the store is not called, and an empty lookup has none."""
    fetch, sent = store()
    cache = EmbeddingCache(2, fetch)
    check_same(cache.lookup([]), [])
    check_same(sent, [])


def test_failing_store():
    """When the store raises, its own exception reaches the caller, and the cache is as it was: the same ids in the same order."""
    fetch, _ = store()
    cache = EmbeddingCache(2, fetch)
    cache.lookup([5, 7])
    for broken, exception in ((SILENT, TimeoutError), (UNKNOWN, KeyError)):
        with pytest.raises(exception):
            cache.lookup([5, 9, broken])
        check_same(cache.cached(), [5, 7])


def test_wrong_number_of_embeddings():
    """When the store returns too many embeddings or too few, the caller learns of it by a ValueError, and the cache is as it was."""
    fetch, _ = store()
    cache = EmbeddingCache(2, fetch)
    cache.lookup([5, 7])
    for broken in (ADDS, LOSES):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            cache.lookup([5, 9, broken])
        check_same(cache.cached(), [5, 7])


def test_capacity_must_be_positive():
    """A cache without room for a single embedding is refused with ValueError."""
    fetch, _ = store()
    for capacity in (0, -2):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            EmbeddingCache(capacity, fetch)
