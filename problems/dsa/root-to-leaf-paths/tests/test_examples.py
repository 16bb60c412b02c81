"""The examples a learner sees, from a full tree to the tree without nodes."""

from solution import root_to_leaf_paths

from rehearse_sandbox.kit import check_same, tree_from_levels, tree_to_levels


def test_full_tree():
    """Each leaf gives one path, from the root down to it; the leaves come from left to right, whatever their values are."""
    paths = root_to_leaf_paths(tree_from_levels([4, 6, 2, 1, 7, 5, 3]))
    check_same(paths, [[4, 6, 1], [4, 6, 7], [4, 2, 5], [4, 2, 3]])


def test_longer_on_the_left():
    """Paths through the left child come first, also when they are longer than those through the right child."""
    check_same(root_to_leaf_paths(tree_from_levels([5, 2, 8, 1, 3])), [[5, 2, 1], [5, 2, 3], [5, 8]])


def test_one_child():
    """A node with one child is not a leaf, so no path ends there."""
    check_same(root_to_leaf_paths(tree_from_levels([1, 2, None, None, 3])), [[1, 2, 3]])


def test_equal_paths():
    """Two leaves give two paths, even if both paths hold the same values."""
    check_same(root_to_leaf_paths(tree_from_levels([1, 2, 2])), [[1, 2], [1, 2]])


def test_equal_values():
    """Nodes with equal values are different nodes: each leaf has its own way from the root."""
    check_same(root_to_leaf_paths(tree_from_levels([1, 2, 3, 3])), [[1, 2, 3], [1, 3]])


def test_one_node():
    """A single node is root and leaf at once, and gives a path of one value."""
    check_same(root_to_leaf_paths(tree_from_levels([0])), [[0]])


def test_no_nodes():
    """The tree without nodes has no leaf, and so no path."""
    check_same(root_to_leaf_paths(None), [])


def test_the_same_tree_again():
    """Asking a second time about the same tree gives the same paths."""
    root = tree_from_levels([3, 1, 2])
    check_same(root_to_leaf_paths(root), [[3, 1], [3, 2]])
    check_same(tree_to_levels(root), [3, 1, 2], why="The tree belongs to the caller: no node may change.")
    check_same(root_to_leaf_paths(root), [[3, 1], [3, 2]])
