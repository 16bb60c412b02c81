"""The examples a learner sees, from a plain tree to what two calls must not share."""

from solution import level_order

from rehearse_sandbox.kit import check_same, tree_from_levels, tree_to_levels


def test_three_levels():
    """Each level becomes one list: levels from the root down, values from left to right."""
    check_same(level_order(tree_from_levels([5, 2, 8, 1, None, 7, 9])), [[5], [2, 8], [1, 7, 9]])


def test_missing_children():
    """A missing child leaves no trace: a level holds only the nodes that are there."""
    check_same(level_order(tree_from_levels([1, 2, None, None, 3])), [[1], [2], [3]])


def test_cousins():
    """Left to right holds across parents: the left node's children come before those of the right node."""
    check_same(level_order(tree_from_levels([1, 2, 3, None, 4, 5])), [[1], [2, 3], [4, 5]])


def test_equal_values():
    """Values may be zero, negative and equal; every node counts."""
    check_same(level_order(tree_from_levels([0, -1, 0, 0, 0])), [[0], [-1, 0], [0, 0]])


def test_empty_tree():
    """A tree without nodes has no levels, so the answer is an empty list."""
    check_same(level_order(None), [])


def test_each_call_starts_afresh():
    """Asking twice about the same tree gives the same answer twice."""
    root = tree_from_levels([1, 2, 3])
    check_same(level_order(root), [[1], [2, 3]])
    check_same(tree_to_levels(root), [1, 2, 3], why="The tree belongs to the caller: leave it as it was.")
    check_same(level_order(root), [[1], [2, 3]])
