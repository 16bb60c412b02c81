"""Laws of search trees."""

from hypothesis import given
from inputs import (
    N_MAX,
    VALUE_MAX,
    by_definition,
    chain,
    inserted,
    key_lists,
    mirrored,
    strategy,
    with_one_key_twice,
)
from solution import is_search_tree

from rehearse_sandbox.kit import check_same, tree_from_levels, tree_to_levels


@given(strategy())
def test_every_node_binds_all_below(root):
    """At each node, all keys to the left are smaller and all keys to the right are larger; otherwise it is no search tree."""
    check_same(is_search_tree(root), by_definition(root))


@given(key_lists(7))
def test_grown_by_inserting(keys):
    """A tree that has grown by inserting keys, each where a search for it ends, is a search tree."""
    check_same(is_search_tree(inserted(keys)), True)


@given(with_one_key_twice())
def test_one_key_twice(root):
    """A tree in which two nodes hold the same key is no search tree, wherever they are."""
    check_same(is_search_tree(root), False)


@given(strategy())
def test_in_the_mirror(root):
    """In the mirror, with the opposite of each key, search trees stay search trees and others do not become one."""
    check_same(is_search_tree(mirrored(root)), by_definition(root))


@given(strategy())
def test_tree_is_left_alone(root):
    """The tree is the same after the call."""
    before = tree_to_levels(root)
    is_search_tree(root)
    check_same(tree_to_levels(root), before, why="The tree belongs to the caller: leave it as it was.")


def test_as_deep_as_allowed():
    """A tree may be as deep as it has nodes, and its deepest node counts."""
    keys = list(range(N_MAX))
    check_same(is_search_tree(chain(keys)), True)
    check_same(is_search_tree(chain([-key for key in keys])), True)
    check_same(is_search_tree(chain([*keys[1:], 0])), False)


def test_the_smallest_and_the_largest_key():
    """The smallest and the largest key that are allowed are keys like all others."""
    check_same(is_search_tree(tree_from_levels([0, -VALUE_MAX, VALUE_MAX])), True)
    check_same(is_search_tree(tree_from_levels([VALUE_MAX, -VALUE_MAX])), True)
    check_same(is_search_tree(tree_from_levels([-VALUE_MAX, None, VALUE_MAX, -VALUE_MAX])), False)
