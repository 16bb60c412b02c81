"""The trees that `level_order` may be called with: small ones of any shape, ones built level by level, and the edges."""

from itertools import combinations

from hypothesis import strategies as st

from rehearse_sandbox.kit import TreeNode, tree_from_levels

N_MAX = 10_000
VALUE_MAX = 1_000_000


def valid(root):
    """Whether the statement allows this tree: at most N_MAX nodes, each reached in one way, with int values."""
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


@st.composite
def strategy(draw, size=6):
    """A tree of up to `size` nodes, or None: each node takes one of the places that are free when it comes."""
    root, free = None, []
    for value, choice in draw(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, size)), max_size=size)):
        node = TreeNode(value)
        if root is None:
            root = node
        else:
            parent, side = free.pop(choice % len(free))
            setattr(parent, side, node)
        free += [(node, "left"), (node, "right")]
    return root


@st.composite
def levels(draw, depth=4, width=3):
    """A tree and its levels: each level's nodes hang, in order, from places below the level above."""
    values = st.sampled_from([*range(-3, 4), VALUE_MAX, -VALUE_MAX])
    drawn = draw(st.lists(st.lists(values, min_size=1, max_size=width), max_size=depth))
    above = TreeNode(None)
    # Everything hangs below a first node that is not part of the tree, from its left side only.
    places, made = [(above, "left")], []
    for row in drawn:
        made.append(row[: len(places)])
        taken = draw(st.sampled_from(list(combinations(places, len(made[-1])))))
        nodes = [TreeNode(value) for value in made[-1]]
        for (parent, side), node in zip(taken, nodes, strict=True):
            setattr(parent, side, node)
        places = [(node, side) for node in nodes for side in ("left", "right")]
    return above.left, made


def chain(n):
    """A tree of n levels with one node each, 0 to n - 1 from the root down; it turns left and right by turns."""
    root = node = TreeNode(0)
    for value in range(1, n):
        child = TreeNode(value)
        if value % 2:
            node.left = child
        else:
            node.right = child
        node = child
    return root


EDGE = {
    "empty": (None,),
    "one node": (tree_from_levels([7]),),
    "left child only": (tree_from_levels([1, 2]),),
    "right child only": (tree_from_levels([1, None, 2]),),
    "gap in the middle": (tree_from_levels([1, 2, 3, 4, None, None, 5]),),
    "all values equal": (tree_from_levels([0, 0, 0, 0, 0]),),
    "longest chain": (chain(N_MAX),),
}


def sizes(n):
    """A tree of n nodes in which every level but the last is full."""
    return (tree_from_levels(list(range(n))),)
