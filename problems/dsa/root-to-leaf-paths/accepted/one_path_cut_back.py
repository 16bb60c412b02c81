def root_to_leaf_paths(root):
    """One path for the whole walk: it is cut back to the depth of the node that comes next, and copied at leaves."""
    paths, path = [], []
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if node is None:
            continue
        del path[depth:]
        path.append(node.val)
        if node.left is node.right is None:
            paths.append(path.copy())
        waiting += [(node.right, depth + 1), (node.left, depth + 1)]
    return paths
