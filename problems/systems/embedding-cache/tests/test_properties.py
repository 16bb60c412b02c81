"""Laws of a cache that is asked for many ids at once."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import CAPACITY_MAX, IDS_MAX, after, embedding, lookups, store, strategy
from solution import EmbeddingCache

from rehearse_sandbox.kit import check_same


@given(strategy())
def test_every_place_is_answered(case):
    """Whatever is held, each place of a lookup gets the embedding of its id, and the list of ids stays as it is."""
    capacity, stream = case
    cache = EmbeddingCache(capacity, store()[0])
    for ids in stream:
        handed = list(ids)
        check_same(cache.lookup(handed), [embedding(each) for each in ids])
        check_same(handed, ids)


@given(strategy())
def test_same_as_a_list_of_all_uses(case):
    """After each lookup exactly the ids that were used last are held, in the order of their last uses."""
    capacity, stream = case
    cache = EmbeddingCache(capacity, store()[0])
    held = []
    for ids in stream:
        cache.lookup(ids)
        held = after(held, ids, capacity)
        check_same(cache.cached(), held)


@given(strategy())
def test_calls_of_the_store(case):
    """The store is called once for each lookup with misses, with each id that was not held before, once and in order."""
    capacity, stream = case
    fetch, sent = store()
    cache = EmbeddingCache(capacity, fetch)
    held, expected = [], []
    for ids in stream:
        missing = [each for each in dict.fromkeys(ids) if each not in held]
        expected += [missing] if missing else []
        held = after(held, ids, capacity)
        cache.lookup(ids)
    check_same(sent, expected)


@given(lookups(2), lookups(2))
def test_two_caches_are_apart(one, two):
    """What one cache is asked for, another one neither holds nor drops."""
    first, second = EmbeddingCache(2, store()[0]), EmbeddingCache(2, store()[0])
    for cache, stream in ((first, one), (second, two)):
        for ids in stream:
            cache.lookup(ids)
    for cache, stream in ((first, one), (second, two)):
        check_same(cache.cached(), after([], [each for ids in stream for each in ids], 2))


@given(st.lists(st.integers(0, 4), max_size=4), st.lists(st.integers(0, 4), max_size=4))
def test_cutting_a_lookup_changes_nothing_that_is_held(first, second):
    """One lookup of two lists, one behind the other, leaves the same ids as two lookups."""
    whole, parts = EmbeddingCache(2, store()[0]), EmbeddingCache(2, store()[0])
    whole.lookup(first + second)
    parts.lookup(first)
    parts.lookup(second)
    check_same(parts.cached(), whole.cached())


def test_largest_lookup():
    """The longest lookup into the largest cache is answered by one call, and its last ids stay."""
    fetch, sent = store()
    cache = EmbeddingCache(CAPACITY_MAX, fetch)
    ids = list(range(IDS_MAX))
    check_same(cache.lookup(ids), [embedding(each) for each in ids])
    check_same(sent, [ids])
    check_same(cache.cached(), ids[-CAPACITY_MAX:])
