"""Level 1: values are kept, replaced and removed."""

from solution import KeyValueStore

from rehearse_sandbox.kit import check_same


def test_set_and_get():
    """What was set under a key is found under it, and nothing under a key that was never set."""
    store = KeyValueStore()
    check_same(store.set("colour", "green"), None)
    check_same(store.get("colour"), "green")
    check_same(store.get("size"), None)


def test_setting_again_replaces():
    """The value that was set last is the one that is kept."""
    store = KeyValueStore()
    store.set("colour", "green")
    store.set("colour", "blue")
    check_same(store.get("colour"), "blue")


def test_delete_tells_whether_it_was_there():
    """A key can be removed once; `delete` tells whether there was something to remove."""
    store = KeyValueStore()
    store.set("colour", "green")
    check_same([store.delete("colour"), store.delete("colour"), store.get("colour")], [True, False, None])


def test_the_empty_string_is_a_value():
    """An empty value is there: `get` returns it and `delete` returns True."""
    store = KeyValueStore()
    store.set("note", "")
    check_same([store.get("note"), store.delete("note"), store.get("note")], ["", True, None])
