"""Laws of root-to-leaf paths."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, VALUE_MAX, chain, copied, mirrored, numbered, strategy
from solution import root_to_leaf_paths

from rehearse_sandbox.kit import TreeNode, check_form, check_same, check_valid, tree_to_levels


def leaves_of(root):
    """The values of a small tree's leaves, from left to right."""
    if root is None:
        return []
    return leaves_of(root.left) + leaves_of(root.right) or [root.val]


@given(strategy().map(numbered))
def test_every_step_leads_to_a_child(root):
    """With the root numbered 1 and the children of k numbered 2k and 2k + 1, each path begins at 1 and each step leads to a child."""

    def fault(paths):
        for path in paths:
            if any(type(value) is not int for value in path) or path[:1] != [1]:
                return f"{path} does not begin at the root, 1"
            for above, below in pairwise(path):
                if below // 2 != above:
                    return f"{below} is no child of {above}"
        return ""

    why = "A path begins at the root, 1, and each step leads from k to a child, 2k or 2k + 1."
    check_valid(root_to_leaf_paths(root), fault, kind=list, items=list, why=why)


@given(strategy().map(numbered))
def test_one_path_for_each_leaf(root):
    """The ends of the paths are the leaves of the tree, each once, from left to right."""
    expected = leaves_of(root)
    paths = check_form(root_to_leaf_paths(root), kind=list, length=len(expected))
    check_same([check_form(path, kind=list)[-1:] for path in paths], [[leaf] for leaf in expected])


@given(strategy(size=4), strategy(size=4), st.integers(-2, 2))
def test_two_trees_below_a_new_root(left, right, value):
    """Below a new root stand the paths of its left tree, then those of its right tree, each with the root's value in front."""
    expected = []
    for tree in (left, right):
        paths = check_form(root_to_leaf_paths(copied(tree)), kind=list)
        expected += [[value, *check_form(path, kind=list)] for path in paths]
    check_same(root_to_leaf_paths(TreeNode(value, left, right)), expected or [[value]])


@given(strategy())
def test_in_the_mirror(root):
    """With left and right exchanged everywhere, the same paths come in the opposite order."""
    other = mirrored(root)
    paths = check_form(root_to_leaf_paths(root), kind=list)
    check_same(root_to_leaf_paths(other), paths[::-1])


@given(strategy())
def test_the_tree_is_left_alone(root):
    """The tree is the same after the call as before."""
    before = tree_to_levels(root)
    root_to_leaf_paths(root)
    check_same(tree_to_levels(root), before, why="The tree belongs to the caller: no node may change.")


def test_as_deep_as_allowed():
    """A tree may have one node on each level, and then has one path through all of them."""
    values = list(range(VALUE_MAX, VALUE_MAX - N_MAX, -1))
    check_same(root_to_leaf_paths(chain(values)), [values])
