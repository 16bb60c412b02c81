"""Drawn trees, lists, graphs and operations are what they promise and shrink to something a learner can read."""

from graphlib import TopologicalSorter
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from rehearse_sandbox.inside.filling import NotStorableError, Recorder
from rehearse_sandbox.kit import (
    bulk_matrices,
    graphs,
    images,
    labels,
    linked_lists,
    matrices,
    neighbour_lists,
    operations,
    show,
    tree_to_levels,
    trees,
)

few = settings(max_examples=50, deadline=None, database=None)
small = settings(
    max_examples=2000, database=None, phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck)
)


def smallest(strategy, condition):
    return find(strategy, condition, settings=small, random=Random(0))


def reached(count, edges, *, directed=False):
    """The nodes that can be reached from node 0."""
    lists, seen, waiting = neighbour_lists(count, edges, directed=directed), {0}, [0]
    while waiting:
        new = set(lists[waiting.pop()]) - seen
        seen |= new
        waiting += new
    return seen


def in_order(root):
    return [] if root is None else [*in_order(root.left), root.val, *in_order(root.right)]


def depth(root):
    return 0 if root is None else 1 + max(depth(root.left), depth(root.right))


@few
@given(trees((2, 5)), trees(3, values=st.just("x")))
def test_trees_have_as_many_nodes_as_asked(root, three):
    assert 2 <= len(in_order(root)) <= 5
    assert in_order(three) == ["x"] * 3


@few
@given(trees((0, 8), search=True))
def test_search_trees_are_sorted_from_left_to_right(root):
    values = in_order(root)
    assert values == sorted(set(values))


@pytest.mark.parametrize("seed", range(5))
def test_trees_shrink_to_few_nodes_of_zeros(seed):
    chain = find(trees(), lambda root: depth(root) == 3, settings=small, random=Random(seed))
    assert in_order(chain) in ([0, 0, 0], [0, 0, 0, 0])
    assert smallest(trees(), lambda _: True) is None


def test_every_shape_of_tree_is_drawn():
    for levels in ([0, 0, 0], [0, None, 0, None, 0], [0, 0, None, 0], [0, None, 0, 0], [0, 0, None, None, 0]):
        smallest(trees(3, values=st.just(0)), lambda root, wanted=levels: tree_to_levels(root) == wanted)


def test_linked_lists_shrink_to_few_values():
    assert show(smallest(linked_lists(), lambda head: head is not None and head.next)) == "list_from_values([0, 0])"
    assert smallest(linked_lists(0), lambda _: True) is None


@few
@given(st.booleans(), st.booleans(), st.booleans(), st.data())
def test_graphs_are_simple_and_have_what_was_asked(directed, acyclic, connected, data):
    count, edges = data.draw(graphs((1, 7), directed=directed, acyclic=acyclic, connected=connected))
    different = set(edges) if directed else {frozenset(edge) for edge in edges}
    assert len(different) == len(edges)
    assert all(a != b and {a, b} <= set(range(count)) for a, b in edges)
    if connected:
        assert reached(count, edges, directed=directed) == set(range(count))
    if acyclic and directed:
        TopologicalSorter(dict(enumerate(neighbour_lists(count, edges, directed=True)))).prepare()
    if acyclic and connected and not directed:
        assert len(edges) == count - 1


@few
@given(graphs((1, 8), acyclic=True))
def test_a_forest_joins_no_two_nodes_twice(graph):
    count, edges = graph
    root = list(range(count))
    for a, b in edges:
        assert root[a] != root[b]
        root = [root[a] if other == root[b] else other for other in root]


@pytest.mark.parametrize(
    ("options", "condition", "found"),
    [
        ({}, lambda graph: graph[1], (2, [(0, 1)])),
        ({}, lambda graph: graph[0] > 2, (3, [])),
        ({"connected": True}, lambda graph: graph[0] == 4, (4, [(0, 1), (0, 2), (0, 3)])),
        ({"directed": True}, lambda graph: len(graph[1]) == 2, (2, [(0, 1), (1, 0)])),
        ({"weights": st.integers(1, 9)}, lambda graph: graph[1], (2, [(0, 1, 1)])),
    ],
)
def test_graphs_shrink_to_few_edges_in_order(options, condition, found):
    count, edges = smallest(graphs(**options), condition)
    assert (count, sorted(edges)) == found


def test_topological_order_is_not_that_of_the_names():
    assert smallest(graphs(3, directed=True, acyclic=True), lambda graph: any(a > b for a, b in graph[1]))


def test_cycles_are_drawn_when_they_are_allowed():
    assert smallest(graphs((3, 6)), lambda graph: len(graph[1]) >= graph[0])


@pytest.mark.parametrize(
    ("edges", "directed", "lists"),
    [
        ([(0, 1), (2, 1)], False, [[1], [0, 2], [1]]),
        ([(0, 1), (2, 1)], True, [[1], [], [1]]),
        ([(0, 1, 5)], False, [[(1, 5)], [(0, 5)], []]),
        ([], True, [[], [], []]),
    ],
)
def test_neighbour_lists_follow_the_edges(edges, directed, lists):
    assert neighbour_lists(3, edges, directed=directed) == lists


@few
@given(operations({"size": (), "put": (st.integers(0, 3), st.text("ab", max_size=1))}, count=(1, 5)))
def test_operations_name_a_method_and_its_arguments(stream):
    assert 1 <= len(stream) <= 5
    assert all(operation == ("size",) or (operation[0], len(operation)) == ("put", 3) for operation in stream)


def test_operations_shrink_towards_the_first_method():
    assert (
        smallest(operations({"size": (), "put": (st.integers(),)}), lambda stream: len(stream) == 2) == [("size",)] * 2
    )


@pytest.mark.parametrize(
    "strategy",
    [
        matrices((0, 3), (0, 3)),
        matrices(2, symmetric=True),
        bulk_matrices(2, 3),
        bulk_matrices(2, condition=10, symmetric=True),
        labels(3, 2),
        labels(3, 2, every_class=True),
        labels(3, 2, bulk=True),
        images(2, 2, channels=2, channels_first=True),
        images(2, 2, bulk=True),
        trees(),
        trees(search=True),
        linked_lists(),
        graphs(connected=True, weights=st.floats(0, 1)),
        graphs().map(lambda graph: neighbour_lists(*graph)),
        operations({"put": (st.integers(),)}),
    ],
)
def test_what_is_drawn_can_be_kept_for_later(strategy):
    """The bank keeps values that cross the wall, each of them a new object in every example."""
    recorder = Recorder(10**6, fixtures=())
    keep = recorder.instead_of(lambda: None)
    kept = few(given(value=strategy)(lambda value: keep(value=value)))
    kept()
    assert recorder.examples


def test_an_array_given_out_twice_would_be_noticed():
    keep = Recorder(10**6, fixtures=()).instead_of(lambda: None)
    shared = np.zeros(2)
    keep(value=shared)
    with pytest.raises(NotStorableError):
        keep(value=shared)
