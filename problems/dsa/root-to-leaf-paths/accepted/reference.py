def root_to_leaf_paths(root: "TreeNode | None") -> list[list[int]]:  # noqa: F821 - every program finds TreeNode defined
    """Each waiting node carries the values above it; the left child is pushed last, so that it comes first."""
    paths = []
    waiting = [(root, [])] if root else []
    while waiting:
        node, above = waiting.pop()
        path = [*above, node.val]
        if node.left is None and node.right is None:
            paths.append(path)
        waiting.extend((child, path) for child in (node.right, node.left) if child is not None)
    return paths
