"""Strategies for trees, linked lists, graphs and streams of operations.

Every part is drawn by itself and stays independent of the others, so that a failing example shrinks to few and small parts. Each
example is made of new objects. A size is a number, or the smallest and the largest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from rehearse_sandbox.kit.array_strategies import Size, shuffled, whole_number
from rehearse_sandbox.kit.nodes import ListNode, TreeNode, list_from_values

Values = st.SearchStrategy[Any]
#: Two nodes, and the weight if the graph has weights.
Edge = tuple[Any, ...]

#: Equal values happen often, and so do negative ones.
SMALL_INTEGERS = st.integers(-9, 9)


@st.composite
def trees(
    draw: st.DrawFn, nodes: Size = (0, 6), *, values: Values = SMALL_INTEGERS, search: bool = False
) -> TreeNode | None:
    """Binary trees of any shape; None when there are no nodes.

    With `search` the values are different, and smaller ones are to the left of larger ones. Otherwise each node names a place
    below an earlier one by its number, which stays right when later nodes are left out; if it is taken, the next free one will do.
    """
    least, most = _bounds(nodes)
    if search:
        return _search_tree(draw(st.lists(values, min_size=least, max_size=most, unique=True)))
    above = TreeNode(None)
    # Everything hangs below a first node that is no part of the tree, from its left side only.
    places = [(above, "left")]
    taken: set[int] = set()
    for value, choice in draw(st.lists(st.tuples(values, st.integers(0, 2 * most)), min_size=least, max_size=most)):
        place = choice % len(places)
        while place in taken:
            place = (place + 1) % len(places)
        taken.add(place)
        parent, side = places[place]
        node = TreeNode(value)
        setattr(parent, side, node)
        places += [(node, "left"), (node, "right")]
    return above.left


def _search_tree(values: list[Any]) -> TreeNode | None:
    root: TreeNode | None = None
    for value in values:
        node, new = root, TreeNode(value)
        if node is None:
            root = new
        while node is not None:
            side = "left" if value < node.val else "right"
            following = getattr(node, side)
            if following is None:
                setattr(node, side, new)
            node = following
    return root


def linked_lists(length: Size = (0, 6), *, values: Values = SMALL_INTEGERS) -> st.SearchStrategy[ListNode | None]:
    """Linked lists; None when there are no values."""
    least, most = _bounds(length)
    return st.lists(values, min_size=least, max_size=most).map(list_from_values)


@st.composite
def graphs(
    draw: st.DrawFn,
    nodes: Size = (1, 6),
    *,
    directed: bool = False,
    acyclic: bool = False,
    connected: bool = False,
    weights: Values | None = None,
) -> tuple[int, list[Edge]]:
    """Graphs as the number of nodes, which are called 0, 1, 2 and so on, and a list of edges (a, b) or (a, b, weight).

    No edge comes twice or joins a node with itself. With `acyclic` there is no way back to where one came from: a forest, or
    when `directed` a graph that has a topological order. With `connected` every node can be reached, when `directed` from node 0.
    The order of nodes and edges says nothing. `neighbour_lists` makes adjacency lists of it.
    """
    count = draw(whole_number(nodes))
    edges = _branches(draw, count, connected=connected) if connected or (acyclic and not directed) else []
    if directed or not acyclic:
        edges += _any_edges(draw, count, both_ways=directed and not acyclic)
    edges = list(dict.fromkeys(edges))
    if len(edges) > 0:
        edges = _renamed(draw, count, edges, keep_first=connected and directed)
    if weights is None:
        return count, edges
    drawn = draw(st.lists(weights, min_size=len(edges), max_size=len(edges)))
    return count, [(*edge, weight) for edge, weight in zip(edges, drawn, strict=True)]


def _branches(draw: st.DrawFn, count: int, *, connected: bool) -> list[Edge]:
    """An edge to each node from one before it; or none, when not all need be connected."""
    if connected:
        return [(draw(st.integers(0, node - 1)), node) for node in range(1, count)]
    parents = [(draw(st.integers(0, node)) - 1, node) for node in range(1, count)]
    return [edge for edge in parents if edge[0] >= 0]


def _any_edges(draw: st.DrawFn, count: int, *, both_ways: bool) -> list[Edge]:
    """Edges between any two nodes, from the lower to the higher one unless both ways are allowed."""
    if count < 2:
        return []
    least = draw(st.integers(0, count))
    numbers = draw(st.lists(st.integers(0, count * (count - 1) - 1), min_size=least, max_size=least + 2 * count))
    pairs = [divmod(number, count - 1) for number in numbers]
    edges = [(start, end + (end >= start)) for start, end in pairs]
    return list(edges) if both_ways else [(min(edge), max(edge)) for edge in edges]


def _renamed(draw: st.DrawFn, count: int, edges: list[Edge], *, keep_first: bool) -> list[Edge]:
    """The same graph, whose names and whose order of edges give nothing away; two choices, both of which shrink to nothing."""
    fixed = np.arange(int(keep_first))
    names = np.concatenate([fixed, shuffled(draw, np.arange(len(fixed), count))]).tolist()
    return [(names[a], names[b]) for a, b in shuffled(draw, np.array(edges)).tolist()]


def neighbour_lists(count: int, edges: Sequence[Edge], *, directed: bool = False) -> list[list[Any]]:
    """For each node its neighbours in the order of the edges; with weights, pairs of a neighbour and the weight."""
    lists: list[list[Any]] = [[] for _ in range(count)]
    for start, end, *weight in edges:
        lists[start].append((end, *weight) if weight else end)
        if not directed:
            lists[end].append((start, *weight) if weight else start)
    return lists


def operations(
    methods: Mapping[str, Sequence[Values]], count: Size = (0, 12)
) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    """Streams of method calls such as ("put", key, value), from a dictionary from each name to strategies of its arguments.

    Name the plainest method first: examples shrink towards it. Draw keys from very few, so that most calls meet an earlier one.
    """
    least, most = _bounds(count)
    one = st.one_of([st.tuples(st.just(name), *arguments) for name, arguments in methods.items()])
    return st.lists(one, min_size=least, max_size=most)


def _bounds(size: Size) -> tuple[int, int]:
    return (size, size) if isinstance(size, int) else size
