"""Level 2: keys that begin alike are listed together."""

from solution import KeyValueStore

from rehearse_sandbox.kit import check_same


def test_scan_in_order_of_keys():
    """A scan lists the pairs whose keys begin with the prefix, in ascending order of the keys, whenever they were set."""
    store = KeyValueStore()
    store.set("user:9", "Zoe")
    store.set("user:2", "Ada")
    store.set("team:1", "Blue")
    check_same(store.scan("user:"), [("user:2", "Ada"), ("user:9", "Zoe")])


def test_a_prefix_stands_at_the_beginning():
    """A key that holds the prefix further on does not begin with it; a key that is the prefix does."""
    store = KeyValueStore()
    for key in ("cat", "concat", "category"):
        store.set(key, "x")
    check_same(store.scan("cat"), [("cat", "x"), ("category", "x")])


def test_scan_finds_what_is_there_now():
    """A scan shows the latest values, and nothing that was deleted; where nothing fits the list is empty."""
    store = KeyValueStore()
    store.set("a", "old")
    store.set("b", "x")
    store.set("a", "new")
    store.delete("b")
    check_same(store.scan("a"), [("a", "new")])
    check_same(store.scan("b"), [])


def test_every_key_begins_with_the_empty_prefix():
    """A scan for the empty prefix lists everything that is there, the empty key too."""
    store = KeyValueStore()
    store.set("b", "x")
    store.set("", "y")
    check_same(store.scan(""), [("", "y"), ("b", "x")])
