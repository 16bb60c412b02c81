"""The examples a learner sees, from storing one value to what a replaced value drops."""

import pytest
from solution import LRUCache

from rehearse_sandbox.kit import check_same


def test_values_come_back():
    """A stored value comes back under its key, and a key that was never stored gives None."""
    cache = LRUCache(2)
    cache.put("cat", 1)
    check_same(cache.get("cat"), 1)
    check_same(cache.get("dog"), None)
    check_same(len(cache), 1)


def test_oldest_entry_makes_room():
    """A new key in a full cache drops the entry whose last use is longest ago, and only that one."""
    cache = LRUCache(2)
    cache.put("cat", 1)
    cache.put("dog", 2)
    cache.put("owl", 3)
    check_same(cache.get("cat"), None)
    check_same(cache.get("dog"), 2)
    check_same(cache.get("owl"), 3)
    check_same(len(cache), 2)


def test_reading_counts_as_use():
    """An entry that was read lately is kept; the one that was not goes."""
    cache = LRUCache(2)
    cache.put("cat", 1)
    cache.put("dog", 2)
    check_same(cache.get("cat"), 1)
    cache.put("owl", 3)
    check_same(cache.get("cat"), 1)
    check_same(cache.get("dog"), None)
    check_same(cache.get("owl"), 3)


def test_replacing_counts_as_use():
    """Replacing a value counts as use of its entry, exactly like reading it."""
    cache = LRUCache(2)
    cache.put("cat", 1)
    cache.put("dog", 2)
    cache.put("cat", 10)
    cache.put("owl", 3)
    check_same(cache.get("cat"), 10)
    check_same(cache.get("dog"), None)
    check_same(cache.get("owl"), 3)


def test_replacing_drops_nothing():
    """A key that is there already needs no room, so replacing its value drops no entry, even in a full cache."""
    cache = LRUCache(2)
    cache.put("cat", 1)
    cache.put("dog", 2)
    cache.put("dog", 20)
    check_same(cache.get("cat"), 1)
    check_same(cache.get("dog"), 20)
    check_same(len(cache), 2)


def test_capacity_must_be_positive():
    """A cache without room for a single entry is refused with ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        LRUCache(0)
