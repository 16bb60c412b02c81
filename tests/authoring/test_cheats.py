"""Cheats are whole programs that define what a problem asks for, whatever it asks for."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehearse.authoring.cheats import CHANGED, CHANGES_INPUT, cheats_for
from rehearse.catalog.catalog import Catalog

PROBLEMS = Catalog.load(Path(__file__).parents[2] / "problems").problems
SLUGS = sorted(PROBLEMS)


def cheats(slug):
    return {cheat.name: cheat.source for cheat in cheats_for(PROBLEMS[slug])}


def module(source):
    names = {}
    exec(compile(source, "cheat", "exec"), names)
    return names


@pytest.mark.parametrize("slug", SLUGS)
def test_every_cheat_defines_every_symbol(slug):
    harmless = {name: text for name, text in cheats(slug).items() if not name.startswith(("looks for", "replaces"))}
    for name, source in harmless.items():
        assert set(PROBLEMS[slug].symbols) <= module(source).keys(), name
    assert all(compile(source, name, "exec") for name, source in cheats(slug).items())


def test_a_class_keeps_its_methods():
    cache = module(cheats("lru-cache")["returns zero"])["LRUCache"](3)
    assert (cache.get(1), cache.put(1, 2)) == (0, 0)


def test_the_examples_are_known_by_heart_and_nothing_else_is():
    is_balanced = module(cheats("balanced-brackets")["knows the examples by heart"])["is_balanced"]
    assert is_balanced("f(x[0], {})") is True
    assert is_balanced("never seen") is None


def test_a_changed_input_is_told(capsys):
    merge = module(cheats("merge-intervals")[CHANGES_INPUT])["merge_intervals"]
    intervals = [(1, 3), (2, 5)]
    assert (merge(intervals), intervals) == ([(1, 5)], [])
    assert CHANGED in capsys.readouterr().out


def test_a_method_that_changes_its_input_is_one_too(capsys):
    import numpy as np

    scaler = module(cheats("feature-scalers")[CHANGES_INPUT])["StandardScaler"]()
    values = np.array([[1.0], [3.0]])
    scaler.fit(values)
    assert values[0, 0] == 2.0
    assert CHANGED in capsys.readouterr().out


def test_what_a_class_hands_to_its_own_private_methods_is_its_own():
    reference = """
class Counts:
    def add(self, names):
        found = {name: names.count(name) for name in names}
        self._keep(found)
        return sorted(found)

    def _keep(self, found):
        self.found = found
"""
    problem = replace(PROBLEMS["lru-cache"], accepted={"reference": reference}, symbols=("Counts",))
    sources = {cheat.name: cheat.source for cheat in cheats_for(problem)}
    counts = module(sources[CHANGES_INPUT])["Counts"]()
    assert counts.add(["b", "a"]) == ["a", "b"]
