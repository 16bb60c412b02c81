"""The examples a learner sees, from a good tree to mistakes that lie deeper and deeper."""

from solution import is_search_tree

from rehearse_sandbox.kit import check_same, tree_from_levels


def test_a_search_tree():
    """Smaller keys to the left and larger ones to the right, at each node, make a search tree."""
    check_same(is_search_tree(tree_from_levels([5, 3, 8, 1, 4, None, 9])), True)


def test_a_child_on_the_wrong_side():
    """A left child is smaller than its parent, a right child larger."""
    check_same(is_search_tree(tree_from_levels([5, 7, 8])), False)
    check_same(is_search_tree(tree_from_levels([5, 3, 4])), False)


def test_deeper_on_the_wrong_side():
    """All keys in the left subtree are smaller, not only the left child's, and all in the right subtree are larger."""
    check_same(is_search_tree(tree_from_levels([5, 3, 8, 1, 6, None, 9])), False)
    check_same(is_search_tree(tree_from_levels([5, 3, 8, None, None, 4, 9])), False)


def test_four_levels_below():
    """A key is bound by every node above it, however far away that is."""
    tree = tree_from_levels([8, 4, None, 2, None, None, 3, None, 9])
    check_same(is_search_tree(tree), False)
    tree = tree_from_levels([8, 4, None, 2, None, None, 3])
    check_same(is_search_tree(tree), True)


def test_equal_keys():
    """Keys that are equal are allowed nowhere: neither on the left, nor on the right, nor further below."""
    check_same(is_search_tree(tree_from_levels([4, 4])), False)
    check_same(is_search_tree(tree_from_levels([4, None, 4])), False)
    check_same(is_search_tree(tree_from_levels([4, 2, None, None, 4])), False)


def test_keys_around_zero():
    """A node with the key 0 binds the keys below it like any other."""
    check_same(is_search_tree(tree_from_levels([0, -1, 1])), True)
    check_same(is_search_tree(tree_from_levels([0, -2, None, None, 3])), False)
    check_same(is_search_tree(tree_from_levels([0, None, 2, -3])), False)


def test_empty_and_single():
    """The tree without nodes and a single node are search trees."""
    check_same(is_search_tree(None), True)
    check_same(is_search_tree(tree_from_levels([-7])), True)
