def root_to_leaf_paths(root):
    if root is None:
        return [[]]
    paths = []
    waiting = [(root, [])]
    while waiting:
        node, above = waiting.pop()
        path = [*above, node.val]
        if node.left is None and node.right is None:
            paths.append(path)
        waiting += [(child, path) for child in (node.right, node.left) if child is not None]
    return paths
