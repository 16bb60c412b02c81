"""Level 3: laws of lives."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import TTL_MAX, timed_calls
from solution import KeyValueStore

from rehearse_sandbox.kit import check_operations, check_same


class Model:
    """All changes in order; an entry is there when the last change of its key is a set whose life has not ended."""

    def __init__(self):
        self.changes = []

    def set(self, key, value, now, ttl):
        self.changes.append((key, value, now, ttl))

    def get(self, key, now):
        for name, value, begin, ttl in reversed(self.changes):
            if name == key:
                return value if ttl is None or now - begin < ttl else None
        return None

    def delete(self, key, now):
        found = self.get(key, now) is not None
        self.changes.append((key, None, now, None))
        return found

    def scan(self, prefix, now):
        keys = sorted({change[0] for change in self.changes})
        pairs = [(key, self.get(key, now)) for key in keys if key.startswith(prefix)]
        return [pair for pair in pairs if pair[1] is not None]


@given(timed_calls())
def test_same_as_a_list_of_changes(calls):
    """Every answer is the one that looking back through all changes would give."""
    check_operations(KeyValueStore(), Model(), calls)


@given(st.integers(0, 9), st.integers(1, 5) | st.just(TTL_MAX))
def test_lives_exactly_its_time(begin, ttl):
    """An entry is there up to one second before the end of its life, and gone at its end, for `get` and for `scan`."""
    store = KeyValueStore()
    store.set("a", "x", begin, ttl)
    last, end = begin + ttl - 1, begin + ttl
    check_same([store.get("a", last), store.scan("a", last)], ["x", [("a", "x")]])
    check_same([store.get("a", end), store.scan("a", end)], [None, []])
