"""Linked lists and binary trees: the shared node types, and how tests write them down in one line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from rehearse_sandbox.wire.nodes import ListNode, TreeNode

#: Nodes that are looked at before a structure counts as endless: a learner's list may loop.
MAX_NODES = 200_000

__all__ = ["MAX_NODES", "ListNode", "TreeNode", "list_from_values", "tree_from_levels", "tree_to_levels"]


def list_from_values(values: Iterable[object]) -> ListNode | None:
    """A linked list of these values in order; None when there are none."""
    head: ListNode | None = None
    for value in reversed(list(values)):
        head = ListNode(value, head)
    return head


def tree_from_levels(values: Sequence[object]) -> TreeNode | None:
    """A binary tree from its values level by level, left to right; None stands for a missing child.

    Missing nodes have no children of their own in the list: `[1, None, 2, 3]` is 1, its right child 2, and 2's
    left child 3.

    Raises:
        ValueError: there are values left over that no node can have as a child.
    """
    if not values or values[0] is None:
        if any(value is not None for value in values):
            raise ValueError(f"the root is None, so nothing can follow it: {list(values)!r}")
        return None
    rest = iter(values)
    root = TreeNode(next(rest))
    parents = deque([root])
    for position, value in enumerate(rest):
        if not parents:
            raise ValueError(f"no node is left to be the parent of value {position + 1} of {list(values)!r}")
        node = None if value is None else TreeNode(value)
        if position % 2 == 0:
            parents[0].left = node
        else:
            parents.popleft().right = node
        if node is not None:
            parents.append(node)
    return root


def tree_to_levels(root: TreeNode | None, *, limit: int = MAX_NODES) -> list[object]:
    """The values that `tree_from_levels` would take, without the trailing Nones, cut after `limit` nodes."""
    values: list[object] = []
    waiting: deque[TreeNode | None] = deque([root])
    while waiting and len(values) < limit:
        node = waiting.popleft()
        if node is None:
            values.append(None)
            continue
        values.append(node.val)
        waiting.extend((node.left, node.right))
    while values and values[-1] is None:
        values.pop()
    return values
