"""Level 2: laws of scans."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import KEYS, PREFIXES, VALUES, scanning_calls
from solution import KeyValueStore

from rehearse_sandbox.kit import check_operations, check_same


class Model(dict):
    """A dictionary, of which a scan looks at every key."""

    def set(self, key, value):
        self[key] = value

    def delete(self, key):
        return self.pop(key, None) is not None

    def scan(self, prefix):
        return sorted((key, value) for key, value in self.items() if key.startswith(prefix))


@given(scanning_calls())
def test_scans_as_of_a_dictionary(calls):
    """Every answer is the one that looking at each key of a dictionary would give."""
    check_operations(KeyValueStore(), Model(), calls)


@given(st.dictionaries(KEYS, VALUES), PREFIXES)
def test_a_scan_is_part_of_the_whole_list(pairs, prefix):
    """A scan for a prefix is what the scan for the empty prefix lists of the keys that begin so, in the same order."""
    store = KeyValueStore()
    for key, value in pairs.items():
        store.set(key, value)
    check_same(store.scan(""), sorted(pairs.items()))
    check_same(store.scan(prefix), [pair for pair in sorted(pairs.items()) if pair[0].startswith(prefix)])
