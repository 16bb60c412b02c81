"""Level 4: laws of snapshots."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import KEYS, LIVES, PAUSES, all_calls, called_later, timed_calls
from solution import KeyValueStore

from rehearse_sandbox.kit import check_operations, check_same


class Model:
    """Entries as (key, value, seconds left), which grow older with every call; a snapshot is a copy of that list."""

    def __init__(self):
        self.now, self.entries, self.snapshots = 0, [], []

    def pass_to(self, now):
        passed, self.now = now - self.now, now
        aged = [(key, value, left if left is None else left - passed) for key, value, left in self.entries]
        self.entries = [entry for entry in aged if entry[2] is None or entry[2] > 0]

    def set(self, key, value, now, ttl):
        self.delete(key, now)
        self.entries.append((key, value, ttl))

    def get(self, key, now):
        self.pass_to(now)
        return next((value for name, value, _ in self.entries if name == key), None)

    def delete(self, key, now):
        found = self.get(key, now) is not None
        self.entries = [entry for entry in self.entries if entry[0] != key]
        return found

    def scan(self, prefix, now):
        self.pass_to(now)
        return sorted((key, value) for key, value, _ in self.entries if key.startswith(prefix))

    def snapshot(self, now):
        self.pass_to(now)
        self.snapshots.append(list(self.entries))
        return len(self.snapshots)

    def restore(self, number, now):
        self.pass_to(now)
        if number not in range(1, len(self.snapshots) + 1):
            raise ValueError(number)
        self.entries = list(self.snapshots[number - 1])


@given(all_calls())
def test_same_as_counting_down_every_life(calls):
    """Every answer is the one that counting down the seconds left of each entry would give."""
    check_operations(KeyValueStore(), Model(), calls)


@given(st.dictionaries(KEYS, LIVES), PAUSES, timed_calls())
def test_later_calls_do_not_touch_a_snapshot(lives, now, between):
    """A snapshot gives back the same list, whatever is called between it and `restore`, and however often."""
    store = KeyValueStore()
    for key, life in lives.items():
        store.set(key, "x", 0, life)
    store.snapshot(now)
    held = store.scan("", now)
    for _ in range(2):
        now = called_later(store, between, now)
        store.restore(1, now)
        check_same(store.scan("", now), held)
