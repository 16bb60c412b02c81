"""Classes, instances, iterators and callbacks of the learner work through the wall."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest

from rehearse_sandbox.inside.faults import UnsupportedType

CACHE = """
from collections import OrderedDict

class Cache(OrderedDict):
    limit = 3
    def __init__(self, size=2):
        self.size = size
    def put(self, key, value):
        self[key] = value
        return self
    @classmethod
    def small(cls):
        return cls(1)
    @property
    def double(self):
        return 2 * self.size
    def __call__(self, x):
        return x + 1

class Other:
    def __getitem__(self, key):
        return key
"""


def test_an_instance_keeps_its_state_between_calls(start):
    _, cache_class = start(CACHE, "Cache")
    cache = cache_class(size=5)
    cache.put("a", [1])
    cache["b"] = 2
    del cache["a"]
    assert (len(cache), "b" in cache, "a" in cache, cache["b"], cache.size) == (1, True, False, 2, 5)


def test_attributes_properties_class_methods_and_calls_work(start):
    _, cache_class = start(CACHE, "Cache")
    cache = cache_class.small()
    cache.size = 4
    assert (cache_class.limit, cache.limit, cache.double, cache(1), bool(cache)) == (3, 3, 8, 2, False)


def test_a_method_that_returns_self_gives_the_same_proxy(start):
    _, cache_class = start(CACHE, "Cache")
    cache = cache_class()
    assert cache.put(1, 2) is cache
    assert cache.put(2, 3).put(3, 4) == cache


def test_instances_know_their_class(start):
    _, cache_class, other_class = start(CACHE, "Cache", "Other")
    assert isinstance(cache_class(), cache_class)
    assert not isinstance(other_class(), cache_class)
    assert not isinstance(3, cache_class)


def test_an_instance_goes_back_as_an_argument(start):
    source = CACHE + "\ndef size(cache):\n    return cache.size if type(cache) is Cache else None\n"
    _, cache_class, size = start(source, "Cache", "size")
    assert size(cache_class(7)) == 7


def test_private_and_missing_attributes_are_attribute_errors(start):
    _, cache_class = start(CACHE, "Cache")
    cache = cache_class()
    with pytest.raises(AttributeError, match="no public attribute"):
        cache._items  # noqa: B018
    with pytest.raises(AttributeError, match="no public attribute"):
        cache._items = 1
    with pytest.raises(AttributeError, match="nothing"):
        cache.nothing  # noqa: B018


def test_proxies_have_a_plain_and_safe_text(start):
    _, cache_class, other = start(CACHE + "\ndef f(): return iter([])", "Cache", "f")
    assert [repr(cache_class), repr(cache_class()), repr(other), other.__name__] == [
        "<Cache of the solution>",
        "<cache of the solution>",
        "<f of the solution>",
        "f",
    ]


VECTOR = """
class Vector:
    __array_ufunc__ = None
    def __init__(self, x): self.x = x
    def __add__(self, other): return Vector(self.x + getattr(other, 'x', other))
    __radd__ = __add__
    def __neg__(self): return Vector(-self.x)
    def __eq__(self, other): return self.x == other.x
    def __lt__(self, other): return self.x < other.x
    def __iter__(self): return iter([self.x])
    def __rmatmul__(self, other): return Vector(float(other.sum()))
