def is_search_tree(root: "TreeNode | None") -> bool:  # noqa: F821 - every program finds TreeNode defined
    """Hand each node the range that the nodes above leave for its key."""
    waiting = [(root, None, None)]
    while waiting:
        node, low, high = waiting.pop()
        if node is None:
            continue
        if low is not None and node.val <= low:
            return False
        if high is not None and node.val >= high:
            return False
        waiting.append((node.left, low, node.val))
        waiting.append((node.right, node.val, high))
    return True
