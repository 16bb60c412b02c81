def root_to_leaf_paths(root):
    paths, path = [], []
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if node is None:
            continue
        del path[depth:]
        path.append(node.val)
        if node.left is None and node.right is None:
            paths.append(path)
        waiting += [(node.right, depth + 1), (node.left, depth + 1)]
    return paths
