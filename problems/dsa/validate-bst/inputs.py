"""The trees that `is_search_tree` may be called with: search trees, most of them with one key changed, and the edges."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import TreeNode, tree_from_levels

N_MAX = 5000
VALUE_MAX = 1_000_000


def valid(root):
    """Whether the statement allows this tree: at most N_MAX nodes, each reached in one way, with int keys."""
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


def inserted(keys):
    """The search tree that grows when these different keys are inserted one after the other."""
    root = None
    for key in keys:
        if root is None:
            root = TreeNode(key)
            continue
        node = root
        while (child := node.left if key < node.val else node.right) is not None:
            node = child
        if key < node.val:
            node.left = TreeNode(key)
        else:
            node.right = TreeNode(key)
    return root


def nodes_of(root):
    """All nodes of a small tree, each before those below it."""
    return [] if root is None else [root, *nodes_of(root.left), *nodes_of(root.right)]


def by_definition(root):
    """Whether each node's key is larger than all keys to its left and smaller than all keys to its right."""
    return all(
        all(below.val < node.val for below in nodes_of(node.left))
        and all(below.val > node.val for below in nodes_of(node.right))
        for node in nodes_of(root)
    )


def key_lists(size):
    """Up to `size` different small keys."""
    return st.lists(st.integers(-4, 4), max_size=size, unique=True)


@st.composite
def strategy(draw, size=6):
    """A search tree of up to `size` nodes, or None; often one of its keys has been replaced."""
    root = inserted(draw(key_lists(size)))
    nodes = nodes_of(root)
    if nodes and draw(st.booleans()):
        draw(st.sampled_from(nodes)).val = draw(st.integers(-5, 5))
    return root


@st.composite
def with_one_key_twice(draw, size=6):
    """A tree of two to `size` nodes, two of which hold the same key; without one of them it would be a search tree."""
    nodes = nodes_of(inserted(draw(st.lists(st.integers(-4, 4), min_size=2, max_size=size, unique=True))))
    one, other = draw(st.lists(st.sampled_from(range(len(nodes))), min_size=2, max_size=2, unique=True))
    nodes[one].val = nodes[other].val
    return nodes[0]


def mirrored(root):
    """A new tree with left and right exchanged and the opposite of each key."""
    return None if root is None else TreeNode(-root.val, mirrored(root.right), mirrored(root.left))


def chain(keys):
    """A tree with one node on each level: each next key is the left child if it is smaller, and the right child otherwise."""
    root = node = TreeNode(keys[0])
    for key in keys[1:]:
        child = TreeNode(key)
        if key < node.val:
            node.left = child
        else:
            node.right = child
        node = child
    return root


EDGE = {
    "empty": (None,),
    "one node": (tree_from_levels([7]),),
    "a larger left child": (tree_from_levels([1, 2]),),
    "an equal left child": (tree_from_levels([1, 1]),),
    "an equal right child": (tree_from_levels([1, None, 1]),),
    "too large, two levels below": (tree_from_levels([5, 3, 8, 1, 6]),),
    "too small, two levels below": (tree_from_levels([5, 3, 8, None, None, 4]),),
    "keys around zero": (tree_from_levels([0, -1, 1]),),
    "smallest and largest key": (tree_from_levels([0, -VALUE_MAX, VALUE_MAX]),),
}
