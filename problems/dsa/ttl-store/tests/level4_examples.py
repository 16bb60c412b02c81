"""Level 4: the store is put aside and taken back."""

import pytest
from solution import KeyValueStore

from rehearse_sandbox.kit import check_same


def test_back_to_the_snapshot():
    """After `restore` the store holds what the snapshot held and nothing else, whatever was changed in between."""
    store = KeyValueStore()
    store.set("a", "old")
    store.set("b", "x")
    check_same(store.snapshot(), 1)
    store.set("a", "new")
    store.set("c", "y")
    store.delete("b")
    check_same(store.restore(1), None)
    check_same(store.scan(""), [("a", "old"), ("b", "x")])


def test_restored_entries_have_their_time_left():
    """An entry that had 5 seconds left at the snapshot has 5 seconds left when it is restored, however much later."""
    store = KeyValueStore()
    store.set("session", "Ada", 0, 8)
    store.snapshot(3)
    store.restore(1, 100)
    check_same([store.get("session", 104), store.get("session", 105)], ["Ada", None])


def test_a_snapshot_can_be_restored_again():
    """Nothing changes a snapshot, not even restoring it: the second time it gives back the same."""
    store = KeyValueStore()
    store.set("a", "x")
    store.snapshot()
    store.restore(1)
    store.set("a", "y")
    store.restore(1)
    check_same(store.get("a"), "x")


def test_without_a_time_it_is_zero_here_too():
    """A snapshot and a `restore` that name no time happen at 0."""
    store = KeyValueStore()
    store.set("a", "x", 0, 2)
    store.snapshot()
    store.restore(1)
    check_same([store.get("a", 1), store.get("a", 2)], ["x", None])
    store.restore(1, 10)
    check_same([store.get("a", 11), store.get("a", 12)], ["x", None])


def test_numbers_go_on():
    """Snapshots are numbered 1, 2, 3 …, also after an earlier one was restored, and each keeps its own entries."""
    store = KeyValueStore()
    store.set("a", "x")
    store.snapshot()
    store.set("a", "y")
    store.snapshot()
    store.restore(1)
    check_same([store.get("a"), store.snapshot()], ["x", 3])
    store.restore(2)
    check_same(store.get("a"), "y")


@pytest.mark.parametrize("number", [0, 2, -1])
def test_unknown_numbers_are_refused(number):
    """A number that no snapshot has raises ValueError, and the store stays as it is."""
    store = KeyValueStore()
    store.set("a", "x")
    store.snapshot()
    store.set("a", "y")
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        store.restore(number)
    check_same(store.get("a"), "y")
