"""Laws of level order."""

from hypothesis import given
from inputs import N_MAX, chain, levels, strategy
from solution import level_order

from rehearse_sandbox.kit import check_same, tree_to_levels


def paths(node, path=""):
    """Each node's way down from the root, such as "LRL", with its value. Only for small trees."""
    if node is None:
        return []
    return [(path, node.val), *paths(node.left, path + "L"), *paths(node.right, path + "R")]


def by_paths(root):
    """The levels by definition: as long as the path is the level, and within a level the alphabet is left to right."""
    found = sorted(paths(root), key=lambda each: (len(each[0]), each[0]))
    return [
        [value for path, value in found if len(path) == depth] for depth in sorted({len(path) for path, _ in found})
    ]


@given(strategy())
def test_same_as_sorting_the_paths(root):
    """A node's level is the number of steps from the root; within a level, what lies further left comes first."""
    expected = by_paths(root)
    check_same(level_order(root), expected)


@given(levels())
def test_levels_that_were_built(tree_and_levels):
    """A tree that was built level by level is taken apart into the same levels."""
    root, expected = tree_and_levels
    check_same(level_order(root), expected)


@given(strategy(size=3), strategy(size=3))
def test_calls_do_not_meet(first, second):
    """What one call returns depends on its own tree alone, and no call changes a tree."""
    before = tree_to_levels(first), tree_to_levels(second)
    expected = by_paths(first), by_paths(second)
    check_same(level_order(first), expected[0])
    check_same(level_order(second), expected[1])
    after = tree_to_levels(first), tree_to_levels(second)
    check_same(after, before, why="The trees belong to the caller: leave them as they were.")


def test_longest_chain():
    """A tree may be as deep as it has nodes, one node on each level."""
    check_same(level_order(chain(N_MAX)), [[value] for value in range(N_MAX)])