"""


def test_operators_are_the_learners(start):
    _, vector = start(VECTOR, "Vector")
    total = sum([vector(1), vector(2)], vector(3)) + 4
    assert (total.x, (-total).x, (5 + total).x) == (10, -10, 15)
    assert (np.ones(3) @ total).x == 3.0
    assert vector(1) == vector(1)
    assert vector(1) != vector(2)
    assert vector(1) < vector(2)
    assert list(vector(8)) == [8]


def test_an_object_is_not_none(start):
    _, vector = start(VECTOR, "Vector")
    assert vector(1) != None  # noqa: E711 - the comparison is what is tested
    assert iter(vector(1)) != None  # noqa: E711


@pytest.mark.parametrize("use", [np.asarray, float, int, lambda thing: thing == 1.0])
@pytest.mark.parametrize("source", ["class V: pass\ndef f(): return V()", "def f(): yield 1"])
def test_an_object_used_as_data_is_an_unsupported_type(start, source, use):
    _, f = start(source, "f")
    with pytest.raises(UnsupportedType, match=r"type (V|iterator), which cannot be compared"):
        use(f())


def test_an_object_of_an_earlier_example_is_refused(start):
    candidate, vector = start(VECTOR, "Vector")
    old = vector(1)
    candidate.begin_example()
    with pytest.raises(RuntimeError, match="vector was made in an earlier example"):
        old.x  # noqa: B018


def test_an_endless_generator_can_be_read_in_part(start):
    _, f = start("import itertools\ndef f():\n    yield from itertools.count()", "f")
    assert list(itertools.islice(f(), 200)) == list(range(200))


@pytest.mark.parametrize("made", ["map(abs, [-1, -2])", "iter([1, 2])", "(x for x in (1, 2))", "zip([1], [2])"])
def test_builtin_iterators_come_back_as_iterators(start, made):
    _, f = start(f"def f():\n    return {made}", "f")
    found = f()
    assert list(found) in ([1, 2], [(1, 2)])
    assert list(found) == []


def test_items_are_as_they_were_when_they_were_yielded(start):
    _, f = start("def f():\n    row = []\n    for i in range(4):\n        row.append(i)\n        yield row", "f")
    assert list(f()) == [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]]


def test_an_error_in_a_generator_comes_after_the_items_before_it(start):
    _, f = start("def f():\n    yield 1\n    yield 2\n    raise ValueError('late')", "f")
    found = f()
    assert [next(found), next(found)] == [1, 2]
    with pytest.raises(ValueError, match="late"):
        next(found)


def test_a_learners_own_iterator_class_can_be_iterated(start):
    source = """
    class Count:
        def __init__(self): self.n = 0
        def __iter__(self): return self
        def __next__(self):
            self.n += 1
            if self.n > 2: raise StopIteration
            return self.n
    """
    _, count = start(source, "Count")
    assert list(count()) == [1, 2]


def test_a_function_passed_in_is_called_with_plain_values(start):
    _, f = start("def f(g, x):\n    return g(x, scale=2) + 1", "f")
    assert f(lambda x, *, scale: x * scale, 4) == 9


def test_a_stored_function_can_be_called_later(start):
    source = "class O:\n    def __init__(self, g): self.g = g\n    def step(self, x): return self.g(x)"
    _, optimizer = start(source, "O")
    assert optimizer(abs).step(-3) == 3


def test_a_function_that_is_returned_is_the_same_function(start):
    _, f = start("def f(g):\n    return g", "f")
    assert f(abs) is abs


def test_a_closure_comes_back_callable(start):
    _, f = start("def f(n):\n    def inner(x):\n        return x + n\n    return inner", "f")
    assert f(2)(3) == 5


def test_calls_of_the_solution_inside_a_function_passed_in_nest(start):
    _, f, g = start("def f(call, n):\n    return call(n)\ndef g(n):\n    return n + 1", "f", "g")
    assert f(lambda n: f(lambda m: g(m) * 2, n), 3) == 8


def test_arguments_changed_in_place_are_seen_beside_a_function(start):
    _, f = start("def f(g, a):\n    a.append(g(1))", "f")
    a = []
    f(lambda x: x, a)
    assert a == [1]


def test_an_error_of_a_function_passed_in_comes_back_as_itself(start):
    class SpecialError(ValueError):
        pass

    def fails(_):
        raise SpecialError("from the suite")

    _, f = start("def f(g):\n    return g(1)", "f")
    with pytest.raises(SpecialError, match="from the suite"):
        f(fails)


def test_the_learner_may_handle_an_error_of_a_function_passed_in(start):
    def fails(_):
        raise KeyError("hidden")

    _, f = start("def f(g):\n    try:\n        g(1)\n    except KeyError as error:\n        return str(error)", "f")
    assert "hidden" not in f(fails)


@pytest.mark.parametrize("error", [AssertionError("law"), pytest.fail.Exception("fail"), KeyboardInterrupt()])
def test_the_learner_cannot_swallow_a_failed_check(start, error):
    def fails(_):
        raise error

    source = "def f(g):\n    for i in range(3):\n        try:\n            g(1)\n        except BaseException: pass\n"
    _, f = start(source, "f")
    with pytest.raises(type(error)):
        f(fails)
    with pytest.raises(type(error)):
        f(fails)


def test_a_function_that_returns_what_cannot_cross_is_the_suites_mistake(start):
    _, f = start("def f(g):\n    return g()", "f")
    with pytest.raises(Exception, match=r"numpy\.ma\.MaskedArray"):
        f(lambda: np.ma.masked_array([1.0]))


def test_an_iterator_passed_in_is_read_no_further_than_needed(start):
    _, f = start("def f(source):\n    for item in source:\n        if item > 1:\n            return item", "f")
    source = itertools.count()
    assert f(source) == 2
    assert next(source) == 3


def test_a_lazy_generator_over_an_iterator_reads_one_item_at_a_time(start):
    _, f = start("def f(source):\n    for item in source:\n        yield item * 2", "f")
    source = itertools.count()
    assert list(itertools.islice(f(source), 3)) == [0, 2, 4]
    assert next(source) <= 5


def test_an_iterator_passed_in_ends_where_it_ends(start):
    _, f = start("def f(source):\n    return list(source), list(source)", "f")
    assert f(iter([1, 2])) == ([1, 2], [])


def test_passing_an_object_of_the_learner_to_a_function_gives_its_proxy(start):
    _, vector, f = start(VECTOR + "\ndef f(g):\n    return g(Vector(5))", "Vector", "f")
    assert f(lambda thing: thing.x + isinstance(thing, vector)) == 6


def test_a_value_that_cannot_cross_is_a_type_error_for_the_learner(start):
    _, f = start("def f(g):\n    return g(range(3))", "f")
    with pytest.raises(TypeError, match="range cannot be passed"):
        f(abs)


def test_symbols_live_on_in_the_next_test(start):
    candidate, vector = start(VECTOR, "Vector")
    candidate.end_test()
    candidate.begin_test(time.monotonic() + 60)
    assert vector(2).x == 2
