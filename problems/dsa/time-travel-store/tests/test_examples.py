"""The examples a learner sees, from two changes to lists of them."""

from solution import TimeTravelStore

from rehearse_sandbox.kit import check_same


def test_latest_change_counts():
    """A value holds from its own time on, up to the next change."""
    store = TimeTravelStore()
    store.set("price", "low", 10)
    store.set("price", "high", 20)
    found = [store.get("price", time) for time in (10, 19, 20, 99)]
    check_same(found, ["low", "low", "high", "high"])


def test_before_the_first_change():
    """Before its first change a key has no value, and neither has a key that was never changed."""
    store = TimeTravelStore()
    store.set("price", "low", 10)
    store.set("price", "high", 20)
    check_same([store.get("price", 9), store.get("price", -5), store.get("size", 15)], [None, None, None])


def test_a_late_change():
    """A change that is made late counts at its own time, and hides nothing that comes after it."""
    store = TimeTravelStore()
    store.set("price", "high", 20)
    store.set("price", "low", 10)
    check_same([store.get("price", 15), store.get("price", 25)], ["low", "high"])


def test_equal_times():
    """Of two changes at the same time, the one that was made last counts."""
    store = TimeTravelStore()
    store.set("price", "wrong", 10)
    store.set("price", "right", 10)
    check_same([store.get("price", 10), store.get("price", 11)], ["right", "right"])


def test_deleting():
    """From its time on a deletion ends the value, brings no older one back, and takes nothing away from the past."""
    store = TimeTravelStore()
    store.set("price", "low", 10)
    store.set("price", "high", 20)
    store.delete("price", 30)
    found = [store.get("price", time) for time in (15, 25, 30, 99)]
    check_same(found, ["low", "high", None, None])


def test_a_late_deletion():
    """A deletion that is made late counts at its own time, too, and hides nothing that comes after it."""
    store = TimeTravelStore()
    store.set("price", "low", 10)
    store.set("price", "high", 30)
    store.delete("price", 20)
    check_same([store.get("price", time) for time in (15, 25, 30)], ["low", None, "high"])


def test_set_and_deleted_at_the_same_time():
    """At equal times a deletion is a change like any other: what was called last counts."""
    store = TimeTravelStore()
    store.delete("price", 10)
    store.set("price", "low", 10)
    store.set("size", "small", 10)
    store.delete("size", 10)
    check_same([store.get("price", 10), store.get("size", 10)], ["low", None])


def test_the_empty_string_is_a_value():
    """An empty value is a value: it is found, and it ends the one before."""
    store = TimeTravelStore()
    store.set("note", "draft", 10)
    store.set("note", "", 20)
    check_same([store.get("note", 15), store.get("note", 20)], ["draft", ""])


def test_lists():
    """`load` sets all changes of a list in its order, and `get_all` answers all questions of a list in theirs."""
    store = TimeTravelStore()
    store.load([("price", "low", 10), ("size", "small", 12), ("price", "high", 20), ("price", "top", 20)])
    check_same(store.get_all([("price", 20), ("size", 15), ("price", 15)]), ["top", "small", "low"])
    check_same(store.get_all([]), [])
