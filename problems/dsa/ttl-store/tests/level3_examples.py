"""Level 3: entries that live for a while, at times that are handed in."""

from solution import KeyValueStore

from rehearse_sandbox.kit import check_same


def test_gone_at_the_end_of_its_life():
    """An entry that was set at 10 for 5 seconds is there until just before 15, and gone at 15."""
    store = KeyValueStore()
    store.set("session", "Ada", 10, 5)
    check_same([store.get("session", 10), store.get("session", 14), store.get("session", 15)], ["Ada", "Ada", None])


def test_without_a_life_it_stays():
    """An entry without a time to live is there however late it is."""
    store = KeyValueStore()
    store.set("name", "Ada", 3)
    check_same(store.get("name", 1_000_000), "Ada")


def test_without_a_time_it_is_zero():
    """A call that names no time happens at 0, so what was written for the first levels still works."""
    store = KeyValueStore()
    store.set("a", "x", 0, 1)
    store.set("b", "y", ttl=1)
    check_same([store.get("a"), store.scan(""), store.delete("a")], ["x", [("a", "x"), ("b", "y")], True])
    check_same(store.get("b", 1), None)


def test_what_is_gone_is_gone_for_all_methods():
    """A scan leaves out what has expired, and `delete` finds nothing to remove."""
    store = KeyValueStore()
    store.set("a", "x", 0, 2)
    store.set("b", "y", 0, 3)
    check_same(store.scan("", 2), [("b", "y")])
    check_same([store.delete("a", 2), store.delete("b", 2), store.get("b", 2)], [False, True, None])


def test_setting_again_begins_a_new_life():
    """Setting a key again replaces its time to live too: by a longer one, or by none."""
    store = KeyValueStore()
    store.set("a", "x", 0, 2)
    store.set("b", "x", 0, 2)
    store.set("a", "y", 1, 5)
    store.set("b", "y", 1)
    check_same([store.get("a", 3), store.get("b", 3), store.get("a", 6), store.get("b", 9)], ["y", "y", None, "y"])
