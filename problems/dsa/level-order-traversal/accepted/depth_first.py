def level_order(root: "TreeNode | None") -> list[list[int]]:  # noqa: F821 - every program finds TreeNode defined
    """Walk branch by branch with a stack of (node, depth); left before right keeps every level in order."""
    levels = []
    stack = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if node is None:
            continue
        if depth == len(levels):
            levels.append([])
        levels[depth].append(node.val)
        # What is pushed last comes off first, so the left child goes on top.
        stack.append((node.right, depth + 1))
        stack.append((node.left, depth + 1))
    return levels
