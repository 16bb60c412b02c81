"""The trees that `root_to_leaf_paths` may be called with: small ones of any shape, long chains, and the edges."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import TreeNode, tree_from_levels

N_MAX = 2000
VALUE_MAX = 1_000_000


def valid(root):
    """Whether the statement allows this tree: at most N_MAX nodes, each with one parent, and int values within the bounds."""
    waiting, seen = [root], set()
    while waiting and len(seen) <= N_MAX:
        node = waiting.pop()
        if node is None:
            continue
        if type(node) is not TreeNode or type(node.val) is not int or abs(node.val) > VALUE_MAX or id(node) in seen:
            return False
        seen.add(id(node))
        waiting += [node.left, node.right]
    return len(seen) <= N_MAX


def grown(choices):
    """The tree that grows when each (value, choice) takes one of the places that are free; None without choices."""
    top = TreeNode(0)
    free = [(top, "left")]
    for value, choice in choices:
        parent, side = free.pop(choice % len(free))
        node = TreeNode(value)
        setattr(parent, side, node)
        free += [(node, "left"), (node, "right")]
    return top.left


def strategy(size=7):
    """A tree of up to `size` nodes with few different values, or None."""
    return st.lists(st.tuples(st.integers(-2, 2), st.integers(0, size)), max_size=size).map(grown)


def numbered(root, number=1):
    """A new tree of the same shape: the root is 1, and the children of the node k are 2k on the left and 2k + 1 on the right."""
    if root is None:
        return None
    return TreeNode(number, numbered(root.left, 2 * number), numbered(root.right, 2 * number + 1))


def mirrored(root):
    """A new tree with left and right exchanged everywhere."""
    return None if root is None else TreeNode(root.val, mirrored(root.right), mirrored(root.left))


def copied(root):
    """A new tree with the same values in the same places."""
    return None if root is None else TreeNode(root.val, copied(root.left), copied(root.right))


def chain(values):
    """A tree with one node on each level, which turns left and right by turns."""
    root = node = TreeNode(values[0])
    for place, value in enumerate(values[1:]):
        child = TreeNode(value)
        if place % 2:
            node.right = child
        else:
            node.left = child
        node = child
    return root


EDGE = {
    "empty": (None,),
    "one node": (tree_from_levels([7]),),
    "only left children": (tree_from_levels([1, 2, None, 3]),),
    "only right children": (tree_from_levels([1, None, 2, None, 3]),),
    "a full tree": (tree_from_levels([4, 2, 6, 1, 3, 5, 7]),),
    "the left path is longer": (tree_from_levels([5, 2, 8, 1, 3]),),
    "equal paths": (tree_from_levels([1, 2, 2]),),
    "zeros": (tree_from_levels([0, 0, 0, None, 0]),),
}
