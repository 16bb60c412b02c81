def level_order(root):
    levels = []
    level = [root] if root else []
    while level:
        levels.append([node.val for node in level])
        below = []
        for node in level:
            below += [child for child in (node.left, node.right) if child]
            node.left = node.right = None
        level = below
    return levels
