"""The calls of an example read like Python that a learner would type."""

from __future__ import annotations

import numpy as np
import pytest

from rehearse_sandbox.inside import calls
from rehearse_sandbox.wire.custom import variable_name

SOURCE = """
class LRUCache:
    def __init__(self, size): self.size, self.data = size, {}
    def put(self, key, value): self.data[key] = value
    def get(self, key): return self.data[key]
    def me(self): return self
    def __len__(self): return len(self.data)
    def __getitem__(self, key): return self.data[key]
    def __setitem__(self, key, value): self.data[key] = value
    def __delitem__(self, key): del self.data[key]
    def __contains__(self, key): return key in self.data
    def __add__(self, other): return 1
    def __neg__(self): return 2
    def __iter__(self): return iter(self.data)
def fit(*args, **kwargs): return args
def sort(rows): rows.sort()
def use(cache, call): return call(cache)
def ident(x): return x
def gen():
    yield 1
"""
SYMBOLS = ("LRUCache", "fit", "sort", "use", "ident", "gen")


@pytest.fixture
def session(start):
    return start(SOURCE, *SYMBOLS)


def written(candidate):
    return [(call.text, call.outcome) for call in candidate.calls]


def test_functions_are_written_with_their_arguments_and_result(session):
    candidate, _, fit, *_ = session
    fit(np.array([[1.0]]), [1], name="a")
    assert written(candidate) == [("fit(array([[1.0]]), [1], name='a')", "(array([[1.0]]), [1])")]


def test_arguments_are_shown_as_they_were_before_the_call_changed_them(session):
    candidate, _, _, sort, *_ = session
    sort([3, 1])
    assert written(candidate) == [("sort([3, 1])", "None")]


def test_objects_have_the_names_that_a_person_would_choose(session):
    (
        candidate,
        cache,
        *_,
    ) = session
    first, second = cache(2), cache(3)
    first.put(1, "a")
    second.get(first.size) if False else first.get(1)
    first.me()
    assert written(candidate) == [
        ("cache = LRUCache(2)", ""),
        ("cache_2 = LRUCache(3)", ""),
        ("cache.put(1, 'a')", "None"),
        ("cache.get(1)", "'a'"),
        ("cache.me()", "cache"),
    ]


def test_operators_are_written_as_operators(session):
    candidate, cache, *_ = session
    thing = cache(1)
    thing[1] = 2
    assert (thing[1], 1 in thing, len(thing), bool(thing), thing + thing, -thing, thing.size) == (
        2,
        True,
        1,
        True,
        1,
        2,
        1,
    )
    del thing[1]
    thing.size = 4
    list(thing)
    assert [text for text, _ in written(candidate)][1:] == [
        *("cache[1] = 2", "cache[1]", "1 in cache", "len(cache)", "bool(cache)", "cache + cache", "-cache"),
        *("cache.size", "del cache[1]", "cache.size = 4", "iterator = iter(cache)", "len(cache)", "next(iterator)"),
    ]


def test_items_of_an_iterator_are_its_outcome(session):
    candidate, *_, gen = session
    list(gen())
    assert ("next(iterator)", "1") in written(candidate)


def test_functions_that_were_passed_in_are_written_by_name(session):
    candidate, cache, _, _, use, *_ = session

    def loss(thing):
        return thing.size

    use(cache(5), loss)
    use(None, lambda _: loss)
    assert [text for text, _ in written(candidate)] == [
        *("cache = LRUCache(5)", "use(cache, loss)", "cache.size", "use(None, function)"),
    ]
    assert candidate.calls[-1].outcome == "loss"


def test_calls_can_be_read_after_the_example_is_over(session):
    candidate, cache, *_ = session
    cache(2).put(1, 2)
    kept = list(candidate.calls)
    candidate.begin_example()
    assert candidate.calls == []
    assert repr(kept[-1]) == "<Call cache.put(1, 2)>"


def test_a_call_that_raised_has_an_error_and_no_outcome(session):
    candidate, cache, *_ = session
    with pytest.raises(KeyError):
        cache(1).get("nothing")
    call = candidate.calls[-1]
    assert (call.outcome, call.error, call.line) == ("", "KeyError: nothing", 5)


def test_a_changed_answer_shows_its_result_only(session):
    candidate, _, _, sort, *_ = session
    sort([2, 1])
    assert candidate.calls[-1].outcome == "None"


def test_only_so_many_calls_are_kept(session, monkeypatch):
    monkeypatch.setattr(calls, "MAX_CALLS", 10)
    candidate, *_, ident, _ = session
    for number in range(100):
        ident(number)
    assert len(candidate.calls) <= 10
    assert (candidate.calls[0].text, candidate.calls[-1].text) == ("ident(0)", "ident(99)")
    assert sum(call.count for call in candidate.calls) == 100


def test_calls_with_large_values_are_kept_until_they_are_too_many_bytes(session, monkeypatch):
    monkeypatch.setattr(calls, "MAX_CALL_BYTES", 1000)
    candidate, *_, ident, _ = session
    for number in range(9):
        ident(str(number) * 100)
    assert sum(call.count for call in candidate.calls) == 9
    assert sum(call.size for call in candidate.calls) < 1000
    assert candidate.calls[1].text == f"# … {candidate.calls[1].count} more calls …"


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("LRUCache", "cache"),
        ("StandardScaler", "scaler"),
        ("MLP", "mlp"),
        ("node", "node"),
        ("_", "thing"),
        ("V2", "thing"),
    ],
)
def test_variable_names_come_from_the_last_word_of_a_class(name, variable):
    assert variable_name(name, 0) == variable
