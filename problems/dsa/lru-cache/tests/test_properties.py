"""Laws of a cache that drops the least recently used entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import CAPACITY_MAX, KEYS, strategy
from solution import LRUCache

from rehearse_sandbox.kit import check_same


def expected_results(capacity, operations):
    """What each operation returns, and the entries left in the end: a plain list of pairs, the most recent one last."""
    entries = []
    results = []
    for name, key, *value in operations:
        found = [entry for entry in entries if entry[0] == key]
        entries = [entry for entry in entries if entry[0] != key]
        if name == "put":
            entries = [*entries, (key, value[0])][-capacity:]
        else:
            entries += found
        results.append(found[0][1] if name == "get" and found else None)
    return results, entries


def check_operations(cache, operations, results):
    """Do the operations one after the other and compare what each returns."""
    for (name, *args), result in zip(operations, results, strict=True):
        check_same(cache.put(*args) if name == "put" else cache.get(*args), result)


def check_entries(cache, entries, keys=KEYS):
    """Look each key up: those in `entries` give their value, the others None."""
    for key in keys:
        check_same(cache.get(key), entries.get(key))


@given(strategy())
def test_same_as_a_plain_list(case):
    """Every operation returns what a plain list in order of use would give, and in the end the same entries are held."""
    capacity, operations = case
    results, entries = expected_results(capacity, operations)
    cache = LRUCache(capacity)
    check_operations(cache, operations, results)
    check_same(len(cache), len(entries))
    check_entries(cache, dict(entries))


@given(st.sampled_from([1, 2, 3, CAPACITY_MAX]), st.lists(st.sampled_from(KEYS), max_size=9))
def test_latest_different_keys_stay(capacity, stored):
    """After puts alone, exactly the last `capacity` different keys are held, each with its latest value."""
    cache = LRUCache(capacity)
    for value, key in enumerate(stored):
        cache.put(key, value)
    latest = {key: value for value, key in enumerate(stored)}
    kept = sorted(latest, key=latest.__getitem__)[-capacity:]
    check_entries(cache, {key: latest[key] for key in kept})


@given(st.permutations(KEYS), st.lists(st.booleans(), min_size=len(KEYS), max_size=len(KEYS)))
def test_only_the_unused_entry_goes(order, replaced):
    """When every entry but one has been read or replaced since, the next new key drops that one."""
    used = order[1:]
    cache = LRUCache(len(KEYS))
    for key in KEYS:
        cache.put(key, key)
    for key in used:
        if replaced[key]:
            cache.put(key, key)
        else:
            cache.get(key)
    cache.put(99, 99)
    check_entries(cache, {key: key for key in used}, keys=order)


@given(strategy(size=6))
def test_looking_for_missing_keys_changes_nothing(case):
    """A `get` that finds nothing neither stores the key nor touches the order of the entries."""
    capacity, operations = case
    results, entries = expected_results(capacity, operations)
    cache = LRUCache(capacity)
    for operation, result in zip(operations, results, strict=True):
        check_operations(cache, [("get", "missing"), operation], [None, result])
    check_same(len(cache), len(entries))


def test_two_caches_are_apart():
    """Each cache has its own entries: what one stores, another neither returns nor drops."""
    first, second = LRUCache(1), LRUCache(1)
    first.put("a", 1)
    second.put("b", 2)
    check_entries(first, {"a": 1}, keys="ab")
    check_entries(second, {"b": 2}, keys="ab")
    check_same(len(first), 1)


@given(st.integers(-3, 0))
def test_every_capacity_below_one_is_refused(capacity):
    """Zero and negative capacities raise ValueError when the cache is made."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        LRUCache(capacity)
