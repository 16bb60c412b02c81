def level_order(root):
    levels = []
    queue = [root] if root else []
    while queue:
        values = []
        for node in queue:
            values.append(node.val)
            if node.left:
                queue.append(node.left)
            if node.right:
                queue.append(node.right)
        levels.append(values)
        queue = []
    return levels
