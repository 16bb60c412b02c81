def root_to_leaf_paths(root):
    if root is None:
        return []
    paths, way_to = [], {root.val: [root.val]}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        path = way_to[node.val]
        if node.left is None and node.right is None:
            paths.append(path.copy())
        for child in (node.right, node.left):
            if child is not None:
                way_to[child.val] = [*path, child.val]
                waiting.append(child)
    return paths
