"""Level 1: laws of a store of strings."""

from hypothesis import given
from inputs import plain_calls
from solution import KeyValueStore

from rehearse_sandbox.kit import check_operations, check_same


class Model:
    """Everything that was set, in a list of pairs; the last pair of a key counts."""

    def __init__(self):
        self.pairs = []

    def set(self, key, value):
        self.pairs.append((key, value))

    def get(self, key):
        return next((value for name, value in reversed(self.pairs) if name == key), None)

    def delete(self, key):
        left = [pair for pair in self.pairs if pair[0] != key]
        found, self.pairs = len(left) < len(self.pairs), left
        return found


def test_two_stores_are_apart():
    """Each store has entries of its own: what one keeps is not in another."""
    first, second = KeyValueStore(), KeyValueStore()
    first.set("a", "x")
    check_same([second.get("a"), second.delete("a"), first.get("a")], [None, False, "x"])


@given(plain_calls())
def test_same_as_a_list_of_pairs(calls):
    """Every answer is the one that a list of all that was set would give."""
    check_operations(KeyValueStore(), Model(), calls)
