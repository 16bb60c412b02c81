def level_order(root):
    levels = []
    values = []
    level = [root] if root else []
    while level:
        values.clear()
        for node in level:
            values.append(node.val)
        levels.append(values)
        level = [child for node in level for child in (node.left, node.right) if child]
    return levels
