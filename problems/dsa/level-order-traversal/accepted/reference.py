def level_order(root: "TreeNode | None") -> list[list[int]]:  # noqa: F821 - every program finds TreeNode defined
    """Hold one whole level of nodes at a time; the children of a level, in order, are the next one."""
    levels = []
    level = [root] if root else []
    while level:
        levels.append([node.val for node in level])
        level = [child for node in level for child in (node.left, node.right) if child]
    return levels
