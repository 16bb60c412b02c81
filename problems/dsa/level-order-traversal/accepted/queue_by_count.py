from collections import deque


def level_order(root: "TreeNode | None") -> list[list[int]]:  # noqa: F821 - every program finds TreeNode defined
    """One queue for the whole walk: when a level begins, the queue's length says how many nodes belong to it."""
    levels = []
    waiting = deque() if root is None else deque([root])
    while waiting:
        values = []
        for _ in range(len(waiting)):
            node = waiting.popleft()
            values.append(node.val)
            if node.left is not None:
                waiting.append(node.left)
            if node.right is not None:
                waiting.append(node.right)
        levels.append(values)
    return levels
