def root_to_leaf_paths(root):
    paths = []
    waiting = [(root, [])]
    while waiting:
        node, above = waiting.pop()
        if node is None:
            continue
        path = [*above, node.val]
        if node.left is None or node.right is None:
            paths.append(path)
        waiting += [(node.right, path), (node.left, path)]
    return paths
